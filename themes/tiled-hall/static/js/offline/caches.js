/** The caches of this site on a device, by name: the worker fills them, and `/offline/` shows and empties them. */

/**
 * The name of a cache. `base` is the path that the site lies under: one origin may hold several sites. `kind` is what is in it:
 * `core`, `pages`, `parts`, `shards` or `directory`; `version` what that was made with.
 */
export const named = (base, kind, version) => `hub ${base}/ ${kind} ${version}`;

/** The names of all caches of a site, or of those of some kinds, the oldest first. */
export const held = async (base, ...kinds) => {
  const all = (await caches.keys()).filter(name => name.startsWith(`hub ${base}/ `));
  return kinds.length ? all.filter(name => kinds.includes(name.split(' ')[2])) : all;
};

/** What is kept as a reader goes along, and tells where one has been. */
export const PASSING = ['pages', 'parts', 'shards'];

/** The file that holds all shards of an index. */
export const PACK = '/all.json';

/** The pack among what was kept in a cache of the kind `directory`; undefined where it was not kept whole. */
export const packIn = async name => {
  const [key] = (await (await caches.open(name)).keys()).filter(({url}) => url.endsWith(PACK));
  return key && caches.match(key, {cacheName: name});
};
