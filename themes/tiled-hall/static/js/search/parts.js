/** Parts of a page that script makes: it clones templates of the page and fills their slots, with days among the rest. */

/** A fresh copy of the template `data-part="name"` below `root`; undefined where there is none. */
export const partOf = (root, name) =>
  root.querySelector(`template[data-part="${name}"]`)?.content.cloneNode(true);

/** Fill the slots of a template; a slot, and whatever is there only `data-with` it, goes where there is no value. */
export const filled = (fragment, values) => {
  for (const element of fragment.querySelectorAll('[data-with]')) {
    if (!element.dataset.with.split(' ').some(name => values[name])) element.remove();
  }
  for (const slot of fragment.querySelectorAll('[data-slot]')) {
    const value = values[slot.dataset.slot];
    if (value) slot.replaceChildren(...[value].flat()); else slot.remove();
  }
  return fragment;
};

/** The day of a moment in the page's language, on the reader's own calendar: 27 November 2026. */
export const dayOf = moment =>
  new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: 'long', numberingSystem: 'latn'}).format(new Date(moment));
