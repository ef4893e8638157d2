/** Names as they are compared: the twin of `hub.listings.names`. */

const folded = text => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/** A name without case, punctuation and the `fillers`, words that come and go. */
export const bareName = (name, fillers) => (folded(name.replace(/[’']/g, '')).match(/[\p{L}\p{N}]+/gu) ?? [])
  .filter(word => !fillers.includes(word)).join(' ');

/** The letters and digits of a name, run together: two names with the same ones differ by a slip of the pen. */
export const letters = name => folded(name).replace(/[^\p{L}\p{N}]+/gu, '');
