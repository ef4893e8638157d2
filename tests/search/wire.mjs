/**
 * Reads lines of {files, stop, synonyms, queries, typed}; of each query as a page without anything kept would answer it: the bytes fetched, how
 * often a request waited for another, and how many cards there were; and the bytes where it is typed by and by.
 */
import {createInterface} from 'node:readline';
import {answered, host, opened} from './host.mjs';

const COALESCE = 4; // milliseconds: what is asked for within them was not waiting for any of it

/** A host that answers in waves: `waves` says how many there were. */
const inWaves = files => {
  const plain = host(files);
  let wave;
  const counted = {...plain, waves: 0};
  counted.get = async path => {
    wave ??= new Promise(done => setTimeout(() => {
      wave = undefined;
      counted.waves++;
      done();
    }, COALESCE));
    await wave;
    return plain.get(path);
  };
  return counted;
};

/** What is answered where a reader stops at each letter of a query for more than a second: `pace.js`. */
const letters = query => Array.from(query, (_, n) => query.slice(0, n + 1));

/** And where one stops as people do: after each word, and in the middle of it. */
const pauses = query => letters(query).filter(part => {
  const [typed] = part.match(/\S*$/), [word] = query.slice(part.length - typed.length).match(/^\S*/);
  return typed === word || typed.length === Math.ceil(word.length / 2);
});

/** The bytes that it takes to answer one query after another, what was asked for, and how much of it more than once. */
const inTurn = async (files, queries, told) => {
  const {get, asked, bytes} = host(files), shards = opened(get);
  for (const query of queries) await answered(shards, query, told);
  return {bytes: bytes(), asked, twice: asked.length - new Set(asked).size};
};

for await (const line of createInterface({input: process.stdin})) {
  const {files, queries, typed = [], ...told} = JSON.parse(line);
  const weighed = [];
  for (const query of queries) {
    const at = inWaves(files);
    const {cards, book, whole, instead} = await answered(opened(at.get), query, told);
    weighed.push({
      query, whole, instead, cards: cards.length, lost: book.lost.size, bytes: at.bytes(), waves: at.waves, asked: at.asked,
      ...typed.includes(query) && {
        pauses: await inTurn(files, pauses(query), told),
        letters: await inTurn(files, letters(query), told),
      },
    });
  }
  console.log(JSON.stringify(weighed));
}
