/** Wants: what a reader asks of a space, and how that stands in the address of the page. */

const MOST = 9999; // people

/** Nothing asked for. `seats` counts people; `access` are slugs of needs; the others are values of the page's controls. */
export const NOTHING = Object.freeze({seats: 0, near: '', access: [], kitchen: '', charge: ''});

/** How many people a text means; 0 where it means no number of them. */
export const seatsOf = text => {
  const digits = text.trim();
  return /^[0-9]{1,4}$/.test(digits) ? Math.min(Number(digits), MOST) : 0;
};

/** What an address asks for. `known` holds for each choice the values that the page has; others are passed over. */
export const read = (query, known) => {
  const params = new URLSearchParams(query);
  const one = name => known[name].find(value => value === params.get(name)) ?? '';
  const access = (params.get('access') ?? '').split(',');
  return {
    seats: seatsOf(params.get('seats') ?? ''),
    near: one('near'),
    access: known.access.filter(slug => access.includes(slug)),
    kitchen: one('kitchen'),
    charge: one('charge'),
  };
};

/** What stands in the address for it, with its question mark; empty where nothing is asked for. */
export const write = wants => {
  const joined = new Map();
  for (const [name, value] of each(wants)) joined.set(name, joined.has(name) ? `${joined.get(name)},${value}` : value);
  return joined.size ? `?${[...joined].map(([name, value]) => `${name}=${value}`).join('&')}` : '';
};

/** Every single thing asked for, as pairs of name and value, in the order of the panel. */
export const each = ({seats, near, access, kitchen, charge}) => [
  ...seats ? [['seats', String(seats)]] : [],
  ...near ? [['near', near]] : [],
  ...access.map(slug => ['access', slug]),
  ...kitchen ? [['kitchen', kitchen]] : [],
  ...charge ? [['charge', charge]] : [],
];

/** The same without one of the things asked for. */
export const without = (wants, name, value) => ({
  ...wants,
  [name]: name === 'access' ? wants.access.filter(slug => slug !== value) : NOTHING[name],
});
