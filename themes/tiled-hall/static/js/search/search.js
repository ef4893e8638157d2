/** The search page: the one file here that touches it. Words and looks are in the page's templates. */
import {openEngine} from './engine.js';
import {highlighted} from './highlight.js';
import {filled, partOf} from './parts.js';
import {find} from './query.js';
import {dated, sentence, series} from './sentence.js';

const WAIT = 150;   // milliseconds after the last key
const AT_ONCE = 20; // results shown before "Show more"

const root = document.querySelector('[data-search]');
const {lang} = document.documentElement;
const say = JSON.parse(root.dataset.words);
const form = root.querySelector('form[role=search]');
const input = form.elements.q;
const list = root.querySelector('[data-results]');
const status = root.querySelector('[role=status]');
const note = root.querySelector('[data-note]');
const hint = root.querySelector('[data-hint]');
const more = root.querySelector('[data-more]');

let loading, timer, asked = 0, waiting = [];
let draft = history.state?.draft ?? false;

// ── The engine, once it is wanted ──

const get = async address => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

const script = address => new Promise((done, failed) => {
  const element = Object.assign(document.createElement('script'), {src: address, onload: done, onerror: failed});
  document.head.append(element);
});

const load = () => loading ??= Promise.all([
  get(root.dataset.index), get(root.dataset.documents), globalThis.lunr ?? script(root.dataset.engine),
])
  .then(([index, documents]) => openEngine(globalThis.lunr, index, documents))
  .catch(fault => {
    loading = undefined; // a failure is not kept: the next try asks again
    throw fault;
  });

// ── Cards ──

const part = name => partOf(root, name);

const marked = (text, terms, stem) => highlighted(text, terms, stem).map(({text, hit}) => {
  if (!hit) return text;
  const mark = document.createElement('mark');
  mark.append(text);
  return mark;
});

const time = iso => {
  if (!iso) return undefined;
  const element = Object.assign(document.createElement('time'), {dateTime: iso});
  element.append(dated(iso, lang));
  return element;
};

const card = ({document: doc, terms, whole}, {stem, topics}) => {
  const also = (doc.names ?? []).filter(name => highlighted(name, terms, stem).some(({hit}) => hit));
  const badge = doc.badge && (doc.date && part(`badge-${doc.badge}-dated`) || part(`badge-${doc.badge}`));
  const item = filled(part(doc.kind), {
    tile: part(`tile-${doc.topic}`) ?? part('tile-'),
    title: marked(doc.title, terms, stem),
    also: also.length && marked(series(also, lang), terms, stem),
    summary: marked(doc.summary, terms, stem),
    topic: topics[doc.topic],
    place: doc.place,
    district: doc.district,
    example: doc.example,
    reach: doc.place || doc.district ? '' : doc.areas ? series(doc.areas, lang) : say.reach[doc.reach],
    date: time(doc.date),
    badge: badge && filled(badge, {date: time(doc.date)}),
  });
  item.querySelector('a').href = root.dataset.base + doc.url;
  if (doc.lang) {
    for (const told of item.querySelectorAll('.card-name, .card-summary')) Object.assign(told, {lang: doc.lang, dir: 'auto'});
  }
  item.firstElementChild.toggleAttribute('data-some', !whole);
  return item;
};

const showMore = () => {
  list.append(...waiting.splice(0, AT_ONCE).map(make => make()));
  more.hidden = !waiting.length;
};

// ── Answers ──

const show = ({text = '', fragment, cards = []}) => {
  status.textContent = text;
  note.replaceChildren(...fragment ? [fragment] : []);
  list.replaceChildren();
  hint.hidden = text === say.loading || cards.length > 0;
  waiting = cards;
  showMore();
};

const answer = async () => {
  const turn = ++asked, query = input.value.trim();
  clearTimeout(timer);
  if (!query) return show({});
  try {
    const slow = setTimeout(() => show({text: say.loading}), WAIT);
    const engine = await load().finally(() => clearTimeout(slow));
    if (turn !== asked) return undefined;
    const answer = find(engine, query);
    if (!answer.found.length && query.length < 3) return show({});
    return show({
      text: sentence(answer, query, say, lang),
      fragment: answer.found.length ? undefined : filled(part('none'), {query}),
      cards: answer.found.map(result => () => card(result, engine)),
    });
  } catch (fault) {
    if (turn === asked) show({text: say.failed, fragment: part('failed')});
    return undefined;
  }
};

// ── The address: it follows what is typed; each query that was sent or opened keeps its own place in the history ──

const current = () => new URLSearchParams(location.search).get('q') ?? '';

const record = sent => {
  const query = input.value.trim();
  if (query !== current()) {
    const address = location.pathname + (query ? `?q=${encodeURIComponent(query)}` : '');
    history[draft || !current() ? 'replaceState' : 'pushState']({draft: true}, '', address);
    draft = true;
  }
  if (sent) history.replaceState({draft: draft = false}, '');
};

input.addEventListener('input', ({isComposing}) => {
  clearTimeout(timer);
  if (!isComposing) timer = setTimeout(() => { record(false); answer(); }, WAIT);
});
input.addEventListener('compositionend', () => input.dispatchEvent(new Event('input')));
input.addEventListener('focus', () => load().catch(() => {}), {once: true});
form.addEventListener('submit', event => {
  event.preventDefault();
  record(true);
  answer();
});
more.addEventListener('click', () => {
  const next = list.children.length;
  showMore();
  list.children[next].querySelector('a').focus();
});
note.addEventListener('click', ({target}) => {
  if (!target.closest('[data-retry]')) return;
  input.focus();
  answer();
});
addEventListener('popstate', ({state}) => {
  draft = state?.draft ?? false;
  input.value = current();
  answer();
});

input.value ||= current(); // a fast reader may have typed before this ran
answer();
