/**
 * Answers queries at the command line from the built index, by the very modules that the search page loads.
 *
 * `node answer.mjs SCRIPTS LUNR INDEX` reads {stop, synonyms, places, say, lang, queries, near, literal, most, explain} and writes the answers. SCRIPTS is the theme's folder `js/search/`, LUNR the file of lunr, INDEX the folder of `manifest.json`.
 */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import {pathToFileURL} from 'node:url';

const TEN = 10; // the page fetches cards, and puts them in order, ten by ten

const [scripts, engineFile, index] = process.argv.slice(2).map(path => resolve(path));
const lunr = createRequire(import.meta.url)(engineFile);
const module = name => import(pathToFileURL(join(scripts, `${name}.js`)));
const [{openEngine}, {find, fitOf, withCards}, {count}, {openShards}] =
  await Promise.all(['engine', 'query', 'sentence', 'shards'].map(module));

const get = async path => {
  const data = await readFile(join(index, path)).catch(() => undefined);
  return data ? new Response(data) : new Response('', {status: 404});
};

/** An engine that keeps what it was asked: for each question the boosts of its terms and the score of each document. */
const listening = engine => {
  const heard = [];
  const query = async ask => {
    let boosts;
    const results = await engine.query(query => {
      ask(query);
      boosts = new Map(query.clauses.map(({term, boost}) => [term, boost]));
    });
    const told = ({ref, score, matchData}) => [+ref, {score, terms: Object.keys(matchData.metadata)}];
    heard.push({boosts, results: new Map(results.map(told))});
    return results;
  };
  return {heard, engine: {...engine, query}};
};

/** How a term comes into the query: it was `typed`, completes a word that is `begun`, or stands `instead` of words. */
const way = (term, typed, stem) => {
  if (!typed.length || typed.some(word => stem(word) === term)) return 'typed'; // without words it is the place's name
  const last = typed.at(-1); // "communi" is completed to "community", whose stem is "commun"
  return term.startsWith(last) || last.startsWith(term) ? 'begun' : 'instead';
};

/** The last question of those heard to which a result is the answer; none where names alone, or a place, were looked for. */
const meant = (heard, {number, terms}) =>
  heard.findLast(({results}) => results.get(number)?.terms.every(term => terms.has(term)));

/**
 * What lunr's score of each document is made of: for a term and a field what the index holds, times what the term
 * counts, over the length of the query (the root of the sum of the squares of what its terms count).
 */
const parts = async (engine, fields, boosts) => {
  const had = await Promise.all([...boosts.keys()].map(engine.has));
  const known = [...boosts.keys()].filter((_, n) => had[n]);
  const length = Math.hypot(...known.map(term => boosts.get(term)));
  const found = await Promise.all(known.flatMap(term => fields.map(async field => {
    const results = await engine.query(query => query.term(term, {fields: [field], usePipeline: false}));
    const counts = boosts.get(term);
    return results.map(({ref, score}) => [+ref, {term, field, counts, score: score * counts / length}]);
  })));
  const of = new Map();
  for (const [number, part] of found.flat()) of.set(number, [...of.get(number) ?? [], part]);
  return number => (of.get(number) ?? []).sort((a, b) => b.score - a.score);
};

const answer = ({stop, most, explain, ...how}) => query => shards.ask(async book => {
  const {heard, engine} = listening(openEngine(lunr, book, stop));
  const {found, whole, instead, typed, asked, from, nowhere} = await find(engine, query, {...how, count});
  const results = [];
  for (let from = 0; from < Math.min(most, found.length); from += TEN) {
    results.push(...await withCards(found.slice(from, from + TEN), typed, engine));
  }
  results.splice(most);
  const questions = results.map(result => explain ? meant(heard, result) : undefined), told = new Map();
  for (const each of new Set(questions.filter(Boolean))) told.set(each, await parts(engine, book.manifest.fields, each.boosts));
  return {
    query: [query, how.near].filter(Boolean).join(' '), asked, whole, instead, from, nowhere, many: found.length, lost: [...book.lost],
    results: results.map(({number, document, whole, far, everywhere}, n) => ({
      kind: document.kind, title: document.title, url: document.url, whole, far, everywhere,
      ...explain && {
        score: questions[n]?.results.get(number).score ?? 0,
        fit: fitOf(document, typed, engine),
        parts: (told.get(questions[n])?.(number) ?? []).map(part => ({...part, way: way(part.term, typed.length ? typed : asked, engine.stem)})),
      },
    })),
  };
});

const shards = openShards('manifest.json', 'index/', get);
const {queries, ...asked} = JSON.parse(await text(process.stdin));
const answers = [];
for (const query of queries) answers.push(await answer(asked)(query));
console.log(JSON.stringify(answers));
