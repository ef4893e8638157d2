import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answered} from '../../themes/tiled-hall/static/js/premises/letter.js';

const body = '1. Who:\r\n2. How many:\r\n3. Where:\r\n5. Getting in & about:\r\n7. What we can pay:\r\n';
const letter = `mailto:staff@example.org?subject=Looking%20for%202.%20premises&body=${encodeURIComponent(body)}`;
const say = {near: {quay: 'Quay'}, access: {loop: 'Hearing loop', toilet: 'Accessible toilet'}};
const bodyOf = address => new URL(address).searchParams.get('body');

test('what was chosen stands behind its question, and all else as it was', () => {
  const filled = answered(letter, [['seats', '60'], ['near', 'quay'], ['access', 'loop'], ['access', 'toilet']], say);
  assert.equal(bodyOf(filled), '1. Who:\r\n2. How many: 60\r\n3. Where: Quay\r\n'
    + '5. Getting in & about: Hearing loop; Accessible toilet\r\n7. What we can pay:\r\n');
  assert.equal(new URL(filled).searchParams.get('subject'), 'Looking for 2. premises');
  assert.ok(filled.startsWith('mailto:staff@example.org?'));
});

test('where nothing was chosen the letter stays as it is', () => assert.equal(bodyOf(answered(letter, [], say)), body));
