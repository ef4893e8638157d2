import assert from 'node:assert/strict';
import test from 'node:test';
import {fitOf, placed, termsFor, typedWords, withCards} from '../../themes/tiled-hall/static/js/search/query.js';

/** An engine of these terms, and of nothing else. */
const knowing = (vocabulary, stems = {}) => ({
  has: async term => vocabulary.includes(term),
  terms: async start => vocabulary.filter(term => term.startsWith(start)),
  stem: word => stems[word] ?? word,
});
const engine = knowing(
  ['car', 'food', 'foodbank', 'foot', 'hous'], {housing: 'hous', foods: 'food'},
);
const terms = async (word, open = true, known = engine) => Object.fromEntries(await termsFor(word, open, known));

test('a whole word stands for its stem', async () => assert.deepEqual(await terms('housing', false), {hous: 1}));

test('a word being typed stands for all that begin with it, its own stem first', async () =>
  assert.deepEqual(await terms('food'), {food: 1, foodbank: 0.3}));

test('a word before the last does not complete', async () => assert.deepEqual(await terms('foo', false), {}));

test('two letters do not complete', async () => assert.deepEqual(await terms('fo'), {}));

const how = {stem: word => word.replace(/s$/, ''), stop: new Set(['at', 'for', 'me', 'near'])};
const link = {kind: 'organisation', title: 'The Link', names: ['LNK', 'Help at Home'], summary: 'Visits for older people.'};

test('a name alike is nearest, then one that begins with two words or more, then one that holds the phrase', () => {
  assert.equal(fitOf(link, ['the', 'link'], how), 3);
  assert.equal(fitOf(link, ['link'], how), 3);
  assert.equal(fitOf(link, ['lnk'], how), 3);
  assert.equal(fitOf(link, ['help', 'at', 'ho'], how), 2);
  assert.equal(fitOf(link, ['help'], how), 0);
  assert.equal(fitOf(link, ['older', 'people'], how), 1);
  assert.equal(fitOf(link, ['people', 'older'], how), 0);
});

test('endings, and words that say nothing, make no difference to a phrase', () =>
  assert.equal(fitOf(link, ['visit', 'for', 'olders', 'people', 'near', 'me'], how), 1));

test('what is no listing fits by its whole name alone', () => {
  const forum = {...link, kind: 'forum'};
  assert.equal(fitOf(forum, ['link'], how), 3);
  assert.equal(fitOf(forum, ['help', 'at'], how), 0);
  assert.equal(fitOf(forum, ['older', 'people'], how), 0);
});

test('one word within a text is no phrase', () => assert.equal(fitOf(link, ['people'], how), 0));

test('a card without a summary is compared by its names', () => assert.equal(fitOf({title: 'The Link'}, ['link'], how), 3));

test('of some results those with all words come first, then the nearest; one whose card is lost is left out', async () => {
  const cards = [{title: 'A club for all', summary: ''}, undefined, {title: 'Club', summary: ''}, {title: 'Club', summary: ''}];
  const results = cards.map((_, number) => ({number, whole: number !== 2}));
  const shown = await withCards(results, ['club'], {card: async number => cards[number], kind: () => 'page', ...how});
  assert.deepEqual(shown.map(({number}) => number), [3, 0, 2]);
  assert.equal(shown[0].document.kind, 'page');
});

test('of a text the first 500 letters and 50 words are looked for', () => {
  assert.equal(typedWords('oak '.repeat(2_000)).length, 50);
  assert.deepEqual(typedWords('o'.repeat(3_000)), ['o'.repeat(500)]);
});

test('a place is seen by the first word of its name, however that is written, and a postcode by its district', () => {
  const places = {names: {'elan village': 'Élan Village', 'st annes': 'St Anne’s', 'парк': 'Парк', se15: 'SE15'}};
  const seen = query => placed(typedWords(query), {places});
  for (const query of ['yoga in Élan Village', 'ST. Anne’s', 'йога Парк', 'Se154ab', 'se15 4']) assert.ok(seen(query), query);
  for (const query of ['yoga', 'élans', 'парка', 'xse15', '']) assert.ok(!seen(query), query);
  assert.ok(placed([], {places, near: 'Парк'}) && placed([], {places, here: [0, 0]}));
});
