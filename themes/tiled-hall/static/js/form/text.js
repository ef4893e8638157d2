/** Texts as a record may hold them: what was typed or pasted, without what cannot be seen or would turn letters round. */

const BREAKS = /\r\n?|[\v\f\x85\u2028\u2029]/g;

/**
 * A text in one normal form (NFC), its lines ended by line feeds alone, without spaces around it or at the ends of its
 * lines. `hidden` is the pattern of characters that no text may hold. `lines` says whether it may have more than one.
 */
export const normalise = (text, hidden, lines = false) => {
  const plain = text.replace(BREAKS, '\n').replaceAll('\t', ' ').replace(/\p{Surrogate}/gu, '')
    .replace(new RegExp(hidden, 'gu'), '').normalize('NFC');
  // A pattern that looks for the end of a run of spaces takes its length squared, where the run ends in something else.
  const each = plain.split('\n');
  return lines
    ? each.map(line => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim()
    : each.map(line => line.trim()).filter(Boolean).join(' ');
};

/** What a person means who writes an address without https:// or a postcode in small letters. */
export const tidy = (text, kind) => {
  if (kind === 'web') return /^[^\s/:@]+\.[^\s/:@]{2}/.test(text) ? `https://${text}` : text;
  if (kind === 'postcode') return text.replace(/\s+/g, '').toUpperCase().replace(/^(.+)(...)$/, '$1 $2');
  if (kind === 'email') return text.replace(/^mailto:/i, '');
  return text;
};
