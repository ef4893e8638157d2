/** Answers become a record. A name is a path with dots, as `services.3.name`; its numbers may have gaps. */

/**
 * `answers` are pairs of name and value in the order of the page. Returns the record, and `names`: for each of its paths,
 * joined by slashes, the name on the page.
 */
export const record = answers => {
  const made = {}, names = new Map(), places = new Map();
  for (const [name, value] of answers) {
    const steps = name.split('.'), path = [];
    let holder = made;
    for (const [at, step] of steps.entries()) {
      const here = steps.slice(0, at + 1).join('.');
      if (Array.isArray(holder) && !places.has(here)) places.set(here, holder.length);
      const key = places.get(here) ?? step;
      path.push(key);
      names.set(path.join('/'), here);
      if (at === steps.length - 1) holder[key] = value;
      else holder = holder[key] ??= /^[0-9]+$/.test(steps[at + 1]) ? [] : {};
    }
  }
  return {record: made, names};
};

/** The name on the page of what a fault speaks of, which may be an answer that was not given. */
export const nameOf = (path, names) => {
  const found = names.get(path.join('/'));
  if (found || path.length < 2) return found ?? path.join('.');
  return `${nameOf(path.slice(0, -1), names)}.${path.at(-1)}`;
};

/** What the schema says of the answer with that name. */
export const shapeOf = (schema, name) => name.split('.')
  .reduce((shape, step) => (/^[0-9]+$/.test(step) ? shape?.items : shape?.properties?.[step]), schema) ?? {};
