/** Faults and advice become sentences, in the words that the page brings. */
import {fill} from '../search/sentence.js';
import {isOddPhone} from './formats.js';

/**
 * The sentence for a fault. `question` is {kind, label, hint, item}: `item` is what the service, place … that it belongs
 * to is called, if any. `shape` is the schema of its answer.
 */
export const sentence = ({rule, value, limit}, {kind, label, hint, item}, shape, say) => {
  const seen = new Set();
  const n = typeof value === 'string' ? [...value].length : value?.length;
  const shown = rule === 'repeated' ? value.find(each => seen.size === seen.add(each).size) : value;
  const message = fill(say[`${rule}-${kind}`] ?? say[rule] ?? say.other, {
    label, hint, n, limit, value: shown, over: n - limit, low: shape.minimum, high: shape.maximum,
  }).trim();
  return item ? fill(say.within, {item, message}) : message;
};

/** What passes, but serves a reader badly, as names of sentences. */
export const advice = ({topics, contact, reach, locations, serves}, {patterns}) => [
  !topics && 'no-topic',
  !contact && 'no-contact',
  ['place', 'wards'].includes(reach) && !locations && !serves && 'no-place',
  contact?.phone && isOddPhone(contact.phone, patterns.phone) && 'odd-phone',
].filter(Boolean);
