import assert from 'node:assert/strict';
import {test} from 'node:test';
import {prospect, suit} from '../../themes/tiled-hall/static/js/premises/suit.js';
import {NOTHING} from '../../themes/tiled-hall/static/js/premises/wants.js';

const SILENT = {seats: 0, lets: [], lacks: [], kitchen: '', charge: ''};
const HALL = {seats: 50, lets: ['step-free'], lacks: ['hearing-loop'], kitchen: 'tea point', charge: 'varies'};
const asks = (space, wants) => suit(space, {...NOTHING, ...wants});

test('every space suits who asks for nothing', () => {
  assert.deepEqual(asks(SILENT, {}), {may: true, open: []});
  assert.deepEqual(asks(HALL, {}), {may: true, open: []});
});

test('a hall for 50 suits 50 people and not 51', () => {
  assert.deepEqual(asks(HALL, {seats: 50}), {may: true, open: []});
  assert.equal(asks(HALL, {seats: 51}).may, false);
});

test('a space that tells nothing suits everybody, and each thing asked for stays open', () => {
  const {may, open} = asks(SILENT, {seats: 20, access: ['step-free', 'hearing-loop'], kitchen: 'kitchen', charge: 'free'});
  assert.ok(may);
  assert.deepEqual(open, [
    ['seats', '20'], ['access', 'step-free'], ['access', 'hearing-loop'], ['kitchen', 'kitchen'], ['charge', 'free'],
  ]);
});

test('only what is surely lacking rules a space out', () => {
  assert.equal(asks(HALL, {access: ['hearing-loop']}).may, false);
  assert.deepEqual(asks(HALL, {access: ['step-free', 'accessible-parking']}), {may: true, open: [['access', 'accessible-parking']]});
});

test('a kitchen does for who needs to make tea, and a place to make tea is no kitchen', () => {
  assert.ok(asks({...HALL, kitchen: 'kitchen'}, {kitchen: 'tea'}).may);
  assert.ok(asks(HALL, {kitchen: 'tea'}).may);
  assert.equal(asks(HALL, {kitchen: 'kitchen'}).may, false);
  assert.equal(asks({...HALL, kitchen: 'none'}, {kitchen: 'tea'}).may, false);
});

test('what is free or cheaper for some stays for who cannot pay, and what is paid by all does not', () => {
  assert.ok(asks(HALL, {charge: 'free'}).may && asks({...HALL, charge: 'free'}, {charge: 'free'}).may);
  assert.equal(asks({...HALL, charge: 'paid'}, {charge: 'free'}).may, false);
});

test('how near a space is to be never rules it out', () =>
  assert.deepEqual(asks(SILENT, {near: 'peckham'}), {may: true, open: []}));

test('what would be asked for next says how many surely have it', () => {
  const asksNext = (wants, name, value) => prospect([HALL, SILENT], {...NOTHING, ...wants}, name, value);
  assert.deepEqual(asksNext({}, 'access', 'step-free'), {surely: 1, idle: false});
  // The hall has no loop, and goes: that is not idle, though nobody surely has one.
  assert.deepEqual(asksNext({}, 'access', 'hearing-loop'), {surely: 0, idle: false});
  // Nobody tells of parking: to ask for it changes nothing.
  assert.deepEqual(asksNext({}, 'access', 'accessible-parking'), {surely: 0, idle: true});
  assert.deepEqual(asksNext({kitchen: 'kitchen'}, 'kitchen', 'tea'), {surely: 1, idle: false});
  assert.deepEqual(asksNext({}, 'charge', 'free'), {surely: 1, idle: false});
});

test('what would leave nothing is idle, and what is asked for already counts as it stands', () => {
  assert.deepEqual(prospect([HALL], NOTHING, 'access', 'hearing-loop'), {surely: 0, idle: true});
  assert.deepEqual(prospect([HALL], {...NOTHING, access: ['step-free']}, 'access', 'step-free'), {surely: 1, idle: false});
});
