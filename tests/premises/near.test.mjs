import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bestFirst, distance, miles} from '../../themes/tiled-hall/static/js/premises/near.js';

// A degree of latitude is 3958.8 · π / 180 = 69.09 miles; at 60° north a degree of longitude is half of that.
test('a degree to the north is 69 miles, and a degree to the east at 60° about half of it', () => {
  assert.equal(miles([51, 0], [52, 0]).toFixed(2), '69.09');
  assert.equal(miles([60, 0], [60, 1]).toFixed(1), '34.5');
  assert.equal(miles([51.5, -0.1], [51.5, -0.1]), 0);
});

const near = {wards: ['rye', 'hill'], centre: [51.47, -0.06]};

test('a space in a ward of the place is no distance away, wherever the centres lie', () =>
  assert.equal(distance({wards: ['rye'], centre: [51.4, -0.06]}, near), 0));

test('a space of which only a neighbourhood is told is in the place only where all of that is', () => {
  assert.equal(distance({wards: ['rye', 'hill'], centre: [51.47, -0.06]}, near), 0);
  assert.ok(distance({wards: ['rye', 'quay'], centre: [51.48, -0.06]}, near) > 0.6);
});

test('how far a space is stays open where nobody tells where it is', () =>
  assert.equal(distance({wards: []}, near), undefined));

test('what leaves least open comes first, then what is near, and what tells no place comes last of its kind', () => {
  const spaces = [
    {name: 'open, near', open: 2, far: 0},
    {name: 'sure, no place', open: 0},
    {name: 'sure, far', open: 0, far: 3},
    {name: 'sure, near', open: 0, far: 0.5},
    {name: 'open, no place', open: 2},
    {name: 'half open, far', open: 1, far: 3},
  ];
  assert.deepEqual(bestFirst(spaces).map(({name}) => name),
    ['sure, near', 'sure, far', 'sure, no place', 'half open, far', 'open, near', 'open, no place']);
});

test('of equal spaces the first stays first', () =>
  assert.deepEqual(bestFirst([{n: 1, open: 0}, {n: 2, open: 0}]).map(({n}) => n), [1, 2]));
