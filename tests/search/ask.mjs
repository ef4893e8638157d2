/** Reads lines of {index, documents, queries} as JSON and answers the queries as the search page would, by lunr.js. */
import {createInterface} from 'node:readline';
import lunr from 'lunr';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';
import {find} from '../../themes/tiled-hall/static/js/search/query.js';

for await (const line of createInterface({input: process.stdin})) {
  const {index, documents, queries} = JSON.parse(line);
  const engine = openEngine(lunr, index, documents);
  const answers = queries.map(query => {
    const {found, whole, typed} = find(engine, query);
    return {found: found.map(({document, terms}) => ({url: document.url, terms: [...terms]})), whole, typed};
  });
  console.log(JSON.stringify(answers));
}
