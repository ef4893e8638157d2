/** Filters: the panel and the chips of the search page, fetched with the counts once a reader wants them. */
import {clockAt, openWords, whoIsOpen} from '../open-now.js';
import {facetsOf, narrowed, tallied, lacking} from './facets.js';

const WIDE = '(min-width: 48rem)'; // where the panel has room beside the list
const WIDEST = '(min-width: 72rem)'; // where the map has it too

let narrow;

/** Open the filters of a page; what this comes to takes answers, as `narrow` does. Needed once, asked for with each answer. */
export const openFilters = page => narrow ??= narrowing(page);

const narrowing = page => {
  const {root, filters, panel, lang, count, fill, module, go, answer: again} = page;
  const say = JSON.parse(panel.dataset.words), {times, ...ours} = JSON.parse(panel.dataset.clock);
  const boxes = [...panel.elements].filter(({type}) => type === 'checkbox');
  const names = [...new Set(boxes.map(({name}) => name))];
  const holiday = panel.querySelector('[data-holiday]');
  const chips = root.querySelector('[data-chips]'), head = filters.querySelector('summary');
  const parts = [...root.querySelectorAll('[data-narrows]')], [, map] = parts;
  const opened = new Set(); // of these what was open once: from then on each answer tells its counts
  let draw;

  /** Those of the boxes that the address has; a value of no box is none. */
  const inAddress = () => {
    const address = new URLSearchParams(location.search);
    return boxes.filter(({name, value}) => address.getAll(name).includes(value));
  };

  const choose = on => go(address => {
    for (const name of names) address.delete(name);
    for (const {name, value} of on) address.append(name, value);
  });

  const chip = (box, on) => {
    const button = Object.assign(document.createElement('button'), {type: 'button', className: 'chip'});
    const cross = Object.assign(document.createElement('span'), {textContent: '×', ariaHidden: 'true'});
    const words = box.labels[0].firstElementChild.textContent;
    button.append(words, cross);
    button.setAttribute('aria-label', fill(say.off, {what: words}));
    button.addEventListener('click', () => choose(on.filter(each => each !== box)));
    return button;
  };

  const clearAll = () => {
    const link = chips.querySelector('template').content.firstElementChild.cloneNode(true);
    link.addEventListener('click', event => {
      event.preventDefault();
      choose([]);
    });
    return link;
  };

  const showChips = on => {
    const held = chips.contains(document.activeElement);
    while (chips.lastElementChild.localName !== 'template') chips.lastElementChild.remove();
    if (on.length) chips.append(...on.map(box => chip(box, on)), clearAll());
    chips.hidden = !on.length;
    head.textContent = on.length ? count(say.on, on.length, lang) : say.filters;
    // The chip that was pressed is gone: the keyboard goes on from the next, or where filters are chosen.
    if (held) (chips.querySelector('button') ?? head).focus();
  };

  // What is chosen can always be taken back, and what has the keyboard keeps it. A value that nothing here has is not offered.
  const showCounts = (on, facets, tally) => {
    for (const box of boxes) {
      box.checked = on.includes(box);
      if (!tally[box.name]) continue;
      const many = tally[box.name][box.value] ?? 0, number = box.labels[0].lastElementChild;
      box.disabled = !many && !box.checked && box !== document.activeElement;
      box.parentElement.hidden = !facets[box.name][box.value] && !box.checked;
      number.textContent = many ? count({other: '{n}'}, many, lang) : say.no;
    }
    for (const group of panel.querySelectorAll('details, .filters-now')) group.hidden = !group.querySelector('.box:not([hidden])');
  };

  panel.addEventListener('change', () => choose(boxes.filter(({checked}) => checked)));
  panel.addEventListener('submit', event => {
    event.preventDefault();
    filters.open = matchMedia(WIDE).matches;
    head.focus();
  });
  for (const box of inAddress()) box.closest('form details')?.setAttribute('open', '');
  filters.open ||= matchMedia(map.open ? WIDEST : WIDE).matches; // where the map is below the list, the list must not move it
  map.open ||= matchMedia(WIDEST).matches;
  for (const part of parts) part.addEventListener('toggle', () => part.open && !opened.has(part) && again());
  panel.hidden = false;

  /** Narrow an answer by the address; without words or a place all documents are narrowed. `tally` shows it, if it is still wanted. */
  return async (answer, engine) => {
    for (const part of parts) if (part.open) opened.add(part);
    const on = inAddress();
    const wanted = names.filter(name => opened.has(filters) || name === 'ward' && opened.has(map) || on.some(box => box.name === name));
    const {open: hours = {}, ...others} = await facetsOf(wanted, engine);
    // Who is open is found with each answer, and stands until the next: nothing moves while somebody reads.
    const clock = clockAt(new Date(), ours), open = whoIsOpen(hours, clock), told = its => openWords(its, clock, times, say.opening);
    const facets = {...others, open: Object.keys(hours).length ? {now: new Set(open.keys())} : {}};
    const worded = answer.typed.length + answer.found.length > 0;
    const chosen = Object.fromEntries(names.map(name => [name, on.filter(box => box.name === name).map(({value}) => value)]));
    const all = worded ? answer.found : Array.from({length: engine.size}, (_, number) =>
      ({number, kind: engine.kind(number), terms: new Set(), whole: true}));
    const {openMap} = opened.has(map) ? await module(import('./ward-map.js'), 'ward-map.js', engine.lost) : {};
    draw ??= openMap?.({...page, map}); // once, though two answers may have waited for it
    const numbers = all.map(({number}) => number), left = new Set(narrowed(numbers, facets, chosen));
    const shown = worded || on.length ? all.filter(({number}) => left.has(number)) : [];
    const found = chosen.open.length ? shown.map(result => ({...result, open: told(open.get(result.number))})) : shown;
    const said = say[answer.typed.length || answer.asked.length || answer.from ? 'worded' : 'wordless'], why = clock.holiday && chosen.open.length ? ` ${told()}` : '';
    return {
      ...answer, found, whole: found.filter(({whole}) => whole).length,
      say: on.length ? {...said, none: said.none + why} : undefined,
      without: on.length && worded ? answer : undefined,
      tally: () => {
        const tally = tallied(numbers, facets, chosen);
        holiday.textContent = clock.holiday ? told() : '';
        showChips(on);
        showCounts(on, facets, tally);
        if (opened.has(map)) draw?.(tally.ward, lacking('ward', numbers, facets, chosen));
      },
    };
  };
};
