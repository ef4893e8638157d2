/** Place: an answer by how far each result is. Fetched when a query names a place, or a reader asks for what is near. */

import {placeIn} from './named.js';

const CLOSE = 0.5; // miles: what lies nearer is not told apart, for a sector or a ward is about as wide
const WALK = 1; // miles: who works across the borough or online, and tells no place, is taken for as near as that
const EVERYWHERE = 0, LISTED = 1; // as `hub.search.points` numbers them
const IS_NAME = 3; // how what is called so fits the words: `fitOf` in `query.js`
const SECTOR = /^(\S+) \d$/;

/**
 * Answer the words of a query by distance: as `byWords` does, with `far` told in words for each result, and whether it is `everywhere`
 * (across the borough, or online); `from` is the name of the place, `beside` whether it did not stand among the words, `here`
 * whether it is the reader's own. All that has a word stays in: what has all words comes first, of these the nearest; only who
 * bears the query for a name goes before. A place that was `mistyped` is put right: `instead` is then the whole query.
 *
 * Undefined where the query names no place, or nothing has its other words. What stands beside it and is no place is `nowhere`,
 * and the words are answered.
 */
export const byDistance = async (engine, typed, {near, here, mistyped, doubted, ...how}) => {
  const {byWords, typedWords} = how;
  const {place, meant, rest, beside} = await asked(engine, typed, {near, mistyped, ...how});
  const worded = rest.length > 0;
  if (near && !place) return {...worded ? await byWords(engine, rest, how) : nothing, nowhere: near};
  if (!place && !here) return undefined;
  const area = place && !/\d/.test(place) && !(near && worded); // it may be, or be in, the name of a group
  const said = [...rest, ...place ? [place] : []].join(' ');
  const [{points, mile, sets, documents}, found, own] = await Promise.all([
    engine.read('p/0.json'),
    worded ? byWords(engine, rest, {...how, doubted: beside || meant ? undefined : doubted}) : {...nothing, found: engine.all()},
    area ? byWords(engine, beside || meant ? typedWords(said) : typed, {literal: true}) : nothing,
  ]);
  if (found.from) return found; // another place was meant: "Dulwich Vilage" is not in Dulwich
  const from = points && (place ? placed(points, place) : {centre: here, here: true});
  if (!from || !found.found.length) return beside ? found : undefined;
  const ways = points.map(([, ...centre]) => Math.hypot(...mile.map((many, n) => (centre[n] - from.centre[n]) * many)));
  const where = engine.numbers(documents).map(number => sets[number]);
  const ranks = new Map(own.found.map(({number}, n) => [number, n])); // of what is close the one that has the place's name goes first
  const told = result => {
    const its = where[result.number], far = Math.min(...its.filter(each => each >= LISTED).map(each => ways[each - LISTED]));
    const known = Number.isFinite(far), everywhere = its.includes(EVERYWHERE), close = far < CLOSE;
    return {
      ...result, far: known ? inWords(far, how) : '', everywhere,
      way: close ? 0 : everywhere && !known ? WALK : far, liked: close ? ranks.get(result.number) ?? ranks.size : 0,
    };
  };
  const first = (worded && beside ? found : own).found.filter(({fit}) => fit === IS_NAME), taken = new Set(first.map(({number}) => number));
  const some = ({number, kind}) => !taken.has(number) && (worded || kind === 'organisation' || where[number].length);
  const others = found.found.filter(some).map(told);
  others.sort((a, b) => b.whole - a.whole || (a.way === b.way ? 0 : a.way - b.way) || a.liked - b.liked); // equals stay as they were
  const sorted = [...first.map(told), ...others];
  const instead = found.instead ? [found.instead, place].filter(Boolean).join(' ') : meant ? said : undefined;
  return {
    ...found, found: sorted, whole: sorted.filter(({whole}) => whole).length,
    typed: [], // the cards keep this order, and do not come by how near they are to words
    from: from.name, here: from.here, beside, instead, offered: found.offered && [found.offered, place].filter(Boolean).join(' '),
  };
};

const nothing = {found: [], whole: 0, typed: [], asked: [], unknown: []};

/**
 * What is asked for: the `place` by its name, whether it is `meant` by one that was typed with a slip, the `rest` of the words,
 * and whether the place stands `beside` it. In its own field every word is meant for a place.
 */
const asked = async (engine, typed, {near, mistyped, typedWords, places, literal, spelling}) => {
  const those = near ? typedWords(near) : typed, known = near ? {...places, common: []} : places, {stop} = engine;
  const exact = literal && !near ? undefined : placeIn(those, known, stop);
  const sure = /\d/.test(exact?.name), mayLack = mistyped || near && !literal && exact?.rest.length !== 0;
  const {slipped} = mayLack && !sure ? await spelling(engine) : {};
  const slip = slipped && placeIn(those, known, stop, slipped(places.names));
  const meant = slip && slip.name !== exact?.name ? slip : undefined; // the longest name of all
  const named = meant ?? (mistyped ? undefined : exact);
  return {place: named?.name, meant: Boolean(meant), rest: named && !near ? named.rest : typed, beside: Boolean(near) || !named};
};

const inWords = (far, {say, count, lang}) => far < CLOSE ? say.close : count(say.far, Math.round(far * 10) / 10, lang);

/** A point by its name: an area, a sector, or the middle of a district, where that of the sector is not known. */
const placed = (points, name) => {
  const own = points.find(([each]) => each === name);
  if (own) return {name, centre: own.slice(1)};
  const [district] = name.split(' '), its = points.filter(([each]) => SECTOR.exec(each)?.[1] === district);
  if (!its.length) return undefined;
  return {name: district, centre: [1, 2].map(part => its.reduce((sum, each) => sum + each[part], 0) / its.length)};
};
