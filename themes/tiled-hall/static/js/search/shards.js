/** Shards: fetches each file of the index once, and knows what to do when one is late, lost or of another build. */

/** Milliseconds after which a file will not come. */
export const LATE = 20_000;

/** What could not be had: of the line or of the host, and no fault of ours. */
export class Lost extends Error {}

/** What a host answers with 404: the site was built anew, and this page is older than its files. */
export class Gone extends Lost {}

/** A module that is fetched once it is wanted. Where it cannot be had nothing is in it, and its name is among the `lost`. */
export const module = (loading, name, lost) => loading.catch(() => {
  lost.add(name);
  return {};
});

/**
 * Open the index whose manifest is at `manifest` and whose builds lie in `folder`, each in a folder of its own.
 *
 * `open()` fetches the manifest; `ask(use)` gives what `use(book)` comes to. A book is one build while one question is
 * answered: its `manifest`, and `read(path)`, the shard of that path. A shard that cannot be had is empty, and its path is
 * among the `lost`. `use` is called anew, with the newest build, when a shard is gone. A book that is kept, and read later,
 * rejects with `Gone` then, and the next question is answered from the newest.
 */
export const openShards = (manifest, folder, get = fetch) => {
  const kept = new Map();

  const json = async (address, options) => {
    const response = await get(address, {...options, signal: AbortSignal.timeout?.(LATE)});
    if (response.status === 404) throw new Gone(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  };
  const twice = (...wanted) => json(...wanted).catch(fault => {
    if (fault instanceof Gone) throw fault;
    return json(...wanted).catch(cause => { throw cause instanceof Gone ? cause : new Lost(wanted[0], {cause}); });
  });
  // A failure is not kept: the next question asks again.
  const once = (address, options) => {
    if (!kept.has(address)) {
      kept.set(address, twice(address, options).catch(fault => {
        kept.delete(address);
        throw fault;
      }));
    }
    return kept.get(address);
  };
  const open = () => once(manifest, {cache: 'no-cache'}); // its address stays, so a browser must ask whether it changed

  const ask = async (use, last = false) => {
    const own = open(), book = {manifest: await own, lost: new Set()};
    book.read = async path => {
      try {
        return book.lost.has(path) ? [] : await once(`${folder}${book.manifest.build}/${path}`);
      } catch (fault) {
        if (fault instanceof Gone) {
          if (kept.get(manifest) === own) kept.clear(); // the files of another build are of no use
          if (!last) throw fault;
        }
        book.lost.add(path);
        return [];
      }
    };
    try {
      return await use(book);
    } catch (fault) {
      if (last || !(fault instanceof Gone)) throw fault;
      return ask(use, true);
    }
  };
  return {open, ask};
};
