/** Nothing found: what a reader may go on with from there. Fetched when an answer is empty. */

const WORDS = 3;  // searches that are offered instead
const TOPICS = 3;
const UNTOLD = '%7Bquery%7D'; // where the query goes in the address of that letter

/**
 * Fill the page's part for an empty answer: searches for the nearest words that do find something, the topics of what the first
 * of these finds or what there is `without` the filters, and what was looked through. The query gets into the letter to staff
 * once a reader presses. `page` is the page's own, with what its script knows of it.
 */
export const nothing = async (answer, page) => {
  const {query, without, engine, book: {manifest}} = answer, {root, part, filled, say, lang, brief, count, series, placed} = page;
  const left = without?.found.length, offered = left ? [] : await useful(answer, page);
  const {found} = left ? without : offered.find(({close}) => close) ?? answer;
  const topics = commonest(found.map(({number}) => number), await engine.read('f/topic.json'), engine.documents);
  const tiles = topics.slice(0, TOPICS).flatMap(slug => [...root.querySelectorAll(`.wall-tile[href$="/${slug}/"]`)]);
  const box = filled(part('none'), {
    without: left && remaining(without.found.slice(0, without.whole || left), page),
    neither: without && !left,
    placed,
    offered: offered.length && offered.map(({words}) => inList(linkTo(words, page))),
    topics: tiles.length && tiles.map(tile => inList(tile.cloneNode(true))),
    looked: series(manifest.kinds.map(([kind, many]) => count(say[kind], many, lang)), lang),
  });
  box.querySelector('[data-clear]')?.addEventListener('click', event => {
    event.preventDefault();
    const clear = root.querySelector('[data-chips] a'); // it knows how, and where the keyboard goes on
    clear.focus();
    clear.click();
  });
  box.querySelector('[data-letter]').addEventListener('click', ({currentTarget: letter}) => {
    letter.href = letter.dataset.letter.replaceAll(UNTOLD, () => encodeURIComponent(whole(brief(query))));
  });
  return box;
};

/** How much there is without the filters, as a sentence. */
const remaining = (found, {say, lang, count, counts, fill}) => fill(count(say.without, found.length, lang), {results: counts(found, say, lang)});

/**
 * Searches like the one that found nothing, each with what it finds, as `find` tells it, and whether that is `close` to what was
 * looked for. One for an everyday word, or a short one, has to find all words.
 */
const useful = async ({typed, unknown, engine}, {find, synonyms, module}) => {
  const {alike = () => new Map()} = await module(import('./spelling.js'), 'spelling.js', engine.lost);
  const told = await alike(engine, unknown), all = [...told.values()];
  const likely = offers(typed, new Map([...told].map(([word, {like}]) => [word, like])), engine.stem);
  const answers = await Promise.all(likely.map(async words => ({...await find(engine, words.split(' '), {synonyms, literal: true}), words})));
  const unlikely = all.some(each => each.unlikely), close = all.every(each => each.close);
  return answers.filter(({found, whole}) => unlikely ? whole : found.length).slice(0, WORDS).map(each => ({...each, close}));
};

/** A link that searches for other words, without any filters: of these nobody knows whether they leave something. */
const linkTo = (words, {panel, brief, changed, sector}) => Object.assign(document.createElement('a'), {
  textContent: brief(words),
  dir: 'auto',
  href: changed(to => {
    for (const {name} of [...panel.elements, {name: 'literal'}]) to.delete(name);
    to.set('q', sector(words));
  }),
});

const inList = link => {
  const item = document.createElement('li');
  item.append(link);
  return item;
};

/**
 * Searches that differ from the words typed in those that have `likes`, a list each: each takes a word that is like one of
 * these, and the likest for the others. Of those with the same stems, which find the same, the first.
 */
export const offers = (typed, likes, stem) => {
  const spelt = (word, other) => typed.map(each => each === word ? other : likes.get(each)?.[0] ?? each).join(' ');
  const searches = [...likes].flatMap(([word, like]) => like.map(other => spelt(word, other)));
  const stems = searches.map(words => words.split(' ').map(stem).join(' '));
  return searches.filter((_, n) => stems.indexOf(stems[n]) === n);
};

/**
 * The values of a facet that at least a third of some documents have, the commonest first. `file` has for each value its
 * documents, as `documents` reads them.
 */
export const commonest = (numbers, file, documents) => {
  const wanted = new Set(numbers);
  return Object.entries(file)
    .map(([value, gaps]) => ({value, many: documents(gaps).filter(number => wanted.has(number)).length}))
    .filter(({many}) => many && many >= wanted.size / 3)
    .sort((a, b) => b.many - a.many)
    .map(({value}) => value);
};

/** A text without halves of letters, which no address can hold. */
export const whole = text => text.replace(/\p{Cs}/gu, '');
