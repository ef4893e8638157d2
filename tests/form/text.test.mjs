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

/** Texts of letters and spaces of many kinds, the same in each run. */
const spaced = count => {
  let seed = 7;
  const next = below => (seed = (seed * 16807) % 2147483647) % below;
  return Array.from({length: count}, () => Array.from({length: next(14)}, () => 'ab   \n\n\r\t\u00a0\u2003\u3000'[next(12)]).join(''));
};

test('spaces go as the two patterns would have it that say so in one line', () => {
  for (const text of spaced(5000)) {
    const plain = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
    assert.equal(normalise(text, hidden), plain.replace(/\s*\n\s*/g, ' ').trim(), JSON.stringify(text));
    assert.equal(normalise(text, hidden, true), plain.replace(/[^\S\n]+$/gm, '').replace(/\n{3,}/g, '\n\n').trim(), JSON.stringify(text));
  }
});

test('no pattern looks for the end of a run of spaces', context => {
  const sought = context.mock.method(RegExp.prototype, Symbol.replace);
  for (const lines of [false, true]) normalise(`a${' '.repeat(100_000)}b`, hidden, lines);
  assert.ok(sought.mock.callCount() > 0);
  assert.deepEqual(sought.mock.calls.filter(({this: {source}}) => /\\s/i.test(source)), []);
});
