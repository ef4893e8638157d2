/** Spelling: what a query may mean that no document has all the words of. Fetched when there is one. */

const SHORTEST = 3;  // letters of a word that is corrected
const LONG = 8;   // letters from which on two slips are forgiven
const PLACE = 5;  // letters of a place's name that is corrected: a shorter one is too like other words
const BESIDE = 1; // shards on either side of a word's own that are looked into
const OFFERED = 5; // words to choose from
const SURE = 5;   // letters of a word that is replaced though nothing has all words then either
const LIKELY = 4; // steps of `often` that a letter left out, or changed with the next, counts: any of 26 may be put in or taken for it
const ROW = /(?<!\S)(?:\p{L}(?: \p{L}){2,}|\d+(?: \d+){2,})(?!\S)/gu; // three or more letters, or groups of figures

/**
 * The answer to the words `typed` when they are read again: the better of their own, which is there, and of what they may stand for,
 * by `again`, which answers words with those `begun` and `joined`. Other words are answered `instead` of them only where these find
 * all that is asked for, and more; else they are `offered`.
 */
export const answerAnew = async (engine, typed, answer, again) => {
  const read = await reread(engine, typed, answer.unknown), {instead, silent, sure, begun, joined} = read;
  const longer = begun.length || joined.length ? await again(typed, read) : answer;
  const own = longer.whole > answer.whole || !answer.found.length ? longer : answer;
  if (!instead) return own;
  const mended = await again(instead, read), better = mended.whole > own.whole, query = instead.join(' ');
  if (silent && (better || sure && !own.found.length)) return {...mended, instead: query};
  return {...own, offered: sure || better ? query : undefined};
};

/**
 * Look again at the words `typed`, of which the index does not know some: `{instead, silent, sure, begun, joined}`. `instead`
 * are all words with those mended that were mistyped, undefined where none was; of everyday words of the language only one,
 * and only where no other is, and then it is not `silent`: it may be offered, and not searched for. It is `sure` where one long
 * word alone is mended. `begun` has for a word that is still being typed those that begin with it; `joined` are words that the
 * directory writes as one, with its term.
 */
const reread = async ({read, has, stem}, typed, unknown) => {
  const last = typed.at(-1);
  const torn = apart(typed).map(words => ({words, term: stem(words.join(''))}));
  const [known, around] = await Promise.all([
    Promise.all(torn.map(({term}) => has(term))),
    unknown.length ? openSpellings(read) : undefined,
  ]);
  const joined = torn.filter((_, n) => known[n]);
  const open = unknown.filter(word => !joined.some(({words}) => words.includes(word)));
  const found = new Map(await Promise.all(open.map(async word => [word, meant(word, word === last, await around(word, stem))])));
  const mended = mendable(open.filter(word => found.get(word).instead), found), silent = mended.some(word => !found.get(word).everyday);
  return {
    instead: mended.length ? typed.flatMap(word => mended.includes(word) ? found.get(word).instead : [word]) : undefined,
    silent,
    sure: silent && mended.length === 1 && [...mended[0]].length >= SURE,
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
 * For each word that may be put right the words of the directory that it may be, the likest first, as a reader may choose:
 * `{like, unlikely, close}`. Those that it begins with stand behind those that it is mistyped for. It is `unlikely` that one is
 * meant by an everyday word or a short one; it is `close` where the likest tells what the word is about.
 */
export const alike = async ({read, stem}, unknown) => {
  const around = await openSpellings(read);
  const told = new Map(await Promise.all(unknown.map(async word => [word, choices(word, await around(word, stem))])));
  return new Map(mendable(unknown.filter(word => told.get(word).like.length), told).map(word => [word, told.get(word)]));
};

const choices = (word, {letters, forward, ending, everyday}) => {
  const all = meanings(word, {letters, forward, ending, everyday});
  const begun = everyday ? [] : forward.map(({letters}) => letters.join(''))
    .filter(each => each.length >= SURE && word.startsWith(each)).sort().reverse();
  const like = [...new Set([...all.map(({words}) => words.join(' ')), ...begun])].slice(0, OFFERED);
  const close = !everyday && (all.length ? all[0].slips === 1 : begun.length > 0);
  return {like, everyday, unlikely: everyday || letters.length < SURE, close};
};

/** Of words that are like others those to put right: of everyday words one alone, and only where no other is like any. */
const mendable = (words, told) => {
  const slipped = words.filter(word => !told.get(word).everyday);
  return slipped.length ? slipped : words.length === 1 ? words : [];
};

/**
 * Open the spellings of an index: `read` is a book's. `around(word)` are words of the directory that begin as it does,
 * `forward`, and that end so, `ending`, each as `{letters, often}`; its own `letters`; and whether it is an `everyday` word.
 */
const openSpellings = async read => {
  const starts = await read('w/starts.json');

  const shardOf = (letter, term) => (starts[letter] ?? '').split(',').filter(start => start <= term).length - 1;

  /** Whether the stem is one of everyday words: a hub in a language without a list has none. */
  const isEveryday = async stem => starts.k !== undefined && ` ${await read(`k/${shardOf('k', stem)}.json`)}`.includes(` ${stem} `);

  /** The words listed under a letter that begin with the first `same` letters of `word` and lie nearest to it. */
  const listed = async (letter, word, same) => {
    const start = word.slice(0, same).join(''), own = shardOf(letter, word.join(''));
    const first = Math.max(shardOf(letter, start), own - BESIDE), last = Math.min(shardOf(letter, `${start}\uffff`), own + BESIDE);
    const texts = await Promise.all(Array.from({length: last - first + 1}, (_, n) => read(`${letter}/${first + n}.json`)));
    return [...`${texts.join('')}`.matchAll(/(\D+)(\d)/gu)].map(([, word, often]) => ({letters: [...word], often: +often}));
  };

  return async (word, stem) => {
    const letters = [...word];
    if (letters.length < SHORTEST) return {letters, forward: [], ending: [], everyday: false};
    // One slip, even of two letters that change places, leaves the first of these letters as they were, or the last.
    const before = Math.min(4, (letters.length - 1) >> 1), after = Math.min(4, letters.length - 1 - before);
    const [everyday, forward, backward] = await Promise.all([
      isEveryday(stem(word)),
      listed('w', letters, before),
      listed('e', [...letters].reverse(), after),
    ]);
    return {letters, everyday, forward, ending: backward.map(({letters, often}) => ({letters: [...letters].reverse(), often}))};
  };
};

/**
 * What a word may mean, by the words around it: `begun` are the words of the directory that begin so, of a word still being
 * typed (`open`); `instead` is the word, or the two, most likely meant, also of an `everyday` word but a very short one.
 */
const meant = (word, open, {letters, forward, ending, everyday}) => {
  const begun = open ? forward.map(({letters}) => letters.join('')).filter(each => each.startsWith(word)) : [];
  if (begun.length) return {begun, everyday};
  return {begun, instead: meanings(word, {letters, forward, ending, everyday})[0]?.words, everyday};
};

/**
 * What a word may be, the likest first, as `{words, slips}`: a word with one slip, two without the space between them, a long word
 * with two slips. A word of every day may only lack a letter or have two changed: of the slips that make a word, nearly all are
 * these. A very short one is nothing but itself.
 */
const meanings = (word, {letters, forward, ending, everyday}) => {
  if (everyday && letters.length <= SHORTEST) return [];
  const all = likest(letters, [...forward, ...ending], everyday || letters.length < LONG ? 1 : 2), two = inTwo(word, forward, ending);
  const mistyped = all.filter(({likely}) => likely || !everyday).map(({word, slips}) => ({words: [word], slips}));
  return [...mistyped, ...two ? [{words: two, slips: 1}] : []].sort((a, b) => a.slips - b.slips);
};

/**
 * Of some words those with at most so many slips between them and the letters typed, the fewest first; of equals one that
 * differs only in whether a letter is doubled ("suport"), then the one that stands most often, where a letter that was left
 * out or changed with the next ("linsk") is likelier than another.
 */
const likest = (typed, listed, most) =>
  listed.filter(({letters}) => Math.abs(letters.length - typed.length) <= most)
    .map(({letters, often}) => {
      const likely = isLikely(typed, letters);
      return {word: letters.join(''), slips: slips(typed, letters), likely, often: often + LIKELY * likely, doubled: single(letters) === single(typed)};
    })
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

/** Whether the letters typed lack one of a word's, or are its own in another order. */
const isLikely = (typed, letters) => letters.length > typed.length || [...letters].sort().join('') === [...typed].sort().join('');

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
