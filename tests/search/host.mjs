/** A host of an index: it answers a page's requests from texts by path, and keeps count of them. */
import {gzipSync} from 'node:zlib';
import lunr from 'lunr';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';
import {find, withCards} from '../../themes/tiled-hall/static/js/search/query.js';
import {count} from '../../themes/tiled-hall/static/js/search/sentence.js';
import {openShards} from '../../themes/tiled-hall/static/js/search/shards.js';

const TEN = 10;
const WORDS = {say: {close: 'close', far: {other: '{n} miles'}}, lang: 'en', count};
const weighed = new WeakMap(); // of each host's files what they weigh

/** `get` is `fetch` for the page; `asked` lists the paths it asked for, and `bytes` says what they weigh compressed,
 * `weight` those of them whose path matches. */
export const host = files => {
  const asked = [], weights = weighed.get(files) ?? weighed.set(files, new Map()).get(files);
  const weight = path => weights.get(path) ?? weights.set(path, gzipSync(files[path], {level: 9}).length).get(path);
  return {
    asked,
    weight: kind => asked.filter(path => kind.test(path)).reduce((sum, path) => sum + weight(path), 0),
    bytes: () => asked.reduce((sum, path) => sum + weight(path), 0),
    get: async path => {
      asked.push(path);
      return path in files ? new Response(files[path]) : new Response('', {status: 404});
    },
  };
};

/** Shards as a page opens them, at a host. */
export const opened = get => openShards('manifest.json', 'index/', get);

/** Answer a query as the search page does, with its first ten cards. */
export const answered = (shards, query, {stop, synonyms, places, near, here}) => shards.ask(async book => {
  const engine = openEngine(lunr, book, stop);
  const answer = await find(engine, query, {synonyms, places, near, here, ...WORDS});
  return {...answer, engine, book, cards: await withCards(answer.found.slice(0, TEN), answer.typed, engine)};
});
