/** The engine: lunr with the files that the build wrote. Knows no page and fetches nothing. */
import {words} from './normalise.js';

/**
 * Make an engine of lunr, the index and the documents, as parsed JSON.
 * `vocabulary` holds every term of the index in order; `stem` takes a word to its term.
 */
export const openEngine = (lunr, {stopWords, ...index}, {topics, documents}) => {
  const stop = new Set(stopWords);
  const stem = word => /^[a-z]{3,}$/.test(word) ? `${lunr.stemmer(new lunr.Token(word))}` : word;
  const hub = token => words(`${token}`).filter(word => !stop.has(word)).map(word => new lunr.Token(stem(word)));
  hub.label = 'hub'; // registered by hand: registerFunction warns on the console when a page opens its engine again
  lunr.Pipeline.registeredFunctions.hub = hub;
  lunr.TokenSet.prototype.toString = nodeKey;
  return {
    index: lunr.Index.load(index),
    vocabulary: index.invertedIndex.map(([term]) => term),
    documents, topics, stop, stem,
  };
};

/**
 * lunr 2.3.9 takes two nodes of its term tree for one when their edges and numbers, with no mark between, read alike;
 * words of digits then vanish from the index (olivernn/lunr.js issue 503). The comma keeps them apart.
 */
function nodeKey() {
  return this._str ?? Object.keys(this.edges).sort()
    .reduce((key, edge) => `${key}${edge}${this.edges[edge].id},`, this.final ? '1' : '0');
}
