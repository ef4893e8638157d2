import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import lunr from 'lunr';
import {openEngine} from '../../themes/tiled-hall/static/js/search/engine.js';
import {words} from '../../themes/tiled-hall/static/js/search/normalise.js';

const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'));

for (const [text, expected] of vectors.words) {
  test(`${JSON.stringify(text)} has the words of the shared vectors`, () => assert.deepEqual(words(text), expected));
}

// A number of the kind that lunr loses: it stands in the index, and lunr's own term tree does not hold it.
const NUMBERS = [
  '0', '11045566', '1345000', '13828420', '1405283', '14383983', '148', '16', '1796443', '181', '1896', '20', '2211',
  '22172430', '22994', '238614', '257316', '268', '271266', '283161', '2941', '33386', '33855', '344', '36246919',
  '3627', '373', '376', '383408', '38602402', '3867590', '39', '406', '4088', '41', '4225822', '42660653', '42741',
  '43', '44125', '45', '4674756', '47091', '4873538', '48790100', '4919266', '50111', '52', '56401', '5679726',
  '5725122', '574', '581', '60', '61652', '62903785', '6369281', '63699', '645', '6506', '65337', '65908828',
  '661099', '66546487', '67004039', '7676', '773286', '77434', '780', '788947', '81265118', '837', '8499891',
  '85215198', '94145', '9512339',
];

const termsOf = () => {
  lunr.TokenSet._nextId = 1;
  return lunr.TokenSet.fromArray(NUMBERS).toArray().sort();
};

test('an opened engine keeps every number, where lunr alone loses one', () => {
  assert.ok(!termsOf().includes('9512339'));
  const empty = {version: lunr.version, fields: [], fieldVectors: [], invertedIndex: [], pipeline: ['hub']};
  openEngine(lunr, {...empty, stopWords: []}, {topics: {}, documents: []});
  assert.deepEqual(termsOf(), NUMBERS);
});
