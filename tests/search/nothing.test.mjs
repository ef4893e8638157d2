import assert from 'node:assert/strict';
import test from 'node:test';
import {commonest, offers, whole} from '../../themes/tiled-hall/static/js/search/nothing.js';

const LIKES = {gardn: ['garden', 'gardens', 'arden'], clubz: ['club'], xyzzy: []};
const alike = async word => LIKES[word];
const stem = word => word.replace(/s$/, '');

test('a search that is offered keeps the words that are known', async () =>
  assert.deepEqual(await offers(['gardn', 'for', 'all'], ['gardn'], alike, stem), ['garden for all', 'arden for all']));

test('what is like one word is offered with what is likest to the others', async () =>
  assert.deepEqual(await offers(['gardn', 'clubz'], ['gardn', 'clubz'], alike, stem), ['garden club', 'arden club']));

test('a word that nothing is like is kept beside one that is mended', async () =>
  assert.deepEqual(await offers(['xyzzy', 'clubz'], ['xyzzy', 'clubz'], alike, stem), ['xyzzy club']));

test('where no word is like any nothing is offered', async () => {
  assert.deepEqual(await offers(['xyzzy'], ['xyzzy'], alike, stem), []);
  assert.deepEqual(await offers(['of', 'the'], [], alike, stem), []);
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
