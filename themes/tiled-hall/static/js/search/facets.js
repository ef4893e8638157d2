/** Facets: which documents have which values, which are left when some are chosen, and how many each value would leave. */

/**
 * Of some documents, by number, those that have in each facet one of its `chosen` values, or more; of a facet without any
 * chosen, and of the one that is left `out`, all. `facets` has for each value the set of its documents: `{topic: {food}}`.
 */
export const narrowed = (numbers, facets, chosen, out) => {
  const wanted = Object.keys(chosen).filter(facet => facet !== out && chosen[facet].length)
    .map(facet => chosen[facet].filter(value => Object.hasOwn(facets[facet] ?? {}, value)).map(value => facets[facet][value]));
  return numbers.filter(number => wanted.every(sets => sets.some(set => set.has(number))));
};

/**
 * How many of some documents have each value, among those that the chosen values of the other facets leave: pressing one
 * shows so many, besides what its own facet shows already. `{topic: {food: 12}}`
 */
export const tallied = (numbers, facets, chosen) => Object.fromEntries(Object.entries(facets).map(([facet, values]) => {
  const left = new Set(narrowed(numbers, facets, chosen, facet));
  const tally = ([value, set]) => [value, [...set].filter(number => left.has(number)).length];
  return [facet, Object.fromEntries(Object.entries(values).map(tally))];
}));

/** How many of some documents have no value of a facet, among those that the chosen values of the other facets leave. */
export const lacking = (name, numbers, facets, chosen) =>
  narrowed(numbers, facets, chosen, name).filter(number => !Object.values(facets[name]).some(set => set.has(number))).length;

const opened = new WeakMap(); // a file stays in memory, and is asked for at each question

/** The facets of these names in the index of an engine, as `narrowed` takes them. One that could not be had has no values. */
export const facetsOf = async (names, engine) => {
  const facet = async name => [name, name === 'kind' ? kinds(engine) : await fromFile(name, engine)];
  return Object.fromEntries(await Promise.all(names.map(facet)));
};

const fromFile = async (name, {read, documents}) => {
  const file = await read(`f/${name}.json`);
  const values = opened.get(file)
    ?? Object.fromEntries(Object.entries(file).map(([value, gaps]) => [value, new Set(documents(gaps))]));
  opened.set(file, values);
  return values;
};

const kinds = ({kind, size}) => {
  const found = {};
  for (let number = 0; number < size; number++) (found[kind(number)] ??= new Set()).add(number);
  return found;
};
