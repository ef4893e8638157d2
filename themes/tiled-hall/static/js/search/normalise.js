/** Words: the twin of `hub.terms.normalise`. Both must spell every word alike; tests hold them to it. */

const APOSTROPHES = /[`\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u2018\u2019\u201b\u2032\uff07]/g;

const PLAIN = {
  ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŧ: 't', ς: 'σ',
};
const TO_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

const MARKS = new RegExp(
  '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f'
  + '\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff'
  + '\ufe00-\ufe0f\ufe20-\ufe2f]', 'g');

const UNSEEN = /(?!\u200b)\p{Cf}/gu;
const PIECES = /[\p{L}\p{N}\p{M}']+/gu;

/** The words of a text, in order, in lower case and without accents. */
export const words = text => {
  const plain = text.replace(APOSTROPHES, "'").normalize('NFKD').toLowerCase()
    .replace(TO_PLAIN, letter => PLAIN[letter]).replace(MARKS, '').normalize('NFC').replace(UNSEEN, '');
  return (plain.match(PIECES) ?? [])
    .map(piece => piece.replace(/^'+|'+$/g, '').replace(/'s$/, '').replaceAll("'", '').replace(/^\p{M}+/u, ''))
    .filter(Boolean);
};
