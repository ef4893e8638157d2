/** Spelling: what a query may mean that no document has all the words of. Fetched when there is one. */

const SHORTEST = 3;  // letters of a word that is corrected
const LONG = 8;   // letters from which on two slips are forgiven
const PLACE = 5;  // letters of a place's name that is corrected: a shorter one is too like other words
const BESIDE = 1; // shards on either side of a word's own that are looked into
const OFFERED = 5; // words to choose from
const SHARE = .4; // of the letters may have slipped in these
const SLIPS = 3;   // and no more than so many
const ROW = /(?<!\S)(?:\p{L}(?: \p{L}){2,}|\d+(?: \d+){2,})(?!\S)/gu; // three or more letters, or groups of figures

/**
 * Look again at the words `typed`, of which the index does not know some: `{instead, begun, joined}`. `instead` are all
 * words with those mended that were mistyped, undefined where none was; `begun` has for a word that is still being typed
 * those that begin with it; `joined` are words that the directory writes as one, with its term.
 */
export const reread = async ({read, has, stem}, typed, unknown) => {
  const last = typed.at(-1);
  const torn = apart(typed).map(words => ({words, term: stem(words.join(''))}));
  const [known, around] = await Promise.all([
    Promise.all(torn.map(({term}) => has(term))),
    unknown.length ? openSpellings(read) : undefined,
  ]);
  const joined = torn.filter((_, n) => known[n]);
  const open = unknown.filter(word => !joined.some(({words}) => words.includes(word)));
  const found = new Map(await Promise.all(open.map(async word => [word, meant(word, word === last, await around(word))])));
  const mended = typed.flatMap(word => found.get(word)?.instead ?? [word]);
  return {
    instead: mended.join() === typed.join() ? undefined : mended,
    begun: [...found].filter(([, {begun}]) => begun.length).map(([word, {begun}]) => [word, begun]),
    joined,
  };
};

/** Words that may be one, torn apart: any two ("neuro diversity"), and letters or figures in a row ("S. S. R. C.", "11 05 923"). */
const apart = typed => [
  ...typed.slice(1).map((word, n) => [typed[n], word]),
  ...[...typed.join(' ').matchAll(ROW)].map(([row]) => row.split(' ')),
];

/**
 * Words of the directory that are like one of which it has nothing, the likest first: more than `reread` takes it for, since a
 * reader chooses. `read` is a book's.
 */
export const alike = async (read, word) => {
  const {letters, forward, ending} = await (await openSpellings(read))(word);
  const close = likest(letters, [...forward, ...ending], Math.min(SLIPS, Math.floor(letters.length * SHARE)));
  const two = inTwo(word, forward, ending);
  return [...new Set([...two ? [two.join(' ')] : [], ...close.map(({word}) => word)])].slice(0, OFFERED);
};

/**
 * Open the spellings of an index: `read` is a book's. `around(word)` are words of the directory that begin as it does,
 * `forward`, and that end so, `ending`, each as `{letters, often}`; and its own `letters`.
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

  return async word => {
    const letters = [...word];
    if (letters.length < SHORTEST) return {letters, forward: [], ending: []};
    // One slip, even of two letters that change places, leaves the first of these letters as they were, or the last.
    const before = Math.min(4, (letters.length - 1) >> 1), after = Math.min(4, letters.length - 1 - before);
    const [forward, backward] = await Promise.all([
      listed('w', letters, before),
      listed('e', [...letters].reverse(), after),
    ]);
    return {letters, forward, ending: backward.map(({letters, often}) => ({letters: [...letters].reverse(), often}))};
  };
};

/**
 * What a word may mean, by the words around it: `begun` are the words of the directory that begin so, of a word still being
 * typed (`open`); `instead` is the word, or the two, most likely meant.
 */
const meant = (word, open, {letters, forward, ending}) => {
  const begun = open ? forward.map(({letters}) => letters.join('')).filter(each => each.startsWith(word)) : [];
  if (begun.length) return {begun};
  const [first] = likest(letters, [...forward, ...ending], letters.length < LONG ? 1 : 2);
  const instead = first?.slips === 1 ? [first.word] : inTwo(word, forward, ending) ?? (first && [first.word]);
  return {begun, instead};
};

/**
 * Of some words those with at most so many slips between them and the letters typed, the fewest first; of equals one that
 * differs only in whether a letter is doubled ("suport"), then the one that stands most often.
 */
const likest = (typed, listed, most) =>
  listed.filter(({letters}) => Math.abs(letters.length - typed.length) <= most)
    .map(({letters, often}) => ({word: letters.join(''), slips: slips(typed, letters), often, doubled: single(letters) === single(typed)}))
    .filter(({slips}) => slips <= most)
    .sort((a, b) => a.slips - b.slips || b.doubled - a.doubled || b.often - a.often || (a.word < b.word ? -1 : 1));

/**
 * Tells the name of a place for one that was typed with a slip, or as it is; '' for what is like none, is short, or has digits:
 * the next postcode is another place.
 */
export const slipped = names => {
  const listed = Object.keys(names).map(name => ({letters: [...name], often: 0}));
  return called => called.length < PLACE || /\d/.test(called) ? '' : likest([...called], listed, 1)[0]?.word ?? '';
};

/** Whether some of the words typed, in a row, may be the name of a place. */
export const mayName = (typed, names) => {
  const meant = slipped(names);
  const longest = Math.max(0, ...Object.keys(names).map(name => name.split(' ').length)) + 1; // a slip may be a space
  return typed.some((_, from) => typed.slice(from, from + longest).some((_, more) => meant(typed.slice(from, from + more + 1).join(' '))));
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
