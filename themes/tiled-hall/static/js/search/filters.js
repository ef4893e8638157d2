/** Filters: the panel and the chips of the search page, fetched with the counts once a reader wants them. */
import {showChips} from '../chips.js';
import {clockAt, openWords, whoIsOpen} from '../open-now.js';
import {facetsOf, narrowed, tallied, lacking} from './facets.js';

const WIDE = '(min-width: 48rem)'; // where the panel has room beside the list
const WIDEST = '(min-width: 72rem)'; // where the map has it too

let narrow;

/** Open the filters of a page; what this comes to takes answers, as `narrow` does. Needed once, asked for with each answer. */
export const openFilters = page => narrow ??= narrowing(page);

/** The values of some boxes, by facet: `{topic: ['food', 'debt']}`. */
const chosenBy = boxes => {
  const chosen = {};
  for (const {name, value} of boxes) (chosen[name] ??= []).push(value);
  return chosen;
};

/** The facet of who is open by a clock: its `values`, what a result's card is `told`, and why of a `holiday` nothing is sure. */
const openBy = (hours, clock, times, say) => {
  const open = whoIsOpen(hours, clock), words = its => openWords(its, clock, times, say);
  return {
    values: Object.keys(hours).length ? {now: new Set(open.keys())} : {},
    told: ({number}) => words(open.get(number)),
    holiday: clock.holiday ? words() : '',
  };
};

/** Whether anything was asked for beside filters: else all documents are narrowed. */
const isWorded = ({typed, found}) => typed.length + found.length > 0;

/** Of all results of an answer those that the chosen values leave, and the answer `without` them. */
const left = (answer, all, facets, chosen, now) => {
  const any = Object.keys(chosen).length > 0, worded = isWorded(answer);
  const numbers = new Set(narrowed(all.map(({number}) => number), facets, chosen));
  const shown = worded || any ? all.filter(({number}) => numbers.has(number)) : [];
  const found = chosen.open ? shown.map(result => ({...result, open: now.told(result)})) : shown;
  return {found, whole: found.filter(({whole}) => whole).length, without: any && worded ? answer : undefined};
};

/** The words for an answer with filters, and where nothing is left also `why`, if it is known. */
const sayOf = ({typed, asked, from}, {worded, wordless}, why) => {
  const said = typed.length || asked.length || from ? worded : wordless;
  return {...said, none: [said.none, why].filter(Boolean).join(' ')};
};

const narrowing = page => {
  const {root, filters, panel, lang, count, fill, module, go, answer: again} = page;
  const say = JSON.parse(panel.dataset.words), {times, ...ours} = JSON.parse(panel.dataset.clock);
  const boxes = [...panel.elements].filter(({type}) => type === 'checkbox');
  const names = [...new Set(boxes.map(({name}) => name))];
  const holiday = panel.querySelector('[data-holiday]');
  const chips = root.querySelector('[data-chips]'), head = filters.querySelector('summary');
  const parts = [...root.querySelectorAll('[data-narrows]')], map = root.querySelector('[data-ward-map]');
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

  const tellChosen = on => {
    showChips(chips, on.map(box => {
      const words = box.labels[0].firstElementChild.textContent;
      return {words, label: fill(say.off, {what: words}), drop: () => choose(on.filter(each => each !== box))};
    }), () => choose([]), head);
    head.textContent = on.length ? count(say.on, on.length, lang) : say.filters;
  };

  // What is chosen can always be taken back, and what has the keyboard keeps it. A value that nothing here has is not offered.
  const showCounts = (on, facets, tally) => {
    for (const box of boxes) {
      box.checked = on.includes(box);
      if (!tally[box.name]) continue;
      const many = tally[box.name][box.value] ?? 0, number = box.labels[0].lastElementChild;
      const held = box.checked || box === document.activeElement;
      box.disabled = !many && !held;
      box.parentElement.hidden = !facets[box.name][box.value] && !held;
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
  const given = inAddress();
  for (const box of given) box.closest('form details')?.setAttribute('open', '');
  if (given.length) { // they are shown, with what else there is; else what was pressed opens alone
    filters.open ||= matchMedia(WIDE).matches;
    map.open ||= matchMedia(WIDEST).matches;
  }
  for (const part of parts) part.addEventListener('toggle', () => part.open && !opened.has(part) && again());
  panel.hidden = false;

  /** Narrow an answer by the address; without words or a place all documents are narrowed. `tally` shows it, if it is still wanted. */
  return async (answer, engine) => {
    for (const part of parts) if (part.open) opened.add(part);
    const on = inAddress(), chosen = chosenBy(on);
    const wanted = names.filter(name => opened.has(filters) || name === 'ward' && opened.has(map) || chosen[name]);
    const {open: hours = {}, ...others} = await facetsOf(wanted, engine);
    // Who is open is found with each answer, and stands until the next: nothing moves while somebody reads.
    const now = openBy(hours, clockAt(new Date(), ours), times, say.opening), facets = {...others, open: now.values};
    const {openMap} = opened.has(map) ? await module(import('./ward-map.js'), 'ward-map.js', engine.lost) : {};
    draw ??= openMap?.({...page, map}); // once, though two answers may have waited for it
    const all = isWorded(answer) ? answer.found : engine.all(), numbers = all.map(({number}) => number);
    return {
      ...answer, ...left(answer, all, facets, chosen, now),
      say: on.length ? sayOf(answer, say, chosen.open && now.holiday) : undefined,
      tally: () => {
        const tally = tallied(numbers, facets, chosen);
        holiday.textContent = now.holiday;
        tellChosen(on);
        showCounts(on, facets, tally);
        if (opened.has(map)) draw?.(tally.ward, lacking('ward', numbers, facets, chosen));
      },
    };
  };
};
