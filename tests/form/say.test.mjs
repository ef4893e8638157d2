import assert from 'node:assert/strict';
import test from 'node:test';
import {advice, sentence} from '../../themes/tiled-hall/static/js/form/say.js';

const say = {
  'within': '{item}: {message}',
  'missing': '“{label}” is empty.',
  'missing-choice': 'Choose “{label}”.',
  'too-long': '{n} of {limit}, {over} too many',
  'repeated': '“{value}” twice',
  'out-of-range': '{low} to {high}',
  'other': 'Look at “{label}”.',
};
const name = {kind: 'text', label: 'Name', hint: ''};

test('a fault is told in the words for its kind of question, where there are some', () => {
  assert.equal(sentence({rule: 'missing'}, name, {}, say), '“Name” is empty.');
  assert.equal(sentence({rule: 'missing'}, {...name, kind: 'choice'}, {}, say), 'Choose “Name”.');
  assert.equal(sentence({rule: 'never-heard-of'}, name, {}, say), 'Look at “Name”.');
});

test('a long text is counted as people count characters', () =>
  assert.equal(sentence({rule: 'too-long', value: '🥕'.repeat(5), limit: 3}, name, {}, say), '5 of 3, 2 too many'));

test('what stands twice is named', () =>
  assert.equal(sentence({rule: 'repeated', value: ['a', 'b', 'b'], limit: true}, name, {}, say), '“b” twice'));

test('a number is told its range by the schema', () =>
  assert.equal(sentence({rule: 'out-of-range', value: 0, limit: 1}, name, {minimum: 1, maximum: 9}, say), '1 to 9'));

test('a question of an item says of which', () =>
  assert.equal(sentence({rule: 'missing'}, {...name, item: 'Service 2'}, {}, say), 'Service 2: “Name” is empty.'));

test('braces in an answer stay as they were written', () =>
  assert.equal(sentence({rule: 'repeated', value: ['{label}', '{label}']}, name, {}, say), '“{label}” twice'));

test('advice is given only where it is needed', () => {
  const rules = {patterns: {phone: '999'}};
  const good = {topics: ['food'], contact: {phone: '999'}, reach: 'place', serves: ['hill']};
  assert.deepEqual(advice(good, rules), []);
  assert.deepEqual(advice({reach: 'wards'}, rules), ['no-topic', 'no-contact', 'no-place']);
  assert.deepEqual(advice({...good, contact: {phone: '12'}}, rules), ['odd-phone']);
});
