/** Reads lines of {files, stop, synonyms, places, queries, near} as JSON and answers the queries as the search page would, all its results with cards. */
import {createInterface} from 'node:readline';
import {withCards} from '../../themes/tiled-hall/static/js/search/query.js';
import {answered, host, opened} from './host.mjs';

for await (const line of createInterface({input: process.stdin})) {
  const {files, queries, ...told} = JSON.parse(line);
  const shards = opened(host(files).get);
  const answers = [];
  for (const query of queries) {
    const {found, whole, typed, instead, offered, from, nowhere, cards, engine, book} = await answered(shards, query, told);
    if (book.lost.size) throw new Error(`a shard is missing for ${query}`);
    const rest = await withCards(found.slice(cards.length), typed, engine);
    answers.push({found: [...cards, ...rest].map(({document, terms, far}) => ({url: document.url, terms: [...terms], far})), whole, typed, instead, offered, from, nowhere});
  }
  console.log(JSON.stringify(answers));
}
