/** Filters: the panel and the chips of the search page, fetched with the counts once a reader wants them. */
import {clockAt, openWords, whoIsOpen} from '../open-now.js';
import {facetsOf, narrowed, tallied} from './facets.js';

const WIDE = '(min-width: 48rem)'; // where the panel has room beside the list

let opening;

/** Open the filters of a page; what this comes to takes answers, as `narrow` does. Needed once, asked for with each answer. */
export const openFilters = page => opening ??= dressed(page).then(() => narrowing(page));

const dressed = ({panel}) => new Promise(done => {
  document.head.append(Object.assign(document.createElement('link'), {
    rel: 'stylesheet', href: panel.dataset.styles, onload: done, onerror: done, // it works without
  }));
});

const narrowing = ({root, filters, panel, lang, count, fill, go}) => {
  const say = JSON.parse(panel.dataset.words), {times, ...ours} = JSON.parse(panel.dataset.clock);
  const boxes = [...panel.elements].filter(({type}) => type === 'checkbox');
  const names = [...new Set(boxes.map(({name}) => name))];
  const holiday = panel.querySelector('[data-holiday]');
  const chips = root.querySelector('[data-chips]'), head = filters.querySelector('summary');

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
      const many = tally[box.name][box.value] ?? 0, number = box.labels[0].lastElementChild;
      box.checked = on.includes(box);
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
  filters.open ||= matchMedia(WIDE).matches;
  panel.hidden = false;

  /** Narrow an answer by the address; without words or a place all documents are narrowed. `tally` shows it, if it is still wanted. */
  return async (answer, engine) => {
    const on = inAddress(), {open: hours, ...others} = await facetsOf(names, engine);
    // Who is open is found with each answer, and stands until the next: nothing moves while somebody reads.
    const clock = clockAt(new Date(), ours), open = whoIsOpen(hours, clock), told = its => openWords(its, clock, times, say.opening);
    const facets = {...others, open: Object.keys(hours).length ? {now: new Set(open.keys())} : {}};
    const worded = answer.typed.length + answer.found.length > 0;
    const chosen = Object.fromEntries(names.map(name => [name, on.filter(box => box.name === name).map(({value}) => value)]));
    const all = worded ? answer.found : Array.from({length: engine.size}, (_, number) =>
      ({number, kind: engine.kind(number), terms: new Set(), whole: true}));
    const numbers = all.map(({number}) => number), left = new Set(narrowed(numbers, facets, chosen));
    const shown = worded || on.length ? all.filter(({number}) => left.has(number)) : [];
    const found = chosen.open.length ? shown.map(result => ({...result, open: told(open.get(result.number))})) : shown;
    const said = say[worded ? 'worded' : 'wordless'], why = clock.holiday && chosen.open.length ? ` ${told()}` : '';
    return {
      ...answer, found, whole: found.filter(({whole}) => whole).length,
      say: on.length ? {...said, none: said.none + why} : undefined,
      without: on.length && worded ? answer : undefined,
      tally: () => {
        holiday.textContent = clock.holiday ? told() : '';
        showChips(on);
        showCounts(on, facets, tallied(numbers, facets, chosen));
      },
    };
  };
};
