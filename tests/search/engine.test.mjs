import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import lunr from 'lunr';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';
import {words} from '../../themes/tiled-hall/static/js/search/normalise.js';

const vectors = JSON.parse(readFileSync(new URL('../terms/vectors.json', import.meta.url), 'utf8'));

for (const [text, expected] of vectors.words) {
  test(`${JSON.stringify(text)} has the words of the shared vectors`, () => assert.deepEqual(words(text), expected));
}

// A number of the kind that lunr loses: it stands in the index, and lunr's own term tree does not hold it.
const NUMBERS = [
  '0', '11045566', '1345000', '13828420', '1405283', '14383983', '148', '16', '1796443', '181', '1896', '20', '2211',
  '22172430', '22994', '238614', '257316', '268', '271266', '283161', '2941', '33386', '33855', '344', '36246919',
  '3627', '373', '376', '383408', '38602402', '3867590', '39', '406', '4088', '41', '4225822', '42660653', '42741',
  '43', '44125', '45', '4674756', '47091', '4873538', '48790100', '4919266', '50111', '52', '56401', '5679726',
  '5725122', '574', '581', '60', '61652', '62903785', '6369281', '63699', '645', '6506', '65337', '65908828',
  '661099', '66546487', '67004039', '7676', '773286', '77434', '780', '788947', '81265118', '837', '8499891',
  '85215198', '94145', '9512339',
];

const termsOf = () => {
  lunr.TokenSet._nextId = 1;
  return lunr.TokenSet.fromArray(NUMBERS).toArray().sort();
};

test('an opened engine keeps every number, where lunr alone loses one', () => {
  assert.ok(!termsOf().includes('9512339'));
  openEngine(lunr, {manifest: {fields: [], kinds: [], starts: ''}});
  assert.deepEqual(termsOf(), NUMBERS);
});

const spelt = (...numbers) => String.fromCharCode(...numbers.map(number => 40 + number)); // below 43 a letter each

// Two fields; the third shard begins with what sets "cb" apart from "b". Field 2 is that of names.
const files = {
  't/0.json': [['all about', [2, spelt(3), spelt(1)]], ['am', [0, spelt(10), spelt(0)], [2, spelt(2), spelt(0, 1)]]],
  't/1.json': [['b', [1, spelt(20, 5), spelt(1, 2), spelt(1, 0)]]],
  't/2.json': [['cb', [0, spelt(15), spelt(3)]], ['cc', [1, spelt(5), spelt(2, 1)]]],
  'd/0.json': [['None'], ['One', 0, 'place']],
  'd/1.json': [['Two'], ['Three', ['Other']]],
};
const manifest = {
  fields: ['a', 'b'], kinds: [['page', 1, '/'], ['event', 3, '/events/']], cards: 2, card: ['url', 'names', 'place'],
  starts: ',b,c',
};
const opened = () => {
  const asked = [];
  const read = async path => {
    asked.push(path);
    return files[path];
  };
  return {...openEngine(lunr, {manifest, read}, ['the']), asked};
};

test('a term is looked for in the one shard that can hold it', async () => {
  for (const [term, path, has] of [['am', 0, true], ['ba', 1, false], ['c', 2, false], ['cc', 2, true], ['', 0, false]]) {
    const engine = opened();
    assert.equal(await engine.has(term), has, term);
    assert.deepEqual(engine.asked, [`t/${path}.json`]);
  }
});

test('terms with one start are looked for in all shards that can hold them, or in so many', async () => {
  const engine = opened();
  assert.deepEqual(await engine.terms(''), ['am', 'b', 'cb', 'cc']);
  assert.deepEqual(await engine.terms('', 2), ['am', 'b']);
  assert.deepEqual(await engine.terms('c'), ['cb', 'cc']);
});

test('names are told by their length, and where only a name begins so, there is no term', async () => {
  const engine = opened();
  assert.equal(await engine.has('all about'), false);
  assert.deepEqual(engine.names(await engine.entries('a')), new Map([[1, [3, 2]], [0, [2]]]));
});

test('a score is that of the document that it stands for', async () => {
  const found = await opened().query(q => q.term('b'));
  assert.deepEqual(found.map(({ref, score}) => [ref, score]), [['1', 0.025], ['3', 0.02]]);
});

test('numbers of more than one digit are put together from the least', async () => {
  const read = async () => [['x', [0, spelt(43 + 7, 2), spelt(43 + 1, 43 + 2, 1)]]]; // 7 + 2 × 43; 1 + 2 × 43 + 43 × 43
  const [{ref, score}] = await openEngine(lunr, {manifest, read}).query(q => q.term('x'));
  assert.deepEqual([ref, score], ['1936', 0.093]);
});

test('a query of excluded words alone is answered with all other documents', async () => {
  const {query} = opened();
  const found = await query(q => q.term('b', {presence: lunr.Query.presence.PROHIBITED}));
  assert.deepEqual(found.map(({ref}) => ref), ['0', '2']);
});

test('a document has its kind and its card', async () => {
  const {kind, card} = opened();
  assert.deepEqual([0, 1, 3].map(kind), ['page', 'event', 'event']);
  assert.deepEqual(await Promise.all([0, 3].map(card)), [{url: '/None'}, {url: '/events/Three', names: ['Other']}]);
  assert.deepEqual(await card(1), {url: '/events/One', names: undefined, place: 'place'});
});
