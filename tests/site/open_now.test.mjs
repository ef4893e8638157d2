import assert from 'node:assert/strict';
import test from 'node:test';
import {openNow} from '../../themes/tiled-hall/static/js/open-now.js';

const HOURS = [
  {days: ['monday', 'wednesday'], from: '17:00', to: '20:00'},
  {days: ['wednesday'], from: '19:00', to: '21:30'},
];
const at = iso => openNow(HOURS, new Date(iso), 'Europe/London')?.to;

test('it opens on the minute and is shut on the minute', () => {
  // Monday 1 June 2026 is in summer time: 17:00 in London is 16:00 in UTC.
  assert.equal(at('2026-06-01T15:59:00Z'), undefined);
  assert.equal(at('2026-06-01T16:00:00Z'), '20:00');
  assert.equal(at('2026-06-01T18:59:59Z'), '20:00');
  assert.equal(at('2026-06-01T19:00:00Z'), undefined);
});

test('in winter the clock is an hour on', () => {
  assert.equal(at('2026-12-07T16:59:00Z'), undefined); // a Monday
  assert.equal(at('2026-12-07T17:00:00Z'), '20:00');
});

test('where hours overlap, the last closing counts', () => {
  assert.equal(at('2026-06-03T18:30:00Z'), '21:30'); // a Wednesday
});

test('on another day it is shut', () => {
  assert.equal(at('2026-06-02T17:00:00Z'), undefined);
});
