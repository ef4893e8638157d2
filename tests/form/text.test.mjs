import assert from 'node:assert/strict';
import test from 'node:test';
import {normalise, tidy} from '../../themes/tiled-hall/static/js/form/text.js';

const hidden = '[\\u0000-\\u0008\\u000b-\\u001f\\u00ad\\u200b\\u202a-\\u202e]';

test('a text of one line keeps its words and loses its breaks', () =>
  assert.equal(normalise('  a\r\n b\u2028c\td ', hidden), 'a b c d'));

test('paragraphs keep one empty line between them, and lines no spaces at their ends', () =>
  assert.equal(normalise('a  \n\n\n\nb\u0085c\n', hidden, true), 'a\n\nb\nc'));

test('what cannot be seen goes, letters become whole and half a character is none', () => {
  assert.equal(normalise('a\u200bb\u202ec', hidden), 'abc');
  assert.equal(normalise('e\u0301', hidden), '\u00e9');
  assert.equal(normalise('a\ud83db', hidden), 'ab');
});

test('a joiner stays, which Persian and families of emoji need', () => assert.equal(normalise('a\u200cb', hidden), 'a\u200cb'));

test('an address without https:// gets it, and one with a scheme stays', () => {
  assert.equal(tidy('www.example.org/a', 'web'), 'https://www.example.org/a');
  for (const text of ['http://example.org', 'javascript:alert(1)', 'nowhere', 'me@example.org', '']) assert.equal(tidy(text, 'web'), text);
});

test('a postcode stands in capitals with its one space', () => {
  for (const text of ['se155se', 'SE15 5SE', ' se15  5se']) assert.equal(tidy(text, 'postcode'), 'SE15 5SE');
});

test('the words of a text of any other kind stay as they are', () => assert.equal(tidy('se155se', 'text'), 'se155se'));
