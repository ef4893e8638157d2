import assert from 'node:assert/strict';
import {test} from 'node:test';
import {NOTHING, each, read, seatsOf, without, write} from '../../themes/tiled-hall/static/js/premises/wants.js';

const KNOWN = {near: ['oak-hill', 'the-quays'], access: ['step-free', 'hearing-loop'], kitchen: ['tea', 'kitchen'], charge: ['free']};
const ALL = {seats: 50, near: 'oak-hill', access: ['step-free', 'hearing-loop'], kitchen: 'tea', charge: 'free'};

test('what is written into the address is read from it again', () => {
  assert.equal(write(ALL), '?seats=50&near=oak-hill&access=step-free,hearing-loop&kitchen=tea&charge=free');
  for (const wants of [ALL, NOTHING, {...NOTHING, access: ['hearing-loop']}, {...NOTHING, seats: 1}]) {
    assert.deepEqual(read(write(wants), KNOWN), wants);
  }
});

test('nothing asked for leaves the address bare', () => assert.equal(write(NOTHING), ''));

test('what the page does not know is passed over, and nothing in an address breaks it', () => {
  const odd = '?seats=many&near=atlantis&access=step-free,magic,,step-free&kitchen=%00&charge=free&charge=x&x=1&%zz';
  assert.deepEqual(read(odd, KNOWN), {...NOTHING, access: ['step-free'], charge: 'free'});
});

test('a number of people is one to four digits', () => {
  assert.deepEqual([' 50 ', '0050', '0', '', '-5', '5.5', '1e3', '12345', '٥٠'].map(seatsOf), [50, 50, 0, 0, 0, 0, 0, 0, 0]);
});

test('each thing asked for can be taken away, and the rest stays', () => {
  for (const [name, value] of each(ALL)) {
    const left = each(without(ALL, name, value)).map(([name, value]) => `${name} ${value}`);
    assert.equal(left.length, each(ALL).length - 1);
    assert.ok(!left.includes(`${name} ${value}`));
  }
});
