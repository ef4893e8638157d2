/** Pace: how long to wait after a key, so that a slow hand is not taken for a reader who has stopped. */

export const SHORTEST_WAIT = 300; // milliseconds
export const LONGEST_WAIT = 1_000; // who takes longer for a key has stopped, and that tells nothing of the pace

/** How long to wait for the next key, from how long was waited before and how long the last one took: half as long again as keys take of late. */
export const patience = (before, took) => took > LONGEST_WAIT ? before : Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, (before + took * 1.5) / 2));
