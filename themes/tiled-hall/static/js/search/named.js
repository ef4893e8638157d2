/** Named places: the place that a query names, and what is asked for besides. The page brings the names: `hub.search.points.spoken`. */

const MOST = 8; // words of a name
const CLOSED_UP = /^([a-z]{1,2}\d[a-z\d]?)(\d)(?:[a-z]{2})?$/; // se154, se154ab
const INWARD = /^\d(?:[a-z]{2})?$/; // the 4 or 4ab of a postcode

/**
 * The place that a query names, as `{name, rest}`: an area, a postal district or a sector ("AB1 2"), and the other words. The
 * longest name counts. Undefined where it names none. `typed` are the words of the query, `places` names by what people call
 * them, `stop` words that names lack.
 */
export const placeIn = (typed, places, stop) => {
  const left = word => !stop.has(word);
  for (let many = Math.min(MOST, typed.length); many > 0; many--) {
    for (let from = 0; from + many <= typed.length; from++) {
      const those = typed.slice(from, from + many), [first] = those;
      if (!left(first) || !left(those.at(-1))) continue;
      const called = those.filter(left).join(' '), name = places[called], next = typed[from + many];
      const [, district, digit] = !name && CLOSED_UP.exec(called) || [];
      const sector = digit ?? (/\d/.test(called) && INWARD.test(next) ? next[0] : '');
      const found = places[district] ?? name;
      if (!found) continue;
      const before = typed.slice(0, from);
      while (before.length && !left(before.at(-1))) before.pop(); // "yoga in Oak Hill"
      const rest = [...before, ...typed.slice(from + many + (sector && !digit ? 1 : 0))];
      return {name: sector ? `${found} ${sector}` : found, rest: rest.join(' ')};
    }
  }
  return undefined;
};
