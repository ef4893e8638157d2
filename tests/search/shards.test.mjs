import assert from 'node:assert/strict';
import test from 'node:test';
import {Gone, Lost, openShards} from '../../themes/tiled-hall/static/js/search/shards.js';

const OK = value => async () => new Response(JSON.stringify(value));
const MISSING = async () => new Response('', {status: 404});
const BROKEN = async () => new Response('', {status: 500});
const OFFLINE = async () => { throw new TypeError('offline'); };

/** A host by path: each answers with its functions in turn, and with the last of them from then on. */
const host = answers => {
  const asked = [];
  const get = async path => {
    asked.push(path);
    const left = answers[path];
    return (left.length > 1 ? left.shift() : left[0])();
  };
  return {asked, ...openShards('m', 'f/', get)};
};
const reading = path => async book => [book.manifest.build, await book.read(path), book.lost.size > 0];

test('no shard is fetched twice, however often and at once it is asked for', async () => {
  const {ask, asked} = host({m: [OK({build: 'a'})], 'f/a/t': [OK([1])]});
  await Promise.all([ask(reading('t')), ask(reading('t'))]);
  assert.deepEqual(await ask(reading('t')), ['a', [1], false]);
  assert.deepEqual(asked, ['m', 'f/a/t']);
});

for (const [name, FAULT] of Object.entries({BROKEN, OFFLINE, page: async () => new Response('<html>')})) {
  test(`a fetch that fails (${name}) is tried once more`, async () => {
    const {ask, asked} = host({m: [OK({build: 'a'})], 'f/a/t': [FAULT, OK([1])]});
    assert.deepEqual(await ask(reading('t')), ['a', [1], false]);
    assert.deepEqual(asked, ['m', 'f/a/t', 'f/a/t']);
  });
}

test('a shard that fails twice is said to be lost, and is not remembered as empty', async () => {
  const {ask, asked} = host({m: [OK({build: 'a'})], 'f/a/t': [BROKEN, OFFLINE, OK([1])]});
  assert.deepEqual(await ask(reading('t')), ['a', [], true]);
  assert.deepEqual(await ask(reading('t')), ['a', [1], false]);
  assert.equal(asked.length, 4);
});

test('a shard that was lost is not asked for again by the same question', async () => {
  const {ask, asked} = host({m: [OK({build: 'a'})], 'f/a/t': [BROKEN]});
  await ask(async ({read}) => [await read('t'), await read('t')]);
  assert.deepEqual(asked, ['m', 'f/a/t', 'f/a/t']);
});

test('what was lost to one question does not make another incomplete', async () => {
  const {ask} = host({m: [OK({build: 'a'})], 'f/a/t': [BROKEN], 'f/a/u': [OK([2])]});
  const [lost, whole] = await Promise.all([ask(reading('t')), ask(reading('u'))]);
  assert.deepEqual([lost, whole], [['a', [], true], ['a', [2], false]]);
});

test('a page under which the site was rebuilt reads the manifest again and asks once more', async () => {
  const {ask, asked} = host({
    m: [OK({build: 'a'}), OK({build: 'b'})], 'f/a/t': [OK([1]), MISSING], 'f/a/u': [MISSING], 'f/b/u': [OK([3])],
  });
  assert.deepEqual(await ask(reading('t')), ['a', [1], false]);
  assert.deepEqual(await ask(reading('u')), ['b', [3], false]);
  assert.deepEqual(asked, ['m', 'f/a/t', 'f/a/u', 'm', 'f/b/u']);
});

test('a book that is kept tells that its build is gone, and the next question is answered by the newest', async () => {
  const {ask} = host({m: [OK({build: 'a'}), OK({build: 'b'})], 'f/a/u': [MISSING], 'f/b/t': [OK([3])]});
  const book = await ask(async kept => kept);
  await assert.rejects(book.read('u'), Gone);
  assert.deepEqual(await ask(reading('t')), ['b', [3], false]);
});

test('when a build is gone nothing of it is kept, and the manifest is asked for once, however many shards are gone', async () => {
  const {ask, asked} = host({
    m: [OK({build: 'a'}), OK({build: 'b'}), OK({build: 'a'})], 'f/a/s': [OK([0])], 'f/a/t': [MISSING], 'f/a/u': [MISSING],
    'f/b/t': [OK([1])], 'f/b/u': [OK([2])], 'f/b/s': [MISSING],
  });
  await ask(reading('s'));
  await ask(({read}) => Promise.all([read('t'), read('u')]));
  await ask(reading('t'));
  assert.deepEqual(asked, ['m', 'f/a/s', 'f/a/t', 'f/a/u', 'm', 'f/b/t', 'f/b/u']);
  assert.deepEqual(await ask(reading('s')), ['a', [0], false]);
  assert.deepEqual(asked.slice(7), ['f/b/s', 'm', 'f/a/s']);
});

test('a manifest that stays stale makes the answer incomplete, not endless', async () => {
  const {ask, asked} = host({m: [OK({build: 'a'})], 'f/a/t': [MISSING]});
  assert.deepEqual(await ask(reading('t')), ['a', [], true]);
  assert.deepEqual(asked, ['m', 'f/a/t', 'm', 'f/a/t']);
});

test('without a manifest there is no answer, and the next question asks for it again', async () => {
  const {ask} = host({m: [MISSING, OFFLINE, OFFLINE, OK({build: 'a'})], 'f/a/t': [OK([1])]});
  await assert.rejects(ask(reading('t')), Lost);
  await assert.rejects(ask(reading('t')), Lost);
  assert.deepEqual(await ask(reading('t')), ['a', [1], false]);
});

test('the manifest is asked for afresh and the shards are not', async () => {
  const how = {};
  const get = async (path, {cache, signal}) => {
    how[path] = cache;
    assert.ok(signal instanceof AbortSignal); // none is waited for for ever
    return OK({build: 'a'})();
  };
  await openShards('m', 'f/', get).ask(({read}) => read('t'));
  assert.deepEqual(how, {m: 'no-cache', 'f/a/t': undefined});
});

test('a slow shard is waited for, and a fault of our own is not taken for a lost one', async () => {
  const slow = () => new Promise(done => setTimeout(() => done(new Response('[1]')), 50));
  const {ask} = host({m: [OK({build: 'a'})], 'f/a/t': [slow]});
  assert.deepEqual(await ask(reading('t')), ['a', [1], false]);
  await assert.rejects(ask(() => { throw new RangeError('ours'); }), RangeError);
});
