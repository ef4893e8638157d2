/** Highlighting: which parts of a text a query found. The page makes them into elements. */
import {words} from './normalise.js';

const CHUNKS = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\p{Cf}'’]*[\p{L}\p{N}\p{M}])?/gu;

/** Cut a text into `{text, hit}`: a hit is a word whose stem is one of `terms`. Joined, the parts are the text. */
export const highlighted = (text, terms, stem) => {
  const parts = [];
  let end = 0;
  for (const {0: chunk, index} of text.matchAll(CHUNKS)) {
    if (!words(chunk).some(word => terms.has(stem(word)))) continue;
    if (index > end) parts.push({text: text.slice(end, index), hit: false});
    parts.push({text: chunk, hit: true});
    end = index + chunk.length;
  }
  if (end < text.length) parts.push({text: text.slice(end), hit: false});
  return parts;
};
