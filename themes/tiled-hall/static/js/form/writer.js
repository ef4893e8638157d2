/** The canonical form of a record: the twin of `hub.records.writer`, byte for byte; tests hold the two to each other. */

const NAMED = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t'};
const KEY = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/;
const NOT_KEYS = ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null'];

/** The text of a record, ending in a line feed. `rules` holds the schema, the widths and what must be escaped. */
export const write = (record, {schema, escaped, width, webWidth}) => {
  const hard = new RegExp(escaped, 'gu');

  const quote = text => `"${text.replace(hard, character => {
    const code = character.codePointAt(0).toString(16).toUpperCase();
    const wide = code.length > 4 ? ['U', 8] : code.length > 2 ? ['u', 4] : ['x', 2];
    return NAMED[character] ?? `\\${wide[0]}${code.padStart(wide[1], '0')}`;
  })}"`;

  const keyed = name => KEY.test(name) && !NOT_KEYS.includes(name) ? name : quote(name);

  const scalar = (value, shape) => {
    if (typeof value === shape.type || Number.isInteger(value) && shape.type === 'integer') {
      if (typeof value !== 'string') return String(value);
    }
    return quote(shape['x-layout'] === 'paragraphs' ? trimLines(String(value)) : String(value));
  };

  // Whether a text reads back identically from a literal block.
  const canBeBlock = text => {
    const body = trimLines(text);
    return body !== '' && !/^\s/.test(body)
      && body.split('\n').every(line => line === line.trimEnd() && line.replace(/["\\]/g, '').search(hard) < 0);
  };

  /** A value on one line that begins `depth` characters in; undefined where it must stand on several. */
  const line = (value, shape, depth) => {
    if (!isObject(value)) {
      return shape['x-layout'] === 'paragraphs' && canBeBlock(String(value)) ? undefined : scalar(value, shape);
    }
    if (Array.isArray(value)) {
      if (value.some(isObject)) return undefined;
      const found = `[${value.map(item => scalar(item, shape.items ?? {})).join(', ')}]`;
      return value.length === 0 || depth + length(found) <= width ? found : undefined;
    }
    if (Object.keys(value).length === 0) return '{}';
    if (shape['x-layout'] !== 'line') return undefined;
    const names = ordered(value, shape);
    const parts = names.map(name => [keyed(name), line(value[name], child(shape, name), 0)]);
    if (parts.some(([, part]) => part === undefined)) return undefined;
    const most = names.some(name => child(shape, name).format === 'web-address') ? webWidth : width;
    const found = `{${parts.map(([name, part]) => `${name}: ${part}`).join(', ')}}`;
    return depth + length(found) <= most ? found : undefined;
  };

  /** A field or item: on the line of its `lead` where that can be, else on the lines below it. */
  const entry = (lead, value, shape, level) => {
    const isMap = isObject(value) && !Array.isArray(value);
    const alone = lead === '-' && isMap && Object.keys(value).length === 1;
    const found = alone ? undefined : line(value, shape, 2 * level + lead.length + 1);
    if (found !== undefined) return [`${lead} ${found}`];
    if (!isObject(value)) return [`${lead} |`, ...further(trimLines(value).split('\n'))];
    const below = isMap ? map(value, shape, level + 1)
      : value.flatMap(item => entry('-', item, shape.items ?? {}, level + 1));
    return lead === '-' && isMap ? [`- ${below[0]}`, ...further(below.slice(1))] : [lead, ...further(below)];
  };

  const map = (value, shape, level) =>
    ordered(value, shape).flatMap(name => entry(`${keyed(name)}:`, value[name], child(shape, name), level));

  return [...map(record, schema, 0), ''].join('\n');
};

const isObject = value => typeof value === 'object';
const length = text => [...text].length;
const child = (shape, name) => shape.properties?.[name] ?? {};
const trimLines = text => text.replace(/^\n+|\n+$/g, '');
const further = lines => lines.map(each => each && `  ${each}`);

/** The schema's order, then what the schema does not know, as in the record. */
const ordered = (value, {properties = {}}) => {
  const known = Object.keys(properties);
  const names = Object.keys(value);
  return [...known.filter(name => names.includes(name)), ...names.filter(name => !known.includes(name))];
};
