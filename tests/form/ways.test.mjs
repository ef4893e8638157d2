import assert from 'node:assert/strict';
import test from 'node:test';
import {firstFit, letter, proposal} from '../../themes/tiled-hall/static/js/form/ways.js';

test('a letter holds the text, its lines ended as mail wants them', () => {
  const {link, fits} = letter('staff@example.org', 'Tea & talk', 'name: "A"\n');
  assert.equal(link, 'mailto:staff@example.org?subject=Tea%20%26%20talk&body=name%3A%20%22A%22%0D%0A');
  assert.ok(fits);
});

test('a letter that is too long says so', () => assert.equal(letter('a@example.org', 'A', 'é'.repeat(300)).fits, false));

test('nothing in the address of staff can begin a header of its own', () => {
  const {link} = letter('a+b@example.org?bcc=c@example.org&x', 'A', 'B');
  assert.equal(link, 'mailto:a%2Bb@example.org%3Fbcc%3Dc@example.org%26x?subject=A&body=B');
});

test('of several letters the first that fits is taken, and the last where none does', () => {
  const [long, short] = ['🥕'.repeat(120), 'tea'].map(name => letter('a@example.org', name, `${name} is attached.`));
  const longer = letter('a@example.org', 'A', 'é'.repeat(900));
  assert.equal(long.fits, false);
  assert.equal(firstFit([longer, long, short]), short);
  assert.equal(firstFit([short, longer]), short);
  assert.equal(firstFit([longer, long]), long);
});

test('a proposal opens a new file in the folder of listings', () => {
  const link = new URL(proposal('https://github.com/example/hub/', 'tea.yaml', 'name: "Tea & talk"\n'));
  assert.equal(link.pathname, '/example/hub/new/main/organisations');
  assert.deepEqual(Object.fromEntries(link.searchParams), {filename: 'tea.yaml', value: 'name: "Tea & talk"\n'});
});

test('a forge without such a page, and a text too long for an address, get no link', () => {
  for (const forge of ['https://gitlab.com/example/hub', 'https://github.com/example', 'https://github.com.example.org/a/b', 'http://github.com/a/b']) {
    assert.equal(proposal(forge, 'tea.yaml', 'a'), undefined);
  }
  assert.equal(proposal('https://github.com/example/hub', 'tea.yaml', 'a'.repeat(8000)), undefined);
});
