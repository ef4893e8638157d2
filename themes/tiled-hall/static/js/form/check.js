/**
 * What is wrong with a record, by the rules that `hub check` goes by: the schema's own keywords, read by a small
 * interpreter (validators that make code of a schema need what our policy forbids), and what one file can say wrongly of
 * itself. A fault is {path, rule, value, limit}: the page puts it into words.
 */
import {isDate, isWebAddress} from './formats.js';
import {letters} from './names.js';

const is = {
  object: value => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: value => typeof value === 'string',
  boolean: value => typeof value === 'boolean',
  integer: Number.isInteger,
};
const length = text => [...text].length;
const whole = pattern => new RegExp(`^(?:${pattern})$`, 'u');

export const FORMATS = {
  'web-address': isWebAddress,
  'postcode': (text, {patterns}) => whole(patterns.postcode).test(text),
  'email': (text, {patterns}) => whole(patterns.email).test(text),
  'date': text => isDate(text),
  'partial-date': text => isDate(text, true),
};

// Each keyword: the type it speaks of, the rule it is, and whether a value keeps to it.
const SIMPLE = {
  'type': ['', 'type', (value, type) => is[type](value)],
  'enum': ['', 'not-one-of', (value, options) => options.includes(value)],
  'const': ['', 'not-one-of', (value, only) => value === only],
  'minLength': ['string', 'missing', (text, least) => length(text) >= least],
  'maxLength': ['string', 'too-long', (text, most) => length(text) <= most],
  'pattern': ['string', 'wrong-form', (text, pattern) => new RegExp(pattern, 'u').test(text)],
  'format': ['string', 'format', (text, format, rules) => FORMATS[format](text, rules)],
  'x-vocabulary': ['string', 'not-one-of', (word, name, rules) => rules.words[name].includes(word)],
  'minimum': ['integer', 'out-of-range', (number, least) => number >= least],
  'maximum': ['integer', 'out-of-range', (number, most) => number <= most],
  'minItems': ['array', 'missing', (list, least) => list.length >= least],
  'maxItems': ['array', 'too-many', (list, most) => list.length <= most],
  'uniqueItems': ['array', 'repeated', list => new Set(list.map(item => JSON.stringify(item))).size === list.length],
  'minProperties': ['object', 'missing', (record, least) => Object.keys(record).length >= least],
};

// Keywords that look further: each yields faults.
const DEEP = {
  *properties(record, fields, rules, path) {
    for (const [name, schema] of Object.entries(fields)) {
      if (Object.hasOwn(record, name)) yield* faults(record[name], schema, rules, [...path, name]);
    }
  },
  *items(list, schema, rules, path) {
    for (const [at, item] of list.entries()) yield* faults(item, schema, rules, [...path, at]);
  },
  *required(record, names, rules, path) {
    for (const name of names) if (!Object.hasOwn(record, name)) yield {path: [...path, name], rule: 'missing'};
  },
  *dependentRequired(record, needs, rules, path) {
    for (const [name, others] of Object.entries(needs)) {
      if (Object.hasOwn(record, name)) yield* DEEP.required(record, others, rules, path);
    }
  },
  *allOf(record, schemas, rules, path) {
    for (const schema of schemas) yield* faults(record, schema, rules, path);
  },
  *additionalProperties(record, allowed, rules, path, {properties}) {
    for (const name of Object.keys(record)) if (!Object.hasOwn(properties, name)) yield {path: [...path, name], rule: 'unknown'};
  },
  *if(record, condition, rules, path, {then}) {
    if (faults(record, condition, rules, path).next().done) yield* faults(record, then, rules, path);
  },
};
const DEEP_TYPES = {items: 'array'};

/** The keywords that are understood here; `then` is read by `if`, and `x-layout` by the writer. */
export const KEYWORDS = [...Object.keys(SIMPLE), ...Object.keys(DEEP), 'then', 'x-layout'];

function* faults(value, schema, rules, path) {
  if (is.string(value) && value.length > rules.bytes) { // nothing else looks at it: that may take long
    yield {path, rule: 'too-long', value, limit: schema.maxLength ?? rules.bytes};
    return;
  }
  for (const [keyword, limit] of Object.entries(schema)) {
    if (SIMPLE[keyword]) {
      const [type, rule, keeps] = SIMPLE[keyword];
      if ((!type || is[type](value)) && !keeps(value, limit, rules)) yield {path, rule: rule === 'format' ? limit : rule, value, limit};
    } else if (DEEP[keyword] && is[DEEP_TYPES[keyword] ?? 'object'](value)) {
      yield* DEEP[keyword](value, limit, rules, path, schema);
    }
  }
  if (is.string(value)) yield* textFaults(value, schema, rules, path);
}

/** What no text may hold, whatever its field. */
function* textFaults(text, schema, {hidden, unseen, markup, starters}, path) {
  const lines = schema['x-layout'] === 'paragraphs';
  const body = lines ? text.replace(/^\n+|\n+$/g, '') : text;
  if (starters.includes(text)) yield {path, rule: 'starter', value: text};
  if (new RegExp(hidden, 'u').test(text) || /\t/.test(text)) yield {path, rule: 'hidden', value: text};
  if (body !== body.trim() || !body.replace(new RegExp(unseen, 'gu'), '').trim()) yield {path, rule: 'space', value: text};
  if (!lines && text.includes('\n')) yield {path, rule: 'lines', value: text};
  const [found] = schema.format !== 'web-address' && new RegExp(`(?:${markup}).{0,12}`, 'iu').exec(text) || [];
  if (found) yield {path, rule: 'markup', value: found};
}

/** Opening hours that end before they begin, and services that all but name one of the places. */
function* crossFaults({locations, services}) {
  const places = new Map((locations ?? []).filter(({name}) => name).map(({name}) => [letters(name), name]));
  for (const [number, {at, times}] of (services ?? []).entries()) {
    const right = at && places.get(letters(at));
    if (right && ![...places.values()].includes(at)) {
      yield {path: ['services', number, 'at'], rule: 'place-name', value: at, limit: right};
    }
    for (const [row, {from, to}] of (times ?? []).entries()) {
      if (CLOCK.test(from) && CLOCK.test(to) && from >= to) {
        yield {path: ['services', number, 'times', row, 'to'], rule: 'time-order', value: to, limit: from};
      }
    }
  }
}

const CLOCK = /^[0-9]{2}:[0-9]{2}$/;

/** Every fault of a record, in the order of the schema; none where `hub check` would take it. */
export const check = (record, rules) => {
  const found = [...faults(record, rules.schema, rules, [])];
  return found.some(({rule}) => rule === 'type') ? found : [...found, ...crossFaults(record)];
};
