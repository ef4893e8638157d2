/** Whether a space suits: only what surely does not is ruled out, and what is not told stays open. */

import {without} from './wants.js';

const KITCHENS = ['none', 'tea point', 'kitchen']; // each is more than the one before
const LEAST = {tea: 'tea point', kitchen: 'kitchen'};

/**
 * `space` has `seats` (0 where not told), `lets` and `lacks` (slugs of needs), `kitchen` and `charge` (empty where not
 * told). Returns whether it may suit, and in `open` the things asked for that it does not tell, as pairs of name and value.
 */
export const suit = (space, {seats, access, kitchen, charge}) => {
  const asked = [
    seats && ['seats', String(seats), space.seats ? space.seats >= seats : undefined],
    ...access.map(slug => ['access', slug, space.lacks.includes(slug) ? false : space.lets.includes(slug) || undefined]),
    kitchen && ['kitchen', kitchen, space.kitchen ? atLeast(space.kitchen, LEAST[kitchen]) : undefined],
    charge && ['charge', charge, space.charge ? space.charge !== 'paid' : undefined],
  ].filter(Boolean);
  return {
    may: asked.every(([, , met]) => met !== false),
    open: asked.filter(([, , met]) => met === undefined).map(([name, value]) => [name, value]),
  };
};

/**
 * What it would do to ask for one thing (a `name` and `value` as in `each`) besides all else that `wants` asks for: how
 * many `spaces` would `surely` tell that they have it, and whether it is `idle`: none would be left, or it changes nothing.
 */
export const prospect = (spaces, wants, name, value) => {
  const rest = without(wants, name, value);
  const left = spaces.map(space => suit(space, {...rest, [name]: name === 'access' ? [...rest.access, value] : value}))
    .filter(({may}) => may);
  const surely = left.filter(({open}) => !open.some(([one, other]) => one === name && other === value)).length;
  const before = spaces.filter(space => suit(space, rest).may).length;
  return {surely, idle: !surely && (!left.length || left.length === before)};
};

const atLeast = (kitchen, least) => KITCHENS.indexOf(kitchen) >= KITCHENS.indexOf(least);
