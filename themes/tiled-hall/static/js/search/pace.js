/** Pace: how long to wait after a key, so that a slow hand is not taken for a reader who has stopped. */

export const LEAST = 300; // milliseconds
export const MOST = 1_000; // who takes longer for a key has stopped, and that tells nothing of the pace

/** How long to wait for the next key, from how long was waited before and how long the last one took: half as long again as keys take of late. */
export const patience = (before, took) => took > MOST ? before : Math.min(MOST, Math.max(LEAST, (before + took * 1.5) / 2));
