/** The engine: whole lunr's answers from a few shards of its index. Knows no page. `docs/search.md` says why they agree. */
import {words} from './normalise.js';

/**
 * Make an engine of lunr, a book of `shards.js` and the words that the index leaves out. An entry is a term and its groups,
 * as `hub.search.entries` spells them. `entries(start, most)` are those that begin so, of at most so many shards; `query` is
 * lunr's, and waits for shards.
 */
export const openEngine = (lunr, {manifest, read, lost}, stopWords) => {
  const {fields, kinds} = manifest, starts = manifest.starts.split(','), stop = new Set(stopWords);
  const stem = word => /^[a-z]{3,}$/.test(word) ? `${lunr.stemmer(new lunr.Token(word))}` : word;
  const hub = token => words(`${token}`).filter(word => !stop.has(word)).map(word => new lunr.Token(stem(word)));
  hub.label = 'hub'; // registered by hand: registerFunction warns on the console when it is done again
  lunr.Pipeline.registeredFunctions.hub = hub;
  lunr.TokenSet.prototype.toString = nodeKey;

  const kindOf = number => kinds.find(([, many]) => (number -= many) < 0);
  const size = kinds.reduce((sum, [, many]) => sum + many, 0);
  const shardOf = term => starts.filter(start => start <= term).length - 1;
  const shard = number => read(`t/${number}.json`);
  const entries = async (start, most = Infinity) => {
    const first = shardOf(start), many = Math.min(shardOf(`${start}\uffff`) - first + 1, most);
    const met = await Promise.all(Array.from({length: many}, (_, n) => shard(first + n)));
    return met.flat().filter(([term]) => term.startsWith(start) && term[0] !== ' ');
  };
  const entry = async term => (await shard(shardOf(term))).find(([own]) => own === term);
  const isTerm = entry => entry?.[1][0] < fields.length; // else a name begins so, and no more

  // The terms that a clause can mean share a start, and so lie in a row; those by edit distance may stand anywhere.
  const meant = ({term, usePipeline, editDistance}) =>
    Promise.all((usePipeline ? hub(term) : [term]).map(each => `${each}`).map(async each => {
      if (editDistance) return entries('');
      return each.includes('*') ? entries(each.split('*')[0]) : [await entry(each)];
    }));

  const query = async ask => {
    const asked = new lunr.Query(fields);
    ask(asked);
    const met = (await Promise.all(asked.clauses.map(meant))).flat(2).filter(isTerm);
    const own = new Map(met.map(entry => [entry[0], entry]));
    const index = lunr.Index.load(
      serialized([...own.keys()].sort().map(term => own.get(term)), asked.isNegated() ? size : 0));
    return index.query(query => { query.clauses = asked.clauses; })
      .map(({score, ...found}) => ({...found, score: Math.round(score * 1e9) / 1e9})) // sums differ in their last bits
      .sort((a, b) => b.score - a.score || a.ref - b.ref);
  };

  /** Entries as lunr writes an index. Where all terms are excluded lunr also asks for each of `all` documents. */
  const serialized = (entries, all) => {
    const vectors = new Map();
    const vector = key => vectors.get(key) ?? vectors.set(key, []).get(key);
    for (let number = 0; number < all; number++) for (const field of fields) vector(`${field}/${number}`);
    const invertedIndex = entries.map(([term, ...groups], _index) => {
      const posting = Object.fromEntries(fields.map(field => [field, {}]));
      for (const [field, ...spelt] of groups.filter(([field]) => field < fields.length)) {
        for (const [number, score] of postings(...spelt)) {
          posting[fields[field]][number] = {};
          vector(`${fields[field]}/${number}`).push(_index, score / 1000);
        }
      }
      return [term, {...posting, _index}];
    });
    return {version: lunr.version, fields, fieldVectors: [...vectors], invertedIndex, pipeline: ['hub']};
  };

  return {
    size, stop, stem, numbers, entry, entries, query, read, lost,
    has: async term => isTerm(await entry(term)),
    terms: async (start, most) => (await entries(start, most)).filter(isTerm).map(([term]) => term),
    /** Of the documents with a name that begins with the term of an entry, how many words such names have. */
    names: entries => {
      const lengths = new Map();
      for (const [field, ...spelt] of entries.flatMap(([, ...groups]) => groups)) {
        if (field < fields.length) continue;
        for (const [number, length] of postings(...spelt)) lengths.set(number, [...lengths.get(number) ?? [], length]);
      }
      return lengths;
    },
    documents: gaps => summed(numbers(gaps)),
    kind: number => kindOf(number)[0],
    /** All documents, as results of no word. */
    all: () => Array.from({length: size}, (_, number) => ({number, kind: kindOf(number)[0], terms: new Set(), whole: true})),
    async card(number) {
      const {cards, card} = manifest, parts = (await read(`d/${Math.floor(number / cards)}.json`))[number % cards];
      return parts && Object.fromEntries(parts.map((part, n) => [card[n], n ? part || undefined : kindOf(number)[2] + part]));
    },
  };
};

/** A group's documents, ascending, each with its score: `[number, score]`. */
const postings = (scores, documents, places = '') => {
  const distinct = summed(numbers(scores)), at = numbers(places);
  return summed(numbers(documents)).map((number, n) => [number, distinct[at[n] ?? 0]]);
};

const summed = gaps => {
  let sum = 0;
  return gaps.map(gap => sum += gap);
};

/** The numbers of a text: the twin of `hub.search.digits.spelt`. */
const numbers = text => {
  const all = [];
  let number = 0, worth = 1;
  for (const letter of text) {
    const digit = letter.charCodeAt() - 40;
    number += digit % 43 * worth;
    worth *= 43;
    if (digit < 43) {
      all.push(number);
      number = 0;
      worth = 1;
    }
  }
  return all;
};

/**
 * lunr 2.3.9 takes two nodes of its term tree for one when their edges and numbers, with no mark between, read alike;
 * words of digits then vanish from the index (olivernn/lunr.js issue 503). The comma keeps them apart.
 */
function nodeKey() {
  return this._str ?? Object.keys(this.edges).sort()
    .reduce((key, edge) => `${key}${edge}${this.edges[edge].id},`, this.final ? '1' : '0');
}
