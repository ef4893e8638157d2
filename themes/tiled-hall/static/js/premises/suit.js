/** Whether a space suits: only what surely does not is ruled out, and what is not told stays open. */

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

const atLeast = (kitchen, least) => KITCHENS.indexOf(kitchen) >= KITCHENS.indexOf(least);
