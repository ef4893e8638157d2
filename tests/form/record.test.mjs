import assert from 'node:assert/strict';
import test from 'node:test';
import {nameOf, record, shapeOf} from '../../themes/tiled-hall/static/js/form/record.js';

test('answers stand in the record where their names say', () => {
  const {record: made} = record([['name', 'A'], ['contact.email', 'a@example.org'], ['topics', ['food']]]);
  assert.deepEqual(made, {name: 'A', contact: {email: 'a@example.org'}, topics: ['food']});
});

test('items keep the order of the page, and a gap in their numbers leaves none in the record', () => {
  const {record: made} = record([['services.4.name', 'First'], ['services.2.name', 'Second'], ['services.4.at', 'Hall']]);
  assert.deepEqual(made.services, [{name: 'First', at: 'Hall'}, {name: 'Second'}]);
});

test('items within items are counted each in their own', () => {
  const {record: made} = record([['services.1.name', 'A'], ['services.1.times.3.from', '09:00'], ['services.5.times.3.from', '10:00']]);
  assert.deepEqual(made.services, [{name: 'A', times: [{from: '09:00'}]}, {times: [{from: '10:00'}]}]);
});

test('a path of the record leads back to the name on the page, also of an answer that was not given', () => {
  const {names} = record([['services.4.summary', 'Songs'], ['services.4.times.7.to', '10:00']]);
  assert.equal(nameOf(['services', 0, 'summary'], names), 'services.4.summary');
  assert.equal(nameOf(['services', 0, 'name'], names), 'services.4.name');
  assert.equal(nameOf(['services', 0, 'times', 0, 'from'], names), 'services.4.times.7.from');
  assert.equal(nameOf(['kind'], names), 'kind');
});

test('a name finds what the schema says of its answer', () => {
  const schema = {properties: {services: {items: {properties: {cost: {enum: ['free']}}}}}};
  assert.deepEqual(shapeOf(schema, 'services.3.cost'), {enum: ['free']});
  assert.deepEqual(shapeOf(schema, 'colour.0'), {});
});
