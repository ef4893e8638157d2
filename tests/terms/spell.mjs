/** Reads lines of {texts, stopWords}; writes each text's words and terms, and whether Node knows all its characters. */
import {createInterface} from 'node:readline';
import lunr from 'lunr';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';
import {words} from '../../themes/tiled-hall/static/js/search/normalise.js';

for await (const line of createInterface({input: process.stdin})) {
  const {texts, stopWords} = JSON.parse(line);
  openEngine(lunr, {manifest: {fields: [], kinds: [], starts: ''}}, stopWords);
  const pipeline = lunr.Pipeline.load(['hub']);
  console.log(JSON.stringify(texts.map(text => [words(text), pipeline.runString(text), !/\p{Cn}/u.test(text)])));
}
