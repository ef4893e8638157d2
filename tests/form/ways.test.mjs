import assert from 'node:assert/strict';
import test from 'node:test';
import {letter, proposal} from '../../themes/tiled-hall/static/js/form/ways.js';

test('a letter holds the text, its lines ended as mail wants them', () => {
  const {link, fits} = letter('staff@example.org', 'Tea & talk', 'name: "A"\n');
  assert.equal(link, 'mailto:staff@example.org?subject=Tea%20%26%20talk&body=name%3A%20%22A%22%0D%0A');
  assert.ok(fits);
});

test('a letter that is too long says so', () => assert.equal(letter('a@example.org', 'A', 'é'.repeat(300)).fits, false));

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
