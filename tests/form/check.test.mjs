import assert from 'node:assert/strict';
import test from 'node:test';
import {check} from '../../themes/tiled-hall/static/js/form/check.js';

const rules = {bytes: 100, hidden: '[\\u0000]', unseen: '[\\u200d]', markup: '<[a-z]', starters: [], words: {}, patterns: {}};
const listOf = items => ({...rules, schema: {type: 'object', properties: {list: {type: 'array', uniqueItems: true, items}}}});

test('a text longer than a file may be is told as too long, and nothing else looks at it', () => {
  const schema = {type: 'object', properties: {name: {type: 'string', pattern: '^a+$', maxLength: 9}, other: {type: 'string'}}};
  const found = check({name: ` <b>${' '.repeat(100)}`, other: '\u0000'.repeat(101)}, {...rules, schema});
  assert.deepEqual(found.map(({path, rule, limit}) => [...path, rule, limit]), [['name', 'too-long', 9], ['other', 'too-long', 100]]);
});

test('whether items of a list repeat is found by looking at each once', () => {
  let looks = 0;
  const list = Array.from({length: 500}, (_, number) => ({number, toJSON: () => (looks++, number)}));
  assert.deepEqual(check({list}, listOf({type: 'object'})), []);
  assert.equal(looks, 500);
  assert.deepEqual(check({list: [{a: 1}, {a: 2}, {a: 1}]}, listOf({})).map(({rule}) => rule), ['repeated']);
});
