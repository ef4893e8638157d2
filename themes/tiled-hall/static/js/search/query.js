/** Queries: what a reader typed becomes terms, and what lunr found becomes an order. */
import {words} from './normalise.js';
import {module} from './shards.js';

const FEW = 5; // below this many results with all words, what else may have been meant is looked for
const SHOWN = 10; // below as many as a reader is shown at once, those with some of the words follow
const LETTERS = 500, WORDS = 50; // of a query: it may be a page that somebody pasted
const NUMBER = /^\p{L}{0,2}\d{4,}\p{L}?$/u;
const LISTED = 'organisation'; // the kind that is there for who asks; what begins or holds the words else is about them
const COMPLETED = 0.3; // what a word counts that the reader has not typed to its end
const ALIKE = 0.2; // what a word counts that means the same as one typed that the index has: with more, it came before that
const VAGUE = new Set(['club', 'commun', 'group', 'help', 'local', 'peopl', 'servic', 'support']); // no reason to be found by alone
const WIDE = 3; // shards in which the ends of such a word are looked for: "com" begins more words than are worth fetching

/**
 * How what is found fits the words typed: it holds them in a row, a name of it begins with two or more of them, or they are a
 * name of it. A single word at the beginning of a name tells no more than elsewhere in it.
 */
const NO_FIT = 0, PHRASE = 1, BEGINS = 2, IS_NAME = 3;

const spelling = ({lost}) => module(import('./spelling.js'), 'spelling.js', lost);

/** The script for places, once it is wanted. */
export const placing = () => import('./place.js');

/** The words of what a reader typed, as many as are looked for. */
export const typedWords = text => words(text.slice(0, LETTERS)).slice(0, WORDS);

/**
 * Whether words may name a place, or have one beside them: one of them begins a name, or, of a postcode, begins as its district
 * does. `place.js` knows for sure.
 */
export const placed = (typed, {places, near, here}) => Boolean(near || here) || Object.keys(places.names).some(name => {
  const [first] = name.split(' ');
  return typed.some(word => /\d$/.test(first) ? word.startsWith(first) : word === first);
});

/**
 * Answer a query by distance, as `byDistance` does, where it names one of the page's `places`, or where one is asked for beside it:
 * `near` in words, or `here` as [latitude, longitude]. Else by its words, as `byWords` does.
 */
export const find = async (engine, text, {places, near, here, ...how}) => {
  const typed = typedWords(text);
  const byPlace = async (those, mistyped) => {
    const {byDistance} = await module(placing(), 'place.js', engine.lost);
    return byDistance?.(engine, those, {...how, byWords, spelling, typedWords, places, near, here, mistyped, doubted});
  };
  const left = word => !engine.stop.has(word);
  const doubted = mayName => mayName(typed.filter(left), places.names) && byPlace(typed, true);
  const answer = placed(typed, {places, near, here}) && await byPlace(typed) || await byWords(engine, typed, {...how, doubted});
  const {instead} = answer, meant = instead && !answer.from && !near && !here && typedWords(instead);
  const again = meant && placed(meant, {places}) && await byPlace(meant);
  return again ? {...again, instead} : answer;
};

/**
 * Answer the words of a query: `{found, whole, typed, asked, unknown, instead}`. `found` lists `{number, kind, terms, whole, fit}` of
 * documents, best first: `terms` of the index are those it was found by, and the words of phrases among these; `whole` tells
 * whether it has all the words, and `fit` is how its names fit these, as far as the index tells: `fitOf`. `whole` counts those that have; `typed` are these words, `asked`
 * those that the index may have, `unknown` those it has not, and `instead` what was searched for in their place. `synonyms` are
 * the page's; a reader who insists has the query answered as it is (`literal`). What may be meant, and was not searched for, is
 * `offered`. Before words are put right, `doubted` may have another answer.
 */
export const byWords = async (engine, typed, {synonyms = {}, literal = false, doubted} = {}) => {
  const also = same(typed, synonyms, engine), answer = await answerTo(engine, typed, {also});
  const plain = answer.whole >= FEW || answer.whole > 0 && !answer.unknown.length;
  if (literal || plain || !answer.asked.length) return answer;
  const {answerAnew, mayName} = await spelling(engine);
  if (!answerAnew) return answer;
  return await doubted?.(mayName) || answerAnew(engine, typed, answer, (words, {begun, joined}) => {
    const meant = new Map(begun.map(([word, longer]) => [word, new Map(longer.map(each => [engine.stem(each), COMPLETED]))]));
    return answerTo(engine, words, {also: [...joined, ...same(words, synonyms, engine)], meant});
  });
};

/**
 * Answer words as they are. `also` is what may stand in a document instead of some of them, as `{words, term}`; `meant` are
 * terms of words that were looked up elsewhere. Words that neither the index nor `also` has, as they are, are `unknown`.
 */
const answerTo = async (engine, typed, {also, meant = new Map()}) => {
  const asked = [...new Set(typed)].filter(word => !engine.stop.has(word)), last = typed.at(-1);
  const [terms, begun] = await Promise.all([
    Promise.all(asked.map(word => meant.get(word) ?? termsFor(word, word === last, engine))),
    beginners(typed, engine),
    ...also.map(({term}) => engine.entry(term)), // so that nothing waits for them
  ]);
  const covered = word => also.some(({words}) => words.includes(word));
  const found = !asked.length ? byName(typed, begun, engine)
    : rank(await ask(engine, asked, terms, also), {engine, asked, terms, also, typed, begun});
  return {
    found: found.map(({number, terms, whole, fit}) => ({number, kind: engine.kind(number), terms, whole, fit})),
    whole: found.filter(({whole}) => whole).length,
    typed, asked,
    unknown: asked.filter((word, n) => !terms[n].has(engine.stem(word)) && !covered(word)),
  };
};

/**
 * The terms of the index that a word stands for, each with what it counts: its stem, and for a word still being typed
 * (`open`), from its third letter on, all that begin with it.
 */
export const termsFor = async (word, open, {has, terms: starting, stem}) => {
  const own = stem(word);
  const [known, longer] = await Promise.all([has(own), open && word.length > 2 ? starting(word, WIDE) : []]);
  return new Map([...longer.map(term => [term, COMPLETED]), ...known ? [[own, 1]] : []]);
};

/** What may stand in a document instead of words typed, by the page's synonyms: for up to five stems terms and phrases. */
const same = (typed, synonyms, {stem}) => typed.flatMap((_, from) => [1, 2, 3, 4, 5].flatMap(many => {
  const words = typed.slice(from, from + many), key = words.map(stem).join(' ');
  return words.length < many || !Object.hasOwn(synonyms, key) ? [] : synonyms[key].map(term => ({words, term}));
}));

// Terms stand in the index as they are, so nothing that was typed can be taken for an operator.
const ask = (engine, asked, terms, also) => {
  const known = ([word, ...more]) => !more.length && terms[asked.indexOf(word)]?.has(engine.stem(word));
  const boosts = new Map([...also.map(({words, term}) => [term, known(words) ? ALIKE : 1]), ...terms.flatMap(each => [...each])]);
  return !boosts.size ? [] : engine.query(query => {
    for (const [term, boost] of boosts) query.term(term, {boost, usePipeline: false});
  });
};

const rank = (results, {engine, asked, terms, also, typed, begun}) => {
  const {length} = unled(typed), vague = word => VAGUE.has(engine.stem(word)), some = !asked.every(vague);
  const found = results.map(({ref, score, matchData: {metadata}}) => {
    const number = +ref, matched = Object.keys(metadata);
    const has = terms.map(each => matched.filter(term => each.has(term)));
    const told = also.filter(({term}) => metadata[term]).flatMap(({words}) => words);
    const had = [...new Set([...told, ...asked.filter((word, n) => has[n].length)])];
    // A word that is only begun, or that only initials spell, counts half.
    const inWords = (term, n) => terms[n].get(term) === 1 && (NUMBER.test(term) || Object.keys(metadata[term]).some(field => field !== 'numbers'));
    const half = asked.filter((word, n) => has[n].length && !told.includes(word) && !has[n].some(term => inWords(term, n)));
    // A registered number is enough, and all that is asked for, whatever stands around it: "charity no. 1234567".
    const numbered = matched.some(term => NUMBER.test(term) && metadata[term].numbers);
    const named = has.every(each => each.some(term => metadata[term].title || metadata[term].names));
    const fit = !named || !begun.has(number) ? NO_FIT : begun.get(number).includes(length) ? IS_NAME
      : length > 1 && engine.kind(number) === LISTED ? BEGINS : NO_FIT;
    return {
      number, score, terms: new Set(matched.flatMap(term => [term, ...term.split(' ')])), words: had.length - half.length / 2,
      whole: numbered || asked.every(word => had.includes(word)), telling: !some || !had.every(vague), numbered, fit,
    };
  }).filter(({whole, telling}) => whole || telling);
  found.sort((a, b) =>
    b.whole - a.whole || b.fit - a.fit || b.words - a.words || b.score - a.score || a.number - b.number);
  const many = found.filter(({whole}) => whole).length;
  return many < SHOWN && !found[0]?.numbered ? found : found.slice(0, many);
};

const unled = typed => typed[0] === 'the' && typed.length > 1 ? typed.slice(1) : typed;

/**
 * The documents with a name that begins as the query does, and how many words that name has. The index tells the first
 * word of a name, and of words that are left out of it as many as stand there: `hub.search.entries.beginning`.
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
 * Some results with their cards, those with all words first, then those that fit the query best. One whose card is lost is
 * left out.
 */
export const withCards = async (results, typed, {card, kind, ...how}) => {
  const cards = await Promise.all(results.map(({number}) => card(number)));
  return results.map((result, n) => ({...result, document: cards[n] && {...cards[n], kind: kind(result.number)}}))
    .filter(({document}) => document)
    .map(result => ({...result, fit: fitOf(result.document, typed, how)}))
    .sort((a, b) => b.whole - a.whole || b.fit - a.fit); // stable: within a rank the order above stays
};

/**
 * How a document fits the words typed, whatever their endings, 0 to 3: not, by a phrase (the words that `stop` aside), by the
 * beginning of a name, or by a name. Only what is listed fits by less than a name.
 */
export const fitOf = ({kind, title, names = [], summary = ''}, typed, {stem, stop}) => {
  const stems = some => some.map(stem).join(' ');
  const asked = unled(typed), query = stems(asked);
  const keys = [title, ...names].map(name => stems(unled(words(name))));
  if (keys.includes(query)) return IS_NAME;
  if (kind !== LISTED) return NO_FIT;
  if (asked.length > 1 && keys.some(name => name.startsWith(query))) return BEGINS;
  const telling = some => some.filter(word => !stop.has(word));
  const row = telling(typed), text = stems(telling(words([title, ...names, summary].join(' '))));
  return row.length > 1 && ` ${text} `.includes(` ${stems(row)} `) ? PHRASE : NO_FIT;
};
