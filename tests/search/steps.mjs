/** Reads lines of rows of counts; writes the step of the map's scale that each count falls in. */
import {createInterface} from 'node:readline';
import {stepsOf} from '../../themes/tiled-hall/static/js/search/ward-map.js';

for await (const line of createInterface({input: process.stdin})) {
  console.log(JSON.stringify(JSON.parse(line).map(counts => counts.map(stepsOf(counts)))));
}
