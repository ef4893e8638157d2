/** Spelling: what a query may mean that no document has all the words of. Fetched when there is one. */

const LEAST = 3;  // letters of a word that is corrected
const LONG = 8;   // letters from which on two slips are forgiven
const BESIDE = 1; // shards on either side of a word's own that are looked into

/**
 * Look again at the words `typed`, of which the index does not know some: `{instead, begun, joined}`. `instead` are all
 * words with those mended that were mistyped, undefined where none was; `begun` has for a word that is still being typed
 * those that begin with it; `joined` are two words that the directory writes as one ("neuro diversity"), with its term.
 */
export const reread = async ({read, has, stem}, typed, unknown) => {
  const last = typed.at(-1);
  const pairs = typed.slice(1).map((word, n) => ({words: [typed[n], word], term: stem(typed[n] + word)}));
  const [known, meant] = await Promise.all([
    Promise.all(pairs.map(({term}) => has(term))),
    unknown.length ? openSpellings(read) : undefined,
  ]);
  const joined = pairs.filter((_, n) => known[n]);
  const open = unknown.filter(word => !joined.some(({words}) => words.includes(word)));
  const found = new Map(await Promise.all(open.map(async word => [word, await meant(word, word === last)])));
  const mended = typed.flatMap(word => found.get(word)?.instead ?? [word]);
  return {
    instead: mended.join() === typed.join() ? undefined : mended,
    begun: [...found].filter(([, {begun}]) => begun.length).map(([word, {begun}]) => [word, begun]),
    joined,
  };
};

/**
 * Open the spellings of an index: `read` is a book's. `meant(word, open)` tells what a word may mean: `begun` are the
 * words of the directory that begin so, of a word still being typed; `instead` is the word, or the two, most likely meant.
 */
const openSpellings = async read => {
  const starts = await read('w/starts.json');

  /** The words listed under a letter that begin with the first `same` letters of `word` and lie nearest to it. */
  const listed = async (letter, word, same) => {
    const those = (starts['we'.indexOf(letter)] ?? '').split(',');
    const shard = term => those.filter(start => start <= term).length - 1;
    const start = word.slice(0, same).join(''), own = shard(word.join(''));
    const first = Math.max(shard(start), own - BESIDE), last = Math.min(shard(`${start}\uffff`), own + BESIDE);
    const texts = await Promise.all(Array.from({length: last - first + 1}, (_, n) => read(`${letter}/${first + n}.json`)));
    return [...`${texts.join('')}`.matchAll(/(\D+)(\d)/gu)].map(([, word, often]) => ({letters: [...word], often: +often}));
  };

  return async (word, open) => {
    const letters = [...word];
    if (letters.length < LEAST) return {begun: []};
    // One slip, even of two letters that change places, leaves the first of these letters as they were, or the last.
    const before = Math.min(4, (letters.length - 1) >> 1), after = Math.min(4, letters.length - 1 - before);
    const [forward, backward] = await Promise.all([
      listed('w', letters, before),
      listed('e', [...letters].reverse(), after),
    ]);
    const ending = backward.map(({letters, often}) => ({letters: [...letters].reverse(), often}));
    const begun = open ? forward.map(({letters}) => letters.join('')).filter(each => each.startsWith(word)) : [];
    if (begun.length) return {begun};
    const near = nearest(letters, [...forward, ...ending]);
    const instead = near?.slips === 1 ? [near.word] : inTwo(word, forward, ending) ?? (near && [near.word]);
    return {begun, instead};
  };
};

/**
 * Of some words the one with the fewest slips between it and the letters typed; of equals one that differs only in whether
 * a letter is doubled ("suport"), then the one that stands most often.
 */
const nearest = (typed, listed) => {
  const most = typed.length < LONG ? 1 : 2;
  return listed.filter(({letters}) => Math.abs(letters.length - typed.length) <= most)
    .map(({letters, often}) => ({word: letters.join(''), slips: slips(typed, letters), often, doubled: single(letters) === single(typed)}))
    .filter(({slips}) => slips <= most)
    .sort((a, b) => a.slips - b.slips || b.doubled - a.doubled || b.often - a.often || (a.word < b.word ? -1 : 1))[0];
};

/** A word's letters without the second of two alike. */
const single = letters => letters.filter((letter, n) => letter !== letters[n - 1]).join('');

/** A word typed without its space: the two of which it is made ("foodbank": food bank), the most usual. */
const inTwo = (word, forward, ending) => {
  const often = new Map(ending.map(({letters, often}) => [letters.join(''), often]));
  return forward.map(({letters, often: own}) => ({first: letters.join(''), own}))
    .filter(({first}) => word.startsWith(first) && often.has(word.slice(first.length)))
    .map(({first, own}) => ({pair: [first, word.slice(first.length)], often: Math.min(own, often.get(word.slice(first.length)))}))
    .sort((a, b) => b.often - a.often)[0]?.pair;
};

/**
 * How many letters one left out, put in, took for another or let change places with the next: the distance of Damerau
 * (1964), in which no letter is changed twice ("optimal string alignment").
 */
export const slips = (a, b) => {
  const rows = [Array.from({length: b.length + 1}, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const changed = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] !== b[j - 1]));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i].push(swapped ? Math.min(changed, rows[i - 2][j - 2] + 1) : changed);
    }
  }
  return rows[a.length][b.length];
};
