import assert from 'node:assert/strict';
import test from 'node:test';
import {SHORTEST_WAIT, LONGEST_WAIT, patience} from '../../themes/tiled-hall/static/js/search/pace.js';

/** How long the page waits after each of some keys, of which the first comes long after the page opened. */
const waits = took => {
  const told = [];
  for (const each of [5_000, ...took]) told.push(patience(told.at(-1) ?? SHORTEST_WAIT, each));
  return told;
};

test('a quick hand is answered as soon as it rests', () =>
  assert.deepEqual(waits([90, 120, 200, 150]), [300, 300, 300, 300, 300]));

test('from the third letter on no steady hand is taken for one that rests', () => {
  for (const took of [300, 400, 500, 600, 700, 800, 900, 990]) {
    assert.ok(waits(Array(9).fill(took)).slice(2).every(wait => wait > took), `${took}`);
  }
});

test('nobody waits longer than a second', () => assert.equal(Math.max(...waits(Array(99).fill(1_000))), LONGEST_WAIT));

test('a pause tells nothing of the pace', () => {
  const before = waits([500, 500, 500]).at(-1);
  assert.equal(waits([500, 500, 500, 4_000]).at(-1), before);
});
