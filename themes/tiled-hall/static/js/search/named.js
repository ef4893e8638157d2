/** Named places: the place that a query names, and what is asked for besides. The page brings the names: `hub.search.query_words`. */

const LONGEST_NAME = 8; // words of a name
const CLOSED_UP = /^([a-z]{1,2}\d[a-z\d]?)(\d)(?:[a-z]{2})?$/; // se154, se154ab
const INWARD = /^\d(?:[a-z]{2})?$/; // the 4 or 4ab of a postcode
const POSTCODE = /\d/;
const LEADING = new Set(['around', 'at', 'by', 'from', 'in', 'near']); // to a place
const THROUGHOUT = 'wide'; // "borough-wide" is no place

/**
 * The place that a query names, as `{name, rest}`: an area, a postal district or a sector ("AB1 2"), and the other words. Of
 * several the most exact counts: a postcode, else the longest name. Undefined where it names none.
 *
 * `typed` are the words of the query, `stop` words that names lack. `places` has the `names` of areas and districts by what
 * people call them, and which of these are `common` words too: such a one is a place where it is all that is asked for, or
 * behind "in" and the like. `meant` tells the call of a place for one that was typed.
 */
export const placeIn = (typed, {names, common}, stop, meant = called => called) => {
  const left = word => !stop.has(word), found = [];
  for (let many = Math.min(LONGEST_NAME, typed.length); many > 0; many--) {
    for (let from = 0; from + many <= typed.length; from++) {
      const those = typed.slice(from, from + many), next = typed[from + many];
      if (!left(those[0]) || !left(those.at(-1)) || next === THROUGHOUT) continue;
      const called = meant(those.filter(left).join(' ')), name = own(names, called);
      if (common.includes(called) && many < typed.length && !LEADING.has(typed[from - 1])) continue;
      const [, district, digit] = !name && CLOSED_UP.exec(called) || [];
      const sector = digit ?? (POSTCODE.test(called) && INWARD.test(next) ? next[0] : '');
      const place = own(names, district) ?? name;
      if (!place) continue;
      const before = typed.slice(0, from);
      while (before.length && (!left(before.at(-1)) || LEADING.has(before.at(-1)))) before.pop(); // "yoga in Oak Hill"
      const rest = [...before, ...typed.slice(from + many + (sector && !digit ? 1 : 0))];
      found.push({name: sector ? `${place} ${sector}` : place, rest});
    }
  }
  return found.find(({name}) => POSTCODE.test(name)) ?? found[0];
};

const own = (names, called) => Object.hasOwn(names, called) ? names[called] : undefined;
