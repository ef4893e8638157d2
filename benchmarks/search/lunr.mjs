/**
 * Whole lunr.js: `node lunr.mjs [INDEX]` reads one line of {fields, documents, ownWords}, where `fields` are boosts by
 * name and a document is {fields, weight}, builds the index, and writes it to the file INDEX if one is named. Each
 * further line lists queries; of each it writes the numbers found, best first. Without `ownWords` words are taken as
 * they are: others have made terms of them.
 */
import {writeFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import lunr from 'lunr';

const [file] = process.argv.slice(2);
const operators = /[:^~+*-]/g;

const build = ({fields, documents, ownWords}) => lunr(function () {
  if (!ownWords) for (const pipeline of [this.pipeline, this.searchPipeline]) pipeline.reset();
  this.ref('number');
  for (const [name, boost] of Object.entries(fields)) this.field(name, {boost});
  documents.forEach(({fields, weight}, number) => this.add({number, ...fields}, {boost: weight}));
});

let index;
for await (const line of createInterface({input: process.stdin})) {
  const told = JSON.parse(line);
  if (index) {
    console.log(JSON.stringify(told.map(query => index.search(query.replace(operators, ' ')).map(({ref}) => +ref))));
  } else {
    index = build(told);
    if (file) writeFileSync(file, JSON.stringify(index));
    console.log('true');
  }
}
