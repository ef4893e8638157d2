import assert from 'node:assert/strict';
import test from 'node:test';
import {placeIn} from '../../themes/tiled-hall/static/js/search/named.js';
import {mayName, slipped} from '../../themes/tiled-hall/static/js/search/spelling.js';

const names = {
  market: 'Market', 'oak hill': 'Oak Hill', oak: 'Oak', 'hill road': 'Hill Road', 'fox castle': 'Fox and Castle', ab1: 'AB1',
};
const stop = new Set(['a', 'and', 'at', 'in', 'the']);
const place = (query, ...more) => {
  const found = placeIn(query.split(' '), {names, common: ['market']}, stop, ...more);
  return found && {...found, rest: found.rest.join(' ')};
};

test('of several places the longest name is meant, and a postcode before any', () => {
  assert.deepEqual(place('yoga in oak hill'), {name: 'Oak Hill', rest: 'yoga'});
  assert.deepEqual(place('yoga oak ab1 2cd'), {name: 'AB1 2', rest: 'yoga oak'});
  assert.equal(place('the fox and castle').name, 'Fox and Castle');
});

test('a name that is an ordinary word too is a place alone or behind in and the like', () => {
  assert.equal(place('market').name, 'Market');
  assert.deepEqual(place('yoga around market'), {name: 'Market', rest: 'yoga'});
  for (const words of ['market stalls', 'food market', 'the market', 'in the market']) assert.equal(place(words), undefined, words);
});

test('what is done throughout a place is in no place', () => {
  assert.equal(place('oak wide advice'), undefined);
  assert.deepEqual(place('wide oak'), {name: 'Oak', rest: 'wide'});
});

test('what every object has is no place', () => assert.equal(place('constructor'), undefined));

test('a slip in a long name is forgiven, and none in a short one or a postcode', () => {
  const meant = slipped(names);
  assert.deepEqual(place('yoga in oka hill', meant), {name: 'Oak Hill', rest: 'yoga'});
  assert.equal(place('yoga in oakhill', meant).name, 'Oak Hill');
  for (const words of ['oaf', 'ab2', 'oaf hilt', 'markets hall']) assert.equal(place(words, meant), undefined, words);
});

test('only words that lie near a name are worth looking for one', () => {
  assert.equal(mayName(['yoga', 'oka', 'hill'], names), true);
  assert.equal(mayName(['yoga', 'hall', 'oaf'], names), false);
});
