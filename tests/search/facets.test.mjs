import assert from 'node:assert/strict';
import test from 'node:test';
import {facetsOf, narrowed, tallied, lacking} from '../../themes/tiled-hall/static/js/search/facets.js';

const facets = {
  topic: {food: new Set([0, 1, 2]), money: new Set([2, 3])},
  ward: {hill: new Set([1, 3]), quay: new Set([2, 4])},
};
const all = [4, 3, 2, 1, 0];

test('of one facet any value is enough, of several each must have one', () => {
  assert.deepEqual(narrowed(all, facets, {topic: ['food', 'money'], ward: []}), [3, 2, 1, 0]);
  assert.deepEqual(narrowed(all, facets, {topic: ['food', 'money'], ward: ['hill']}), [3, 1]);
  assert.deepEqual(narrowed(all, facets, {topic: ['food'], ward: ['hill', 'quay']}), [2, 1]);
});

test('with nothing chosen all stay, in their order', () =>
  assert.deepEqual(narrowed(all, facets, {topic: [], ward: []}), all));

test('a value that no document has leaves nothing', () => {
  assert.deepEqual(narrowed(all, facets, {topic: ['arts']}), []);
  assert.deepEqual(narrowed(all, facets, {topic: ['arts', 'money']}), [3, 2]);
  assert.deepEqual(narrowed(all, facets, {lost: ['any']}), []);
  assert.deepEqual(narrowed(all, facets, {topic: ['constructor']}), []); // as an address may say
});

test('a count tells what pressing would leave: the other facets hold, the own one does not', () => {
  assert.deepEqual(tallied(all, facets, {topic: ['food'], ward: []}), {topic: {food: 3, money: 2}, ward: {hill: 1, quay: 1}});
  assert.deepEqual(tallied(all, facets, {topic: ['food'], ward: ['hill']}), {topic: {food: 1, money: 1}, ward: {hill: 1, quay: 1}});
  for (const ward of ['hill', 'quay']) {
    const chosen = {topic: ['money'], ward: [ward]};
    assert.equal(tallied(all, facets, {...chosen, ward: []}).ward[ward], narrowed(all, facets, chosen).length);
  }
});

test('only what was found is counted', () =>
  assert.deepEqual(tallied([0, 3], facets, {}), {topic: {food: 1, money: 1}, ward: {hill: 1, quay: 0}}));

test('what has no value of a facet is counted where the other facets hold, whatever is chosen of its own', () => {
  assert.equal(lacking('topic', all, facets, {}), 1);
  assert.equal(lacking('topic', [0, 3], facets, {}), 0);
  assert.equal(lacking('topic', all, facets, {topic: ['food'], ward: ['hill']}), 0);
  assert.equal(lacking('topic', all, facets, {topic: ['food'], ward: ['quay']}), 1);
  assert.equal(lacking('topic', all, {topic: {}}, {}), 5, 'nothing has any');
});

const engine = files => ({
  size: 3, kind: number => number < 2 ? 'organisation' : 'page', documents: text => [...text].map(Number),
  read: async path => files[path] ?? [],
});

test('facets are read from their files, and kinds from the manifest', async () => {
  const file = {food: '02'};
  const {topic, kind, ward} = await facetsOf(['topic', 'kind', 'ward'], engine({'f/topic.json': file}));
  assert.deepEqual(topic, {food: new Set([0, 2])});
  assert.deepEqual(kind, {organisation: new Set([0, 1]), page: new Set([2])});
  assert.deepEqual(ward, {}, 'one that could not be had has no values');
});

test('a file is read once, and another of the same name anew', async () => {
  const files = {'f/topic.json': {food: '1'}}, one = engine(files);
  const first = (await facetsOf(['topic'], one)).topic;
  assert.equal((await facetsOf(['topic'], engine(files))).topic, first);
  assert.deepEqual((await facetsOf(['topic'], engine({'f/topic.json': {food: '2'}}))).topic, {food: new Set([2])});
});
