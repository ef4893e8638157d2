/**
 * Reads lines of {files, stop, synonyms, places, typed, words}; of each name of a place that was typed with a slip the place that an answer is
 * sorted by: where it stands in the field for it, in the box, and in the box behind words.
 */
import {createInterface} from 'node:readline';
import {answered, host, opened} from './host.mjs';

for await (const line of createInterface({input: process.stdin})) {
  const {files, typed, words, ...told} = JSON.parse(line);
  const shards = opened(host(files).get);
  const answers = [];
  for (const name of typed) {
    const [field, box, behind] = await Promise.all([
      answered(shards, words, {...told, near: name}), answered(shards, name, told), answered(shards, `${words} in ${name}`, told),
    ]);
    answers.push({typed: name, field: field.from, box: box.from, behind: behind.from, instead: behind.instead});
  }
  console.log(JSON.stringify(answers));
}
