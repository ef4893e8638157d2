/** Reads lines of {files, stop, typos}; of each typo what the page, with nothing kept, searches for instead and what that took. */
import {createInterface} from 'node:readline';
import {byWords, typedWords} from '../../themes/tiled-hall/static/js/search/query.js';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';
import lunr from 'lunr';
import {host, opened} from './host.mjs';

for await (const line of createInterface({input: process.stdin})) {
  const {files, stop, typos} = JSON.parse(line);
  const answers = [];
  for (const [word, typed] of typos) {
    const at = host(files);
    answers.push(await opened(at.get).ask(async book => {
      const engine = openEngine(lunr, book, stop);
      const {instead, offered, whole, found} = await byWords(engine, typedWords(typed));
      const first = instead === word || !instead && whole && found[0].terms.has(engine.stem(word));
      return {word, typed, instead, offered, first: Boolean(first), bytes: at.weight(/\/[wek]\//)};
    }));
  }
  console.log(JSON.stringify(answers));
}
