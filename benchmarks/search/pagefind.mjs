/**
 * Pagefind's own script in Node: reads lines of {folder, queries}, and writes of each query what its first ten results
 * are, and what a page that has nothing kept would fetch for them: `{urls, bytes, requests}`. Pagefind compresses its
 * files itself, all but its script and its entry.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';

const TEN = 10;
const OWN = '/pagefind/';

let page = 0;
const ask = async (folder, query) => {
  const asked = ['pagefind.js'], sizes = [gzipSync(readFileSync(join(folder, 'pagefind.js')), {level: 9}).length];
  globalThis.fetch = async address => {
    const name = `${address}`.replace(OWN, '').replace(/\?.*/, ''), data = readFileSync(join(folder, name));
    asked.push(name);
    sizes.push(name.endsWith('.json') ? gzipSync(data, {level: 9}).length : data.length);
    return new Response(data);
  };
  // A module of another address is one that nothing was kept in.
  const pagefind = await import(`${pathToFileURL(join(folder, 'pagefind.js'))}?${page++}`);
  await pagefind.options({basePath: OWN});
  const {results} = await pagefind.search(query);
  const shown = await Promise.all(results.slice(0, TEN).map(result => result.data()));
  await pagefind.destroy();
  return {urls: shown.map(({url}) => url), bytes: sizes.reduce((sum, size) => sum + size, 0), requests: asked.length};
};

for await (const line of createInterface({input: process.stdin})) {
  const {folder, queries} = JSON.parse(line);
  const answers = [];
  for (const query of queries) answers.push(await ask(folder, query));
  console.log(JSON.stringify(answers));
}
