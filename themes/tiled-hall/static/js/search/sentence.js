/** The sentence that tells a reader what was found. The page brings its words, in its language. */

const DIGITS = {numberingSystem: 'latn'}; // those of the rest of the page

/** Put values into `{names}`; what has no value stays. */
export const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** A pattern for `n` by the language's own plurals: `forms` has `other`, and whatever else the language needs. */
export const count = (forms, n, lang) =>
  fill(forms[new Intl.PluralRules(lang).select(n)] ?? forms.other, {n: new Intl.NumberFormat(lang, DIGITS).format(n)});

/** Words as one series: older people, carers and children. */
export const series = (words, lang) => new Intl.ListFormat(lang, {type: 'conjunction'}).format(words);

/** A text of at most 80 letters: a query may be a page that somebody pasted. */
export const brief = text => text.replace(/^(.{80}).+/su, '$1…');

/** How many results there are of each of the page's `kinds`: 12 organisations and 1 briefing. */
export const counts = (found, say, lang) => series(
  say.kinds.map(kind => [kind, found.filter(result => result.kind === kind).length]).filter(([, n]) => n).map(([kind, n]) => count(say[kind], n, lang)),
  lang);

/** "12 organisations and 1 briefing for “food”", or that only some of the words were met, or nothing. */
export const sentence = ({found, whole}, query, say, lang) => {
  const values = {query: `\u2068${brief(query)}\u2069`}; // isolated, so that a query in Arabic leaves the sentence in order
  if (!found.length) return fill(say.none, values);
  const counted = whole ? found.slice(0, whole) : found;
  values.results = counts(counted, say, lang);
  const rest = found.length - counted.length;
  return fill(!whole ? say.some : rest ? count(say.more, rest, lang) : say.found, values);
};

/** A date as exact as it is known (2026-11-24, 2026-11 or 2026) in the language's own way. */
export const dated = (iso, lang) => {
  const [year, month, day] = iso.split('-');
  const parts = {year: 'numeric', month: month && 'long', day: day && 'numeric', timeZone: 'UTC', ...DIGITS};
  return new Intl.DateTimeFormat(lang, parts).format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
};
