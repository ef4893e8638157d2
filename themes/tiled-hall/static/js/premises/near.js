/** Near: how far a space is from a place, as far as its ward or neighbourhood tells. It sorts and never hides. */

const RADIUS = 3958.8; // miles, the earth's mean radius (IUGG)
const radians = degrees => degrees * Math.PI / 180;

/** Miles along the ground between two points, each [latitude, longitude] in degrees (the haversine formula). */
export const miles = ([north, east], [toNorth, toEast]) => {
  const across = Math.sin(radians(toNorth - north) / 2) ** 2
    + Math.cos(radians(north)) * Math.cos(radians(toNorth)) * Math.sin(radians(toEast - east) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(across));
};

/**
 * How far a space is from a place; each has `wards` (slugs) and `centre`. 0 where all of its wards are the place's, else
 * the miles between their centres; undefined where it is not told where the space is.
 */
export const distance = (space, place) => {
  if (!space.centre) return undefined;
  return space.wards.every(ward => place.wards.includes(ward)) ? 0 : miles(space.centre, place.centre);
};

/** First what leaves least `open` (a count), then by how `far`; where that is not told, last of these. */
export const bestFirst = spaces => [...spaces].sort((a, b) => a.open - b.open || compare(a.far, b.far));

const compare = (a = Infinity, b = Infinity) => (a === b ? 0 : a - b);
