/** The page of premises: the one file here that touches it. Its words are in `data-words`. */
import {showChips} from '../chips.js';
import {count, fill, series} from '../search/sentence.js';
import {bestFirst, distance} from './near.js';
import {prospect, suit} from './suit.js';
import {NOTHING, each, read, seatsOf, without, write} from './wants.js';

const root = document.querySelector('[data-premises]');
const {lang} = document.documentElement;
const say = JSON.parse(root.dataset.words);
const own = name => root.querySelector(`[data-${name}]`);
const form = own('filters'), box = own('box'), chips = own('chips');
const found = own('found'), inPart = own('found-in-part');
const list = text => (text ?? '').split(' ').filter(Boolean);
const point = text => text && text.split(' ').map(Number);
const number = value => new Intl.NumberFormat(lang, {numberingSystem: 'latn', maximumFractionDigits: 1}).format(value);

const spaceOf = element => {
  const {seats, lets, lacks, kitchen, charge} = element.dataset;
  return {element, seats: Number(seats), lets: list(lets), lacks: list(lacks), kitchen, charge};
};
const buildings = [...root.querySelectorAll('[data-building]')].map(element => {
  const {wards, centre} = element.dataset;
  const its = [...element.querySelectorAll('[data-space]')];
  return {element, home: element.parentElement, spaces: its.map(spaceOf), wards: list(wards), centre: point(centre)};
});
const spaces = buildings.flatMap(building => building.spaces);
const values = name => [...form.elements].filter(control => control.name === name)
  .flatMap(control => (control.options ? [...control.options] : [control]).map(({value}) => value)).filter(Boolean);
const known = Object.fromEntries(['near', 'access', 'kitchen', 'charge'].map(name => [name, values(name)]));
const optionOf = slug => [...form.elements.near.options].find(({value}) => value === slug);
const named = slug => optionOf(slug).textContent;
const controlOf = (name, value) => form.querySelector(`[name=${name}][value="${CSS.escape(value)}"]`);
const need = slug => controlOf('access', slug).nextElementSibling.querySelector('span').textContent;

const chosen = () => ({
  seats: seatsOf(form.elements.seats.value),
  near: form.elements.near.value,
  access: [...form.querySelectorAll('[name=access]:checked')].map(({value}) => value),
  kitchen: form.elements.kitchen?.value ?? '',
  charge: form.elements.charge?.checked ? 'free' : '',
});

const fillIn = wants => {
  form.elements.seats.value = wants.seats || '';
  form.elements.near.value = wants.near;
  for (const control of form.querySelectorAll('[name=access]')) control.checked = wants.access.includes(control.value);
  if (form.elements.kitchen) form.elements.kitchen.value = wants.kitchen;
  if (form.elements.charge) form.elements.charge.checked = wants.charge === 'free';
};

// ── What is shown ──

const WORDS = {
  seats: value => count(say.seats, Number(value), lang),
  near: value => fill(say.nearTo, {place: named(value)}),
  access: need,
  kitchen: value => say.kitchen[value],
  charge: value => say.charge[value],
};
const asked = ([name, value]) => WORDS[name](value);

const tell = (element, text) => {
  element.textContent = text;
  element.hidden = !text;
};

const placeSpace = (space, wants) => {
  const {may, open} = suit(space, wants);
  Object.assign(space, {may, open: open.length});
  const untold = open.map(([name, value]) => name === 'access' ? say.needs[value] : say.what[name]);
  tell(space.element.querySelector('[data-open]'), untold.length ? fill(say.untold, {what: series(untold, lang)}) : '');
  space.element.hidden = !may;
};

const FACTS = {seats: 'capacity', kitchen: 'kitchen', charge: 'charge'}; // as `data-untold` names them

// What is asked for and not told stands with each space; below them all stands only the rest.
const tellRest = (element, wants) => {
  const asks = each(wants).map(([name, value]) => name === 'access' ? value : FACTS[name]);
  const rest = list(element.dataset.untold).filter(name => !asks.includes(name)).map(name => say.facts[name]);
  tell(element, rest.length ? fill('several' in element.dataset ? say.others : say.untold, {what: series(rest, lang)}) : '');
};

const place = (building, wants, near) => {
  for (const space of building.spaces) placeSpace(space, wants);
  const suiting = building.spaces.filter(({may}) => may);
  building.open = Math.min(...suiting.map(({open}) => open));
  building.far = near && distance(building, near);
  const {far} = building, rest = building.element.querySelector('[data-untold]');
  const at = far === undefined ? say.farUntold : far === 0 ? say.in : count(say.away, Math.round(far * 10) / 10, lang);
  tell(building.element.querySelector('[data-far]'), near ? fill(at, {place: near.name}) : '');
  if (rest) tellRest(rest, wants);
  building.element.hidden = !suiting.length;
};

// What is chosen can always be taken back, and what has the keyboard keeps it.
const promise = wants => {
  for (const name of ['access', 'charge']) {
    for (const value of known[name]) {
      const control = controlOf(name, value), {surely, idle} = prospect(spaces, wants, name, value);
      const words = control.parentElement.querySelector('[data-known]');
      control.disabled = idle && !control.checked && control !== document.activeElement;
      words.textContent = control.disabled ? say.none : number(surely);
      if (surely) words.setAttribute('aria-hidden', 'true');
      else words.removeAttribute('aria-hidden');
    }
  }
  for (const option of form.elements.kitchen?.options ?? []) {
    option.disabled = !option.selected && option.value !== '' && prospect(spaces, wants, 'kitchen', option.value).idle;
  }
};

const chip = (wants, [name, value]) => {
  const words = asked([name, value]);
  return {words, label: fill(say.off, {what: words}), drop: () => go(without(wants, name, value))};
};

const show = wants => {
  const option = wants.near && optionOf(wants.near);
  const near = option && {name: option.textContent, wards: list(option.dataset.wards), centre: point(option.dataset.centre)};
  const on = each(wants), inOrder = on.length ? bestFirst : all => all;
  for (const building of buildings) place(building, wants, near);
  for (const building of inOrder(buildings)) {
    const home = !on.length ? building.home : (building.open ? inPart : found).lastElementChild;
    home.append(building.element);
  }
  for (const {spaces: its} of buildings) for (const {element} of inOrder(its)) element.parentElement.append(element);
  const suiting = spaces.filter(({may}) => may);
  const narrowed = each({...wants, near: ''}).length > 0, surely = suiting.filter(space => !space.open).length;
  const below = buildings.filter(building => building.open).flatMap(building => building.spaces).filter(({may}) => may).length;
  found.hidden = !on.length || !surely;
  found.firstElementChild.textContent = narrowed ? fill(say.surely, {n: number(surely)}) : say.suiting;
  inPart.hidden = !below;
  inPart.firstElementChild.textContent = fill(say.part, {n: number(below)});
  for (const part of root.querySelectorAll('[data-part]')) {
    part.hidden = !part.querySelector('[data-building]:not([hidden])');
  }
  showChips(chips, on.map(one => chip(wants, one)), () => go(NOTHING), own('status'));
  own('box-name').textContent = on.length ? count(say.filtersOn, on.length, lang) : say.filters;
  own('none').hidden = suiting.length > 0;
  promise(wants);
  own('index').hidden = on.length > 0;
  own('status').textContent = sentence(suiting.length, suiting.length - surely, narrowed, near);
  for (const link of root.querySelectorAll('[data-to-staff]')) link.search = write(wants);
};

const sentence = (n, open, narrowed, near) => {
  const parts = [!n ? say.nothing : narrowed ? fill(count(say.some, n, lang), {all: number(spaces.length)}) : count(say.all, n, lang)];
  if (near && n) parts.push(fill(say.near, {place: near.name}));
  if (open) parts.push(count(say.open, open, lang));
  return parts.reduce((first, second) => fill(say.joined, {first, second}));
};

// ── The address: each change has its own place in the history ──

const go = wants => {
  const query = write(wants);
  if (query !== location.search) history.pushState(null, '', location.pathname + query);
  fillIn(wants);
  show(wants);
};

const fromAddress = () => {
  const wants = read(location.search, known);
  fillIn(wants);
  show(wants);
};

form.addEventListener('change', () => go(chosen()));
form.addEventListener('submit', event => {
  event.preventDefault();
  go(chosen());
});
addEventListener('popstate', fromAddress);

// Beside the list the panel is open and has no head; on a phone it is folded until it is wanted.
const wide = matchMedia('(min-width: 48rem)');
const unfold = () => { box.open = wide.matches; };
wide.addEventListener('change', unfold);
unfold();
form.hidden = false;
own('status').tabIndex = -1;
fromAddress();
