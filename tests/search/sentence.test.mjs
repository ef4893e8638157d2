import assert from 'node:assert/strict';
import test from 'node:test';
import {brief, count, dated, fill, sentence} from '../../themes/tiled-hall/static/js/search/sentence.js';

const say = {
  kinds: ['organisation', 'briefing', 'consortium', 'page'],
  organisation: {one: '{n} organisation', other: '{n} organisations'},
  briefing: {one: '{n} briefing', other: '{n} briefings'},
  consortium: {one: '{n} consortium', other: '{n} consortia'},
  page: {one: '{n} page', other: '{n} pages'},
  found: '{results} for “{query}”',
  more: {other: '{results} for “{query}”, and {n} more with some of its words'},
  some: '{results} with some of the words “{query}”',
  none: 'Nothing for “{query}”',
};
const result = kind => ({kind});
const said = (found, whole, query = 'food') =>
  sentence({found, whole}, query, say, 'en-GB').replace(/[\u2068\u2069]/g, '');

test('each kind is counted in its own words', () => {
  const two = ['organisation', 'organisation', 'briefing'].map(result);
  assert.equal(said(two, 3), '2 organisations and 1 briefing for “food”');
  const three = ['organisation', 'briefing', 'page'].map(result);
  assert.equal(said(three, 3), '1 organisation, 1 briefing and 1 page for “food”');
  assert.equal(said(['consortium', 'page', 'consortium'].map(result), 3), '2 consortia and 1 page for “food”');
});

test('a long query is told by its beginning, in whole letters', () => {
  assert.equal(said([result('page')], 1, 'x'.repeat(80)), `1 page for “${'x'.repeat(80)}”`);
  assert.equal(said([result('page')], 1, '😀'.repeat(81)), `1 page for “${'😀'.repeat(80)}…”`);
  assert.equal(said([], 0, `${'x'.repeat(79)}\nyy`), `Nothing for “${'x'.repeat(79)}\n…”`);
  assert.equal(brief('food bank'), 'food bank');
});

test('results with only some of the words are told apart', () => {
  assert.equal(said([result('page'), result('page')], 1), '1 page for “food”, and 1 more with some of its words');
  assert.equal(said([result('page'), result('page')], 0), '2 pages with some of the words “food”');
});

test('nothing is said to be nothing', () => assert.equal(said([], 0), 'Nothing for “food”'));

test('braces in a query stay as they were typed', () =>
  assert.equal(said([], 0, '{n} {query}'), 'Nothing for “{n} {query}”'));

test('large numbers are written as the language writes them', () =>
  assert.equal(count(say.organisation, 1234, 'en-GB'), '1,234 organisations'));

test('a language with more plurals than two is given its own', () =>
  assert.equal(count({few: '{n} organizacje', other: '{n} organizacji'}, 3, 'pl'), '3 organizacje'));

test('a query from right to left is kept apart from the sentence', () =>
  assert.equal(sentence({found: [], whole: 0}, 'مرحبا', say, 'en'), 'Nothing for “\u2068مرحبا\u2069”'));

test('what has no value stays', () => assert.equal(fill('{a} {b}', {a: 1}), '1 {b}'));

test('a date is told as exactly as it is known', () => {
  assert.equal(dated('2026-11-24', 'en-GB'), '24 November 2026');
  assert.equal(dated('2026-05', 'en-GB'), 'May 2026');
  assert.equal(dated('2026', 'en-GB'), '2026');
});
