import assert from 'node:assert/strict';
import test from 'node:test';
import {slips} from '../../themes/tiled-hall/static/js/search/spelling.js';

test('a slip is a letter left out, put in, taken for another or changed with the next', () => {
  for (const typed of ['pecham', 'peckhham', 'pockham', 'pekcham', 'eckham', 'peckha', 'epckham']) {
    assert.equal(slips([...typed], [...'peckham']), 1, typed);
  }
  assert.equal(slips([...'peckham'], [...'peckham']), 0);
});

test('two slips are two, and no letter is changed twice', () => {
  assert.equal(slips([...'pekhcam'], [...'peckham']), 2);
  assert.equal(slips([...'ca'], [...'abc']), 3); // two for Damerau's unrestricted distance
  assert.equal(slips([], [...'abc']), 3);
});

test('letters are counted, not units: two characters of the astral planes are one slip apart', () =>
  assert.equal(slips([...'𠮷野'], [...'𠮶野']), 1));
