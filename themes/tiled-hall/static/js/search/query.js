/** Queries: what a reader typed becomes terms, and what lunr found becomes an order. */
import {words} from './normalise.js';

const FEW = 5;        // below this many results with all words, those with some follow
const LOOKED_AT = 50; // results whose names are compared with the query
const MOST = {letters: 500, words: 50};
const NUMBER = /^\p{L}{0,2}\d{4,}\p{L}?$/u;
const COMPLETED = 0.3; // what a word counts that the reader has not typed to its end

/**
 * Answer a query: `{found, whole, typed}`. `found` lists `{document, terms, whole}`, best first: `terms` of the index are
 * those it was found by, `whole` tells whether it has all the words. `whole` counts these; `typed` are the words.
 */
export const find = (engine, text) => {
  const typed = words(text.slice(0, MOST.letters)).slice(0, MOST.words);
  const asked = [...new Set(typed)].filter(word => !engine.stop.has(word));
  const last = typed.at(-1);
  const terms = asked.map(word => termsFor(word, word === last, engine));
  const found = asked.length ? rank(ask(engine.index, terms), terms, typed, engine) : byName(typed, engine);
  return {found, whole: found.filter(({whole}) => whole).length, typed};
};

/**
 * The terms of the index that a word stands for, each with what it counts: its stem, and for a word still being typed
 * (`open`), from its third letter on, all that begin with it. Stems lose letters that readers type, so a word that is
 * none also stands for the longest term that it begins with (`communi`: commun, of community) and, where there is
 * nothing else, for those that begin with most of it (`disabili`: disabl, of disability).
 */
export const termsFor = (word, open, {vocabulary, stem}) => {
  const terms = new Map();
  const complete = start => {
    for (let i = place(vocabulary, start); vocabulary[i]?.startsWith(start); i++) terms.set(vocabulary[i], COMPLETED);
  };
  const has = term => vocabulary[place(vocabulary, term)] === term;
  const shorter = least => Array.from({length: Math.max(0, word.length - least)}, (_, cut) => word.slice(0, -cut - 1));
  if (open && word.length > 2) complete(word);
  if (has(stem(word))) return terms.set(stem(word), 1);
  if (!open) return terms;
  const outgrown = shorter(Math.max(3, word.length - 4)).find(has);
  if (outgrown) terms.set(outgrown, COMPLETED);
  for (const start of shorter(Math.max(3, word.length * 0.45))) if (!terms.size) complete(start);
  return terms;
};

/** Where a term stands in the sorted vocabulary, or would. */
const place = (vocabulary, term) => {
  let from = 0, to = vocabulary.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (vocabulary[middle] < term) from = middle + 1; else to = middle;
  }
  return from;
};

// Terms stand in the index as they are, so nothing that was typed can be taken for an operator.
const ask = (index, terms) => terms.some(each => each.size)
  ? index.query(query => {
    for (const each of terms) for (const [term, boost] of each) query.term(term, {boost, usePipeline: false});
  })
  : [];

const rank = (results, terms, typed, {documents}) => {
  const found = results.map(({ref, score, matchData: {metadata}}) => {
    const matched = Object.keys(metadata);
    const has = terms.map(each => matched.filter(term => each.has(term)));
    const words = has.filter(each => each.length).length;
    // A registered number is enough, whatever stands around it: "charity no. 1234567".
    const numbered = has.flat().some(term => NUMBER.test(term) && metadata[term].numbers);
    return {number: +ref, score, terms: new Set(matched), words, whole: numbered || words === terms.length};
  });
  found.sort((a, b) => b.whole - a.whole || b.words - a.words || b.score - a.score || a.number - b.number);
  const many = found.filter(({whole}) => whole).length;
  const kept = many < FEW ? found : found.slice(0, many);
  const near = kept.slice(0, LOOKED_AT).map(each => ({...each, near: nearness(documents[each.number], typed)}));
  near.sort((a, b) => b.whole - a.whole || b.near - a.near); // stable: within a rank the order above stays
  return [...near, ...kept.slice(LOOKED_AT)]
    .map(({number, terms, whole}) => ({document: documents[number], terms, whole}));
};

/** How near a document comes to the words typed: 3 has them as a name, 2 begins one with them, 1 holds the phrase. */
export const nearness = ({title, names = [], summary}, typed) => {
  const query = key(typed);
  const keys = [title, ...names].map(name => key(words(name)));
  if (keys.includes(query)) return 3;
  if (keys.some(name => name.startsWith(query))) return 2;
  const text = ` ${keys.join(' ')} ${words(summary).join(' ')} `;
  return typed.length > 1 && text.includes(` ${query} `) ? 1 : 0;
};

const key = typed => typed.join(' ').replace(/^the (?=.)/, '');

/** Where every word is a stop word ("The Who"), those whose name begins with them or holds them. */
const byName = (typed, {documents, stem}) => {
  const terms = new Set(typed.map(stem));
  return documents.map(document => ({document, terms, whole: true, near: typed.length ? nearness(document, typed) : 0}))
    .filter(({near}) => near).sort((a, b) => b.near - a.near);
};
