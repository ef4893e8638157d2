/** The search page: this file touches it, and `filters.js`, once they are wanted. Words and looks are in the page's templates. */
import {changed, openAddress, sector} from './address.js';
import {cardOf} from './card.js';
import {openEngine} from './engine.js';
import {SHORTEST_WAIT, LONGEST_WAIT, patience} from './pace.js';
import {filled, partOf} from './parts.js';
import {byWords, find, placed, placing, typedWords, withCards} from './query.js';
import {brief, count, counts, fill, sentence, series} from './sentence.js';
import {Gone, LATE, Lost, module, openShards} from './shards.js';

const AT_ONCE = 10; // results shown before "Show more"
const SHORT = 3;    // of fewer letters most are the beginning of a word, and what begins so is not looked for

const root = document.querySelector('[data-search]');
const {lang} = document.documentElement;
const say = {...JSON.parse(root.dataset.words), kinds: root.dataset.kinds.split(' ')}, {stop, synonyms, places} = JSON.parse(root.dataset.query);
const form = root.querySelector('form[role=search]');
const input = form.elements.q;
const list = root.querySelector('[data-results]');
const status = root.querySelector('[role=status]');
const note = root.querySelector('[data-note]');
const hint = root.querySelector('[data-hint]');
const more = root.querySelector('[data-more]');
const filters = root.querySelector('[data-filters]');
const panel = filters.querySelector('form');
const {near} = form.elements, nearMe = root.querySelector('[data-near]');

let loading, field; // lunr's script and that of the field for a place, once they are asked for
let turns = 0; // questions so far: an answer that comes after the next question is passed over
let shown; // the answer that stands there
let timer; // of the question that waits for the reader's hand to rest
let filtering = false; // whether a reader wanted the filters, here or by the address
let here; // the reader's own [latitude, longitude], once asked for; it is kept in this page alone

const part = name => partOf(root, name);
const address = openAddress(form.elements);

// ── What a question needs, once it is wanted ──

const shards = openShards(root.dataset.manifest, root.dataset.shards);

const script = () => loading ??= new Promise((done, lose) => {
  const late = new Lost(root.dataset.engine);
  document.head.append(Object.assign(document.createElement('script'), {
    src: root.dataset.engine, onload: () => done(globalThis.lunr), onerror: () => lose(late),
  }));
  setTimeout(lose, LATE, late);
}).catch(fault => {
  loading = undefined; // a failure is not kept: the next try asks again
  throw fault;
});

/** What the filters leave of an answer, once a reader or the address wants any. */
const narrowed = async (found, engine) => {
  if (!filtering) return found;
  const {openFilters} = await module(import('./filters.js'), 'filters.js', engine.lost);
  return openFilters ? (await openFilters({root, filters, panel, lang, count, fill, module, go, answer}))(found, engine) : found;
};

/** The place that is asked for beside the words. */
const beside = () => near.value.trim();
const where = () => ({places, near: beside(), here});

/** What the field for it does besides, once it is used or has one. */
const placeField = () => field ??= import('./near-field.js')
  .then(({openNear}) => openNear({near, nearMe, status, places, say, part, filled, locate, asked: () => `${input.value}\n${near.value}`}))
  .catch(() => {
    field = undefined;
    return {tell() {}, press() { status.textContent = say.failed; }};
  });

const begin = () => Promise.all([script(), shards.open(), placed(typedWords(input.value), where()) && placing().catch(() => {})]);

// ── Answers ──

const show = ({text = '', notes = [], cards = []}) => {
  status.textContent = text;
  note.replaceChildren(...notes);
  list.replaceChildren(...cards);
  hint.hidden = text === say.loading || cards.length > 0;
  more.hidden = true;
};

/** The next results of an answer as cards. */
const next = async ({rest, typed, engine}) =>
  (await withCards(rest.splice(0, AT_ONCE), typed, engine)).map(result => cardOf(result, engine, {root, say, lang}));

/** What a reader may go on with from an empty answer. */
const none = answer => import('./nothing.js').then(
  ({nothing}) => nothing(answer, {root, panel, part, filled, find: byWords, module, sector, synonyms, say, lang, brief, count, counts, fill, series, changed, placed: here || beside()}),
  () => filled(part('none'), {}));

const answerTo = query => shards.ask(async book => {
  const engine = openEngine(await script(), book, stop);
  const found = await narrowed(await find(engine, query, {synonyms, literal: address.literal(), count, say, lang, ...where()}), engine);
  const answer = {...found, query: [query, !found.nowhere && beside()].filter(Boolean).join(' '), engine, book};
  answer.empty = !answer.found.length && (query.length > 2 || answer.say) && await none(answer);
  answer.rest = [...answer.found];
  answer.cards = await next(answer);
  return answer;
});

/**
 * What was made of the words typed, and the way to insist on these: others were searched for, or a place was seen in them; or
 * others are offered.
 */
const made = answer => (answer.empty ? ['instead'] : ['instead', 'offered', 'from', 'here']).filter(each => answer[each]).map(each => {
  const fragment = filled(part(each), {
    ...answer, query: brief(answer.query), instead: brief(answer.instead ?? ''), offered: brief(answer.offered ?? ''), words: !answer.beside && !answer.instead,
  });
  for (const link of fragment.querySelectorAll('a')) link.href = changed(to => each === 'offered' ? to.set('q', answer.offered) : to.set('literal', ''));
  return fragment;
});

/** Say what was found, and where something could not be had that more may be there. */
const tell = answer => {
  const {found, query, book: {lost}} = answer;
  const asked = answer.instead ?? query, own = {...say, ...!asked && {found: say.all}, ...answer.say};
  const told = found.length || !lost.size ? sentence(answer, asked, own, lang) : '';
  status.textContent = `${told} ${lost.size ? navigator.onLine ? say.incomplete : say.offline : ''}`.trim();
  if (lost.size) note.replaceChildren(part('failed'));
  more.hidden = !answer.rest.length;
};

const failed = fault => {
  if (!(fault instanceof Lost)) console.error(fault); // a fault of ours, which somebody must hear of
  show({text: say.failed, notes: [part('failed')]});
};

const answer = async () => {
  turns += 1;
  const turn = turns, query = input.value.trim();
  clearTimeout(timer);
  filtering ||= address.has(name => panel.elements[name]);
  if (beside()) here = undefined;
  nearMe.setAttribute('aria-pressed', Boolean(here));
  const its = beside() ? placeField() : field;
  if (!query && !beside() && !here && !filtering) {
    its?.then(({tell}) => tell());
    return show({});
  }
  const slow = setTimeout(() => turn === turns && show({text: say.loading}), SHORTEST_WAIT);
  try {
    await begin();
    const answer = await answerTo(query);
    if (turn !== turns) return undefined;
    const {found, cards, empty, book} = answer;
    answer.tally?.();
    its?.then(({tell}) => tell(answer.nowhere));
    if (!found.length && !empty && !book.lost.size) return show({});
    show({notes: [...made(answer), ...empty ? [empty] : []], cards});
    shown = answer;
    return tell(answer);
  } catch (fault) {
    return turn === turns ? failed(fault) : undefined;
  } finally {
    clearTimeout(slow);
  }
};

const showMore = async () => {
  const turn = turns, from = list.children.length;
  more.disabled = true;
  try {
    const cards = await next(shown);
    if (turn !== turns) return undefined;
    list.append(...cards);
    tell(shown);
    return list.children[from]?.querySelector('a').focus();
  } catch (fault) {
    if (turn !== turns) return undefined;
    if (!(fault instanceof Gone)) return failed(fault);
    await answer(); // the site was built anew since
    return list.querySelector('a')?.focus();
  } finally {
    more.disabled = false;
  }
};

// ── What a reader does ──

const submit = () => {
  address.record(true);
  answer();
};

/** Take the reader's own place for the one that is asked for, or none. */
const locate = place => {
  here = place;
  if (here) near.value = '';
  submit();
};

/** Change the parameters of filters, as a place in the history, and answer anew. */
const go = change => {
  address.go(change);
  answer();
};

// Each answer fetches cards, and few are read while a word is typed. Phones compose whole words: they are typed like others.
let pressed = 0, wait = SHORTEST_WAIT;
input.addEventListener('input', ({timeStamp}) => {
  clearTimeout(timer);
  wait = patience(wait, timeStamp - pressed);
  pressed = timeStamp;
  timer = setTimeout(() => { address.record(false); answer(); }, input.value.trim().length < SHORT ? LONGEST_WAIT : wait);
});
input.addEventListener('focus', () => begin().catch(() => {}), {once: true});
form.addEventListener('submit', event => {
  event.preventDefault();
  submit();
});
more.addEventListener('click', showMore);
for (const part of root.querySelectorAll('[data-narrows]')) {
  part.addEventListener('toggle', () => {
    if (filtering) return;
    filtering = true;
    answer();
  });
}
near.addEventListener('focus', placeField);
near.addEventListener('change', () => address.settled() || submit());
nearMe.addEventListener('click', () => placeField().then(({press}) => press(here)));
note.addEventListener('click', ({target}) => {
  if (!target.closest('[data-retry]')) return;
  input.focus();
  answer();
});
addEventListener('popstate', ({state}) => {
  address.reread(state);
  answer();
});

answer();
