/**
 * Reads lines of {files, stop, whole, served, queries}; asks whole lunr.js and, with the parts of lunr that pages are served, the
 * shards each query, a list of clauses, and writes what differs and how many results there were in all.
 */
import {createInterface} from 'node:readline';
import {runInThisContext} from 'node:vm';
import lunr from 'lunr';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';
import {host, opened} from './host.mjs';

const rounded = score => Math.round(score * 1e9) / 1e9;

/** Results that can be compared: equal scores in the order of the documents, and by which terms each was found. */
const plain = results => results
  .map(({ref, score, matchData: {metadata}}) => ({ref: +ref, score: rounded(score), metadata: spelt(metadata)}))
  .sort((a, b) => b.score - a.score || a.ref - b.ref);

const spelt = metadata => JSON.stringify(Object.keys(metadata).sort().map(term => [term, Object.keys(metadata[term]).sort()]));

const same = (a, b) => a.length === b.length && a.every(({ref, score, metadata}, n) =>
  ref === b[n].ref && Math.abs(score - b[n].score) <= 1e-9 && metadata === b[n].metadata);

/** What a query gives. lunr 2.3.9 throws where a required word is a stop word, and so must we. */
const outcome = async ask => {
  try {
    return await ask();
  } catch (fault) {
    return [{ref: -1, score: 0, matchData: {metadata: {[fault.message]: {}}}}];
  }
};

for await (const line of createInterface({input: process.stdin})) {
  const {files, stop, whole, served, queries} = JSON.parse(line);
  const {ask} = opened(host(files).get);
  const answers = {differ: [], found: 0};
  await ask(async book => {
    runInThisContext(served);
    const engine = openEngine(globalThis.lunr, book, stop);
    openEngine(lunr, book, stop); // it mends lunr
    const index = lunr.Index.load(whole);
    for (const clauses of queries) {
      const asked = query => { for (const {term, ...options} of clauses) query.term(term, options); };
      const [theirs, found] = await Promise.all([outcome(() => index.query(asked)), outcome(() => engine.query(asked))]);
      const ours = plain(found), order = found.map(({ref}) => +ref);
      answers.found += theirs.length;
      if (!same(plain(theirs), ours) || ours.some(({ref}, n) => ref !== order[n])) {
        answers.differ.push({clauses, theirs: theirs.slice(0, 3), ours: ours.slice(0, 3)});
      }
    }
  });
  console.log(JSON.stringify(answers));
}
