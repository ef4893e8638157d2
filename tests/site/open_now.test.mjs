import assert from 'node:assert/strict';
import test from 'node:test';
import {clockAt, openAt, openWords, whoIsOpen} from '../../themes/tiled-hall/static/js/open-now.js';

const HOURS = ['13 17:00 20:00', '3 19:00 21:30'];
const HOLIDAYS = {'2026-12-25': 'Christmas Day', '2026-12-26': 'Boxing Day', '2027-01-01': "New Year's Day"};
const London = {zone: 'Europe/London', holidays: HOLIDAYS};
const clock = iso => clockAt(new Date(iso), London);
const at = (iso, hours = HOURS) => openAt(hours, clock(iso));
const until = (...asked) => at(...asked)?.until;

test('it opens on the minute and is shut on the minute', () => {
  // Monday 1 June 2026 is in summer time: 17:00 in London is 16:00 in UTC.
  assert.equal(at('2026-06-01T15:59:59Z'), undefined);
  assert.equal(until('2026-06-01T16:00:00Z'), '20:00');
  assert.equal(until('2026-06-01T18:59:59Z'), '20:00');
  assert.equal(at('2026-06-01T19:00:00Z'), undefined);
});

test('in winter the clock is an hour on', () => {
  assert.equal(at('2026-12-07T16:59:00Z'), undefined); // a Monday
  assert.equal(until('2026-12-07T17:00:00Z'), '20:00');
});

test('hours are those of the clock on the wall, on the days when it is put forward and back', () => {
  const sundays = ['7 00:30 03:00'];
  // 29 March 2026: 01:00 UTC is when 01:00 becomes 02:00. Three in the morning comes an hour early.
  assert.deepEqual(clock('2026-03-29T00:59:00Z'), {weekday: 7, time: '00:59', holiday: undefined, next: undefined});
  assert.equal(clock('2026-03-29T01:00:00Z').time, '02:00');
  assert.equal(until('2026-03-29T01:59:00Z', sundays), '03:00');
  assert.equal(at('2026-03-29T02:00:00Z', sundays), undefined);
  // 25 October 2026: the hour from 01:00 comes twice, and it is open in both.
  assert.equal(clock('2026-10-25T00:30:00Z').time, '01:30');
  assert.equal(clock('2026-10-25T01:30:00Z').time, '01:30');
  assert.equal(until('2026-10-25T01:30:00Z', sundays), '03:00');
  assert.equal(until('2026-10-25T02:59:00Z', sundays), '03:00');
  assert.equal(at('2026-10-25T03:00:00Z', sundays), undefined);
});

test('the day is the one of the zone, not of the device or of UTC', () => {
  // Half past midnight on Tuesday 2 June 2026 in London is still Monday in UTC.
  assert.deepEqual(clock('2026-06-01T23:30:00Z'), {weekday: 2, time: '00:30', holiday: undefined, next: undefined});
  assert.equal(clockAt(new Date('2026-06-01T23:30:00Z'), {zone: 'America/New_York', holidays: {}}).weekday, 1);
});

test('where hours overlap or meet they are one', () => {
  assert.equal(until('2026-06-03T18:30:00Z'), '21:30'); // a Wednesday, half past seven
  assert.equal(until('2026-06-03T16:30:00Z'), '21:30'); // and half past five: the first run into the second
  assert.equal(until('2026-06-02T08:30:00Z', ['2 09:00 12:00', '2 12:00 15:00', '2 16:00 17:00']), '15:00');
});

test('on another day it is shut, and without hours always', () => {
  assert.equal(at('2026-06-02T17:00:00Z'), undefined);
  assert.equal(at('2026-06-01T17:00:00Z', []), undefined);
});

test('what goes on past midnight is told by when it ends the next day', () => {
  const night = ['5 22:00 23:59', '6 00:00 06:00']; // a Friday
  assert.equal(until('2026-06-05T21:00:00Z', night), '06:00');
  assert.equal(until('2026-06-05T22:59:30Z', night), '06:00', 'in the last minute of the day too');
  assert.equal(until('2026-06-05T23:00:00Z', night), '06:00');
  assert.equal(at('2026-06-06T05:00:00Z', night), undefined);
  assert.equal(until('2026-06-05T21:00:00Z', ['5 22:00 23:59', '6 00:01 06:00']), '23:59');
});

test('what does not shut before the end of tomorrow is open, and no time is told', () => {
  const always = ['1234567 00:00 23:59'], weekdays = ['12345 00:00 23:59'];
  assert.deepEqual(at('2026-06-03T11:00:00Z', always), {until: undefined});
  assert.deepEqual(at('2026-06-07T22:59:59Z', always), {until: undefined}, 'Monday follows Sunday');
  assert.equal(until('2026-06-05T11:00:00Z', weekdays), '23:59');
  assert.deepEqual(at('2026-06-04T11:00:00Z', weekdays), {until: undefined});
});

test('on a holiday nobody is open, and what runs into one is told to end with the day before', () => {
  const always = ['1234567 00:00 23:59'];
  assert.equal(clock('2026-12-25T00:00:00Z').holiday, 'Christmas Day');
  assert.equal(at('2026-12-25T12:00:00Z', always), undefined);
  assert.equal(at('2026-12-26T23:59:59Z', always), undefined);
  assert.deepEqual(at('2026-12-27T00:00:00Z', always), {until: undefined});
  assert.equal(until('2026-12-24T23:00:00Z', always), '23:59');
  assert.equal(until('2026-12-31T22:30:00Z', ['4 22:00 23:59', '5 00:00 03:00']), '23:59', 'over the end of a year');
});

test('of the documents of hours those that are open are told, each by all its hours', () => {
  const rows = {'13 17:00 20:00': new Set([4, 7]), '3 19:00 21:30': new Set([7]), '6 10:00 13:00': new Set([2])};
  assert.deepEqual([...whoIsOpen(rows, clock('2026-06-03T16:30:00Z'))], [[4, {until: '20:00'}], [7, {until: '21:30'}]]);
  assert.deepEqual([...whoIsOpen(rows, clock('2026-12-25T12:00:00Z'))], []);
});

test('a reader is told until when, or that it is a holiday, or nothing', () => {
  const times = {'20:00': '8pm'}, say = {until: 'Open until {time}', open: 'Open', holiday: '{day}: may differ'};
  const told = (open, holiday) => openWords(open, {holiday}, times, say);
  assert.equal(told({until: '20:00'}), 'Open until 8pm');
  assert.equal(told({until: undefined}), 'Open');
  assert.equal(told(undefined), '');
  assert.equal(told(undefined, 'Boxing Day'), 'Boxing Day: may differ');
});
