import assert from 'node:assert/strict';
import test from 'node:test';
import {nearness, termsFor} from '../../themes/tiled-hall/static/js/search/query.js';

const engine = {
  vocabulary: ['car', 'commun', 'communic', 'food', 'foodbank', 'foot', 'hous', 'univers'],
  stem: word => ({community: 'commun', housing: 'hous', foods: 'food'})[word] ?? word,
};
const terms = (word, open = true) => Object.fromEntries(termsFor(word, open, engine));

test('a whole word stands for its stem', () => assert.deepEqual(terms('housing', false), {hous: 1}));

test('a word being typed stands for all that begin with it, its own stem first', () =>
  assert.deepEqual(terms('food'), {food: 1, foodbank: 0.3}));

test('a word before the last does not complete', () => assert.deepEqual(terms('foo', false), {}));

test('two letters do not complete', () => assert.deepEqual(terms('fo'), {}));

test('a word that has outgrown its stem stands for the longest term that it begins with', () => {
  assert.deepEqual(terms('communit'), {commun: 0.3});
  assert.deepEqual(terms('universit'), {univers: 0.3});
});

test('a term much shorter than the word is not meant', () => assert.deepEqual(terms('cartographic'), {}));

const link = {title: 'The Link', names: ['LNK', 'Helpline'], summary: 'Visits for older people.'};

test('a name alike is nearest, then one that begins alike, then one that holds the phrase', () => {
  assert.equal(nearness(link, ['the', 'link']), 3);
  assert.equal(nearness(link, ['link']), 3);
  assert.equal(nearness(link, ['lnk']), 3);
  assert.equal(nearness(link, ['help']), 2);
  assert.equal(nearness(link, ['older', 'people']), 1);
  assert.equal(nearness(link, ['people', 'older']), 0);
});

test('one word within a text is no phrase', () => assert.equal(nearness(link, ['people']), 0));

test('a word whose stem is spelt otherwise stands for those that begin with most of it', () => {
  const disability = {vocabulary: ['disabl', 'district'], stem: word => word};
  assert.deepEqual(Object.fromEntries(termsFor('disabili', true, disability)), {disabl: 0.3});
  assert.deepEqual(Object.fromEntries(termsFor('dissertation', true, disability)), {});
});
