import assert from 'node:assert/strict';
import test from 'node:test';
import {commonest, offers, whole} from '../../themes/tiled-hall/static/js/search/nothing.js';

const LIKES = {gardn: ['garden', 'gardens', 'arden'], clubz: ['club'], xyzzy: []};
const likes = (...words) => new Map(words.map(word => [word, LIKES[word]]));
const stem = word => word.replace(/s$/, '');

test('a search that is offered keeps the words that are known', () =>
  assert.deepEqual(offers(['gardn', 'for', 'all'], likes('gardn'), stem), ['garden for all', 'arden for all']));

test('what is like one word is offered with what is likest to the others', () =>
  assert.deepEqual(offers(['gardn', 'clubz'], likes('gardn', 'clubz'), stem), ['garden club', 'arden club']));

test('a word that nothing is like is kept beside one that is mended', () =>
  assert.deepEqual(offers(['xyzzy', 'clubz'], likes('xyzzy', 'clubz'), stem), ['xyzzy club']));

test('where no word is like any nothing is offered', () => {
  assert.deepEqual(offers(['xyzzy'], likes('xyzzy'), stem), []);
  assert.deepEqual(offers(['of', 'the'], likes(), stem), []);
});

test('the topics of some documents are those that a third of them have, the commonest first', () => {
  const file = {food: [1, 2, 3], money: [2], arts: [1, 2, 3, 4, 9], faith: [7]};
  assert.deepEqual(commonest([1, 2, 3, 4], file, numbers => numbers), ['arts', 'food']);
  assert.deepEqual(commonest([], file, numbers => numbers), []);
  assert.deepEqual(commonest([1], {}, numbers => numbers), []);
});

test('a text is such that an address can hold it', () => {
  assert.equal(whole('food & drink? 100% 😀'), 'food & drink? 100% 😀');
  assert.equal(encodeURIComponent(whole('a\ud83d b')), 'a%20b');
});
