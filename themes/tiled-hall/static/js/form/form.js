/**
 * The page on which a group lists itself: checks its answers, shows the card and hands over the file. Nothing leaves the
 * page but by the reader's own hand; answers stay in the tab (`sessionStorage`) so that a reload loses none.
 */
import {filled, partOf} from '../search/parts.js';
import {count, fill, series} from '../search/sentence.js';
import {check} from './check.js';
import {bareName} from './names.js';
import {addItem, answers, clearErrors, draft, questionOf, reach, removeItem, restore, settle, showError, told} from './page.js';
import {nameOf, record as recordOf, shapeOf} from './record.js';
import {advice, sentence} from './say.js';
import {slugify} from './slug.js';
import {firstFit, letter, proposal} from './ways.js';
import {write} from './writer.js';

const root = document.querySelector('[data-form]');
const form = root.querySelector('form');
const {lang} = document.documentElement;
const say = JSON.parse(root.dataset.words);
const rules = JSON.parse(root.dataset.rules);
const part = name => partOf(root, name);
const own = name => root.querySelector(`[data-${name}]`);
const ticks = new Map(); // by question, the values ticked, in the order in which they were
const KEY = `answers ${location.pathname}`;

// ── The record ──

const today = () => new Date().toLocaleDateString('sv'); // the Swedish way to write a date is the record's

/** The listing that the answers make, the names that its paths have on the page, and what its file is to be called. */
const listing = () => {
  const {record: {file, ...record}, names} = recordOf(answers(form, rules, ticks));
  const read = today();
  const pages = (record.listing?.sources ?? []).map(source => ({...source, read}));
  const sent = {url: root.dataset.address, title: say.source, read, kind: 'sent'};
  return {names, file, record: {...record, listing: {status: 'unconfirmed', added: read, sources: [...pages, sent]}}};
};

// ── Errors ──

/** The question of a fault: that of its path, or the closest around it. */
const fieldOf = (path, names) => {
  for (let length = path.length; length; length--) {
    const field = questionOf(form, nameOf(path.slice(0, length), names));
    if (field) return field;
  }
  return questionOf(form, 'name');
};

const showErrors = (faults, names) => {
  const fields = new Map(); // each question is told one thing at a time
  for (const fault of faults) {
    const field = fieldOf(fault.path, names);
    if (!fields.has(field)) fields.set(field, fault);
  }
  const inOrder = [...fields].sort(([one], [other]) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
  own('errors-list').replaceChildren(...inOrder.map(([field, fault]) => {
    const message = sentence(fault, told(field), shapeOf(rules.schema, field.dataset.question), say);
    const target = showError(field, filled(part('error'), {message}).firstElementChild);
    const link = Object.assign(document.createElement('a'), {href: `#${target.id}`, textContent: message});
    link.addEventListener('click', event => {
      event.preventDefault();
      reach(target);
    });
    const item = document.createElement('li');
    item.append(link);
    return item;
  }));
  own('errors-title').textContent = count(say.errors, fields.size, lang);
  own('errors').hidden = false;
  own('errors').focus();
};

// ── The card ──

const labelOf = (name, value) =>
  questionOf(form, name).querySelector(`[value="${CSS.escape(value)}"] + label`).textContent.trim();

const card = ({name, summary, topics, reach: where, locations = [], serves = []}, names) => {
  const at = locations.findIndex(({ward, postcode}) => ward || postcode);
  const made = part(at < 0 ? 'card-reach' : 'card-plate');
  const tile = topics ? questionOf(form, 'topics').querySelector(`[value="${CSS.escape(topics[0])}"] + label .tile`).cloneNode(true) : part('tile-');
  made.querySelector('.tile').replaceWith(tile);
  const link = made.querySelector('a');
  link.removeAttribute('href'); // the page that it would lead to is not there yet
  link.textContent = name;
  made.querySelector('.card-summary').textContent = summary;
  if (at < 0) {
    const areas = serves.length && serves.length <= 3 ? serves.map(area => labelOf('serves', area)) : [];
    made.querySelector('.reach').textContent = areas.length ? series(areas, lang) : say.reach[where];
  } else {
    const {ward, postcode = ''} = locations[at];
    const plate = made.querySelector('.plate');
    const district = plate.querySelector('b');
    const chosen = ward && questionOf(form, names.get(`locations/${at}/ward`)).querySelector('select').selectedOptions[0].text;
    district.textContent = postcode.split(' ')[0];
    plate.replaceChildren(...chosen ? [`${chosen} `] : [], district);
  }
  return made;
};

// ── The ways out ──

let blob;

const handOver = (record, slug, names) => {
  const text = write(record, rules);
  if (new Blob([text]).size > rules.bytes) {
    showErrors([{path: [], rule: 'too-large'}], names);
    return;
  }
  const file = `${slug}.yaml`;
  own('preview').replaceChildren(card(record, names));
  own('advice').replaceChildren(...advice(record, rules).map(name =>
    Object.assign(document.createElement('li'), {textContent: say.advice[name]})));
  own('text').textContent = text;
  own('file').textContent = file;
  URL.revokeObjectURL(blob);
  blob = URL.createObjectURL(new Blob([text], {type: 'application/yaml'}));
  Object.assign(own('download'), {href: blob, download: file});

  const {contact, forge} = root.dataset;
  const {name} = record;
  const subject = fill(say.subject, {name});
  const whole = letter(contact, subject, text);
  // A name of signs that each take twelve characters in an address may be too long even where the file is attached.
  const attached = [name, slug].map(called =>
    letter(contact, fill(say.subject, {name: called}), fill(say.attached, {name: called, file})));
  own('fits').hidden = !whole.fits;
  own('long').hidden = whole.fits;
  own('letter').href = firstFit([whole, ...attached]).link;
  const link = proposal(forge, file, text);
  own('proposable').hidden = !link;
  own('by-hand').hidden = Boolean(link);
  own('proposal').href = link ?? forge;
  own('done').hidden = false;
  own('done').querySelector('h2').focus();
};

form.addEventListener('submit', event => {
  event.preventDefault();
  withdraw();
  const {record, names, file} = listing();
  const asked = !own('file-name').hidden;
  const slug = slugOf(asked ? file : record.name);
  const faults = [...check(record, rules), ...asked ? fileFaults(slug, file) : []];
  if (faults.length) showErrors(faults, names); else handOver(record, slug, names);
});

/** What was checked no longer holds. */
const withdraw = () => {
  clearErrors(form);
  own('errors').hidden = own('done').hidden = true;
};

// ── Is it listed already, and is its address free? ──

const bare = name => bareName(name, rules.fillers);
const slugOf = (name = '') => slugify(name, rules.slug);
const holder = slug => listed.find(({url}) => url === `/organisations/${slug}/`);
let directory, listed = []; // the groups of the directory, once a name was written

const fileFaults = (slug, value) => {
  if (!slug) return [{path: ['file'], rule: value ? 'no-slug' : 'missing', value}];
  const other = holder(slug);
  return other ? [{path: ['file'], rule: 'taken', value, limit: other.title}] : [];
};

const tellListed = name => {
  const same = bare(name) && listed.find(({title, names = []}) => [title, ...names].some(each => bare(each) === bare(name)));
  own('listed').hidden = !same;
  if (same) Object.assign(own('listed-link'), {href: root.dataset.base + same.url, textContent: same.title});
  const slug = slugOf(name);
  own('file-name').hidden = !name || Boolean(slug) && !holder(slug);
};

const fetchListed = () => fetch(root.dataset.directory, {cache: 'no-cache'}).then(response => response.json()).catch(() => []);

const lookFor = async name => {
  tellListed(name);
  if (!name) return;
  listed = await (directory ??= fetchListed());
  tellListed(form.elements.name.value);
};

// ── Keeping, adding, beginning again ──

const changed = () => {
  own('done').hidden = true;
  const first = [...form.querySelectorAll('.first-question')];
  const given = first.filter(each => answers(each, rules, ticks).length);
  const progress = fill(count(say.answered, given.length, lang), {all: first.length});
  if (own('answered').textContent !== progress) own('answered').textContent = progress; // it is read out at each change
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft(form, ticks)));
  } catch { /* a browser that keeps nothing still has the page */ }
};

form.addEventListener('input', changed);

form.addEventListener('change', ({target}) => {
  const field = target.closest('[data-question]');
  if (!field) return;
  if (target.type === 'checkbox') {
    const name = field.dataset.question;
    const others = (ticks.get(name) ?? []).filter(value => value !== target.value);
    ticks.set(name, target.checked ? [...others, target.value] : others);
  }
  settle(field, rules);
  if (target.name === 'name') lookFor(target.value);
  changed();
});

form.addEventListener('click', ({target}) => {
  const button = target.closest('button');
  if (button?.matches('[data-add]')) {
    addItem(button.closest('[data-question]')).querySelector('input, select, textarea').focus();
  } else if (button?.matches('[data-remove]')) {
    removeItem(button.closest('[data-kind=item]')).querySelector(':scope > p > [data-add]').focus();
  } else if (button?.matches('[data-empty]')) {
    if (!confirm(say.empty)) return;
    form.reset();
    for (const item of form.querySelectorAll('[data-kind=item]')) item.remove();
    ticks.clear();
    withdraw();
    own('restored').textContent = '';
    lookFor('');
    form.querySelector('input').focus();
  } else {
    return;
  }
  changed();
});

// What a reader prints is the list of questions; the answers are on the card and in the file.
const paper = own('paper');
let folded = true;
addEventListener('beforeprint', () => { folded = !paper.open; paper.open = true; });
addEventListener('afterprint', () => { paper.open = !folded; });

form.hidden = false;
paper.open = false;
try {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
  restore(form, kept, ticks);
  if (kept.length) own('restored').textContent = say.restored;
  lookFor(form.elements.name.value);
} catch { /* an answer that cannot be put back is no reason to show none of the form */ }
changed();
