/** Reads lines of texts; writes the numbers that the page reads in each. */
import {createInterface} from 'node:readline';
import lunr from 'lunr';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';

const {numbers} = openEngine(lunr, {manifest: {fields: [], kinds: [], starts: ''}}, []);

for await (const line of createInterface({input: process.stdin})) {
  console.log(JSON.stringify(JSON.parse(line).map(numbers)));
}
