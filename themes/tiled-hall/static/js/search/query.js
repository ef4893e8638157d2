/** Queries: what a reader typed becomes terms, and what lunr found becomes an order. */
import {words} from './normalise.js';

const FEW = 5; // below this many results with all words, those with some follow
const MOST = {letters: 500, words: 50};
const NUMBER = /^\p{L}{0,2}\d{4,}\p{L}?$/u;
const COMPLETED = 0.3; // what a word counts that the reader has not typed to its end
const WIDE = 3; // shards in which the ends of such a word are looked for: "com" begins more words than are worth fetching

/**
 * Answer a query: `{found, whole, typed}`. `found` lists `{number, kind, terms, whole}` of documents, best first: `terms`
 * of the index are those it was found by, `whole` tells whether it has all the words. `whole` counts these; `typed` are
 * the words.
 */
export const find = async (engine, text) => {
  const typed = words(text.slice(0, MOST.letters)).slice(0, MOST.words);
  const asked = [...new Set(typed)].filter(word => !engine.stop.has(word));
  const last = typed.at(-1);
  const [terms, begun] = await Promise.all([
    Promise.all(asked.map(word => termsFor(word, word === last, engine))),
    beginners(typed, engine),
  ]);
  const found = asked.length ? rank(await ask(engine, terms), terms, typed, begun) : byName(typed, begun, engine);
  return {
    found: found.map(({number, terms, whole}) => ({number, kind: engine.kind(number), terms, whole})),
    whole: found.filter(({whole}) => whole).length,
    typed,
  };
};

/**
 * The terms of the index that a word stands for, each with what it counts: its stem, and for a word still being typed
 * (`open`), from its third letter on, all that begin with it. Stems lose letters that readers type, so a word that is
 * none also stands for the longest term that it begins with (`communi`: commun, of community) and, where there is
 * nothing else, for those that begin with most of it (`disabili`: disabl, of disability).
 */
export const termsFor = async (word, open, {has, terms: starting, beside, stem}) => {
  const own = stem(word), terms = new Map();
  const complete = found => { for (const term of found) terms.set(term, COMPLETED); };
  const [known, longer] = await Promise.all([has(own), open && word.length > 2 ? starting(word, WIDE) : []]);
  complete(longer);
  if (known) return terms.set(own, 1);
  if (!open) return terms;
  const shorter = Array.from({length: 4}, (_, cut) => word.slice(0, -cut - 1)).filter(({length}) => length > 2);
  const outgrown = await Promise.all(shorter.map(has));
  complete(shorter.filter((_, cut) => outgrown[cut]).slice(0, 1));
  if (terms.size) return terms;
  const most = Math.max(...(await beside(word)).map(term => alike(word, term)));
  if (most >= Math.max(3, word.length * 0.45)) complete(await starting(word.slice(0, most), WIDE));
  return terms;
};

/** With how many letters two words begin alike. */
const alike = (a, b) => {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same;
};

// Terms stand in the index as they are, so nothing that was typed can be taken for an operator.
const ask = (engine, terms) => terms.some(each => each.size)
  ? engine.query(query => {
    for (const each of terms) for (const [term, boost] of each) query.term(term, {boost, usePipeline: false});
  })
  : [];

const rank = (results, terms, typed, begun) => {
  const found = results.map(({ref, score, matchData: {metadata}}) => {
    const number = +ref, matched = Object.keys(metadata);
    const has = terms.map(each => matched.filter(term => each.has(term)));
    const words = has.filter(each => each.length).length;
    // A registered number is enough, whatever stands around it: "charity no. 1234567".
    const numbered = has.flat().some(term => NUMBER.test(term) && metadata[term].numbers);
    const named = has.every(each => each.some(term => metadata[term].title || metadata[term].names));
    const near = !named || !begun.has(number) ? 0 : begun.get(number).includes(unled(typed).length) ? 2 : 1;
    return {number, score, terms: new Set(matched), words, whole: numbered || words === terms.length, near};
  });
  found.sort((a, b) =>
    b.whole - a.whole || b.near - a.near || b.words - a.words || b.score - a.score || a.number - b.number);
  const many = found.filter(({whole}) => whole).length;
  return many < FEW ? found : found.slice(0, many);
};

const unled = typed => typed[0] === 'the' && typed.length > 1 ? typed.slice(1) : typed;

/**
 * The documents with a name that begins as the query does, and how many words that name has. The index tells the first
 * word of a name, and of words that are left out of it as many as stand there: `hub.search.shards.beginning`.
 */
const beginners = async (typed, {entry, entries, names, stop, stem}) => {
  const asked = unled(typed), start = asked.join(' ');
  if (!start) return new Map();
  const at = asked.findIndex(word => !stop.has(word));
  const first = at < 0 ? start : asked.slice(0, at).join(' ') || stem(asked[0]);
  const open = (at < 0 || asked.length === 1) && start.length > 2;
  const [own, longer] = await Promise.all([entry(first), open ? entries(start, WIDE) : []]);
  return names(own ? [own, ...longer] : longer);
};

/** Where every word is a stop word ("The Who"), those whose name begins with them, the shortest first. */
const byName = (typed, begun, {stem}) => {
  const terms = new Set(typed.map(stem));
  return [...begun].sort(([a, one], [b, other]) => Math.min(...one) - Math.min(...other) || a - b)
    .map(([number]) => ({number, terms, whole: true}));
};

/**
 * Some results with their cards, those with all words first, then those nearest to the query. One whose card is lost is
 * left out.
 */
export const withCards = async (results, typed, {card, kind}) => {
  const cards = await Promise.all(results.map(({number}) => card(number)));
  return results.map((result, n) => ({...result, document: cards[n] && {...cards[n], kind: kind(result.number)}}))
    .filter(({document}) => document)
    .map(result => ({...result, near: nearness(result.document, typed)}))
    .sort((a, b) => b.whole - a.whole || b.near - a.near); // stable: within a rank the order above stays
};

/** How near a document comes to the words typed: 3 has them as a name, 2 begins one with them, 1 holds the phrase. */
export const nearness = ({title, names = [], summary}, typed) => {
  const query = unled(typed).join(' ');
  const keys = [title, ...names].map(name => unled(words(name)).join(' '));
  if (keys.includes(query)) return 3;
  if (keys.some(name => name.startsWith(query))) return 2;
  const text = ` ${keys.join(' ')} ${words(summary).join(' ')} `;
  return typed.length > 1 && text.includes(` ${query} `) ? 1 : 0;
};
