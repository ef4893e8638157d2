/** Place: an answer by how far each result is. Fetched when a query names a place, or a reader asks for what is near. */

import {placeIn} from './named.js';

const CLOSE = 0.5; // miles: what lies nearer is not told apart, for a sector or a ward is about as wide
const POSITION = {timeout: 10_000, maximumAge: 300_000}; // milliseconds
const WALK = 1; // miles: who works across the borough or online, and tells no place, is taken for as near as that
const EVERYWHERE = 0, LISTED = 1; // as `hub.search.shards` numbers them
const SECTOR = /^(\S+) \d$/;

/**
 * Answer a query by distance: as `find` does, with `far` told in words for each result, and whether it is `everywhere` (across
 * the borough, or online); `from` is the name of the place, `here` whether it is the reader's own. All that has a word stays in:
 * what has all words comes first, of these the nearest; only who bears the query for a name goes before. A query that names no
 * place, or of which nothing has the other words, is answered as it is.
 */
export const nearest = async (engine, query, {find, words, places, here, ...how}) => {
  const named = how.literal ? undefined : placeIn(words(query), places.names, engine.stop);
  const rest = named ? named.rest : query;
  if (!named && !here) return find(engine, query, how);
  const area = named && !/\d/.test(named.name); // a name of a group may begin with it
  const [{points, mile, sets, documents}, found, own] = await Promise.all([
    engine.read('p/0.json'),
    rest ? find(engine, rest, how) : all(engine),
    area ? find(engine, query, {literal: true}) : {found: []},
  ]);
  const from = points && (named ? placed(points, named.name) : {centre: here, here: true});
  if (!from || !found.found.length) return find(engine, query, how);
  const ways = points.map(([, ...centre]) => Math.hypot(...mile.map((many, n) => (centre[n] - from.centre[n]) * many)));
  const where = engine.numbers(documents).map(number => sets[number]);
  const told = result => {
    const its = where[result.number], far = Math.min(...its.filter(each => each >= LISTED).map(each => ways[each - LISTED]));
    const known = Number.isFinite(far), everywhere = its.includes(EVERYWHERE);
    return {...result, far: known ? inWords(far, how) : '', everywhere, way: everywhere && !known ? WALK : far};
  };
  const first = own.found.filter(({near}) => near === 2), taken = new Set(first.map(({number}) => number));
  const others = found.found.filter(({number}) => !taken.has(number)).map(told);
  others.sort((a, b) => b.whole - a.whole || (a.way === b.way ? 0 : a.way - b.way)); // equals stay as they were
  const sorted = [...first.map(told), ...others];
  // No words were `typed`: the cards keep this order, and do not come by how near they are to words.
  return {...found, found: sorted, whole: sorted.filter(({whole}) => whole).length, typed: [], from: from.name, here: from.here};
};

const inWords = (far, {say, count, lang}) => far < CLOSE ? say.close : count(say.far, Math.round(far * 10) / 10, lang);

/** Tell where the reader is, as [latitude, longitude], on pressing a button; undefined on pressing it again. */
export const position = (button, status, say, tell) => {
  const on = button.getAttribute('aria-pressed') === 'true';
  const set = place => {
    button.setAttribute('aria-pressed', !on);
    tell(place);
  };
  if (on) return set(undefined);
  return navigator.geolocation.getCurrentPosition(
    ({coords}) => set([coords.latitude, coords.longitude]),
    () => { status.textContent = say.unplaced; },
    POSITION,
  );
};

/** Every organisation, for a reader who asks for nothing but a place. */
const all = ({size, kind}) => {
  const found = Array.from({length: size}, (_, number) => ({number, kind: kind(number), terms: new Set(), whole: true}));
  return {found: found.filter(({kind}) => kind === 'organisation')};
};

/** A point by its name: an area, a sector, or the middle of a district, where that of the sector is not known. */
const placed = (points, name) => {
  const own = points.find(([each]) => each === name);
  if (own) return {name, centre: own.slice(1)};
  const [district] = name.split(' '), its = points.filter(([each]) => SECTOR.exec(each)?.[1] === district);
  if (!its.length) return undefined;
  return {name: district, centre: [1, 2].map(part => its.reduce((sum, each) => sum + each[part], 0) / its.length)};
};
