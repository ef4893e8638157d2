/** Reads lines of {rules, ask, values} as JSON and answers with what the form's modules make of each value. */
import {createInterface} from 'node:readline';
import {check, FORMATS, KEYWORDS} from '../../themes/tiled-hall/static/js/form/check.js';
import {isDate, isOddPhone, isWebAddress} from '../../themes/tiled-hall/static/js/form/formats.js';
import {bareName, letters} from '../../themes/tiled-hall/static/js/form/names.js';
import {slugify} from '../../themes/tiled-hall/static/js/form/slug.js';
import {normalise} from '../../themes/tiled-hall/static/js/form/text.js';
import {write} from '../../themes/tiled-hall/static/js/form/writer.js';

const ASKED = {
  keywords: () => KEYWORDS,
  check: (record, rules) => check(record, rules).map(({path, rule}) => [path.join('/'), rule]),
  write,
  slugify: (name, {slug}) => slugify(name, slug),
  bareName: (name, {fillers}) => bareName(name, fillers),
  letters,
  web: isWebAddress,
  email: FORMATS.email,
  date: text => isDate(text, true),
  phone: (number, {patterns}) => isOddPhone(number, patterns.phone),
  line: (text, {hidden}) => normalise(text, hidden),
  lines: (text, {hidden}) => normalise(text, hidden, true),
};

for await (const line of createInterface({input: process.stdin})) {
  const {rules, ask, values} = JSON.parse(line);
  console.log(JSON.stringify(values.map(value => ASKED[ask](value, rules))));
}
