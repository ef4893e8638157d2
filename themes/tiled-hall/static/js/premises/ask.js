/** The page on which somebody tells staff what they look for: puts into the letter what the address says. */
import {answered} from './letter.js';
import {each, read} from './wants.js';

const letter = document.querySelector('[data-letter]');
const say = JSON.parse(letter.dataset.words);
const known = Object.fromEntries(Object.entries(say).map(([name, words]) => [name, Object.keys(words)]));
letter.href = answered(letter.href, each(read(location.search, known)), say);
