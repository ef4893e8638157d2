import assert from 'node:assert/strict';
import test from 'node:test';
import {highlighted} from '../../themes/tiled-hall/static/js/search/highlight.js';

const stem = word => word.replace(/s$/, '');
const show = (text, ...terms) =>
  highlighted(text, new Set(terms), stem).map(({text, hit}) => hit ? `[${text}]` : text).join('');

test('words whose stem was found are marked, whatever their case, accents and endings', () => {
  assert.equal(show('Food banks, CAFÉS & foods.', 'food', 'cafe'), '[Food] banks, [CAFÉS] & [foods].');
  assert.equal(show('Carers’ group, St Mary’s', 'carer', 'mary'), '[Carers]’ group, St [Mary’s]');
});

test('a word is marked whole or not at all', () => assert.equal(show('Foodbank', 'food'), 'Foodbank'));

test('text without a hit stays in one part', () =>
  assert.deepEqual(highlighted('A b', new Set(), stem), [{text: 'A b', hit: false}]));

test('an empty text has no parts', () => assert.deepEqual(highlighted('', new Set(['a']), stem), []));

test('markup in a text stays text', () => assert.equal(show('<b>food</b>', 'food'), '<b>[food]</b>'));

for (const text of ['Rother\u00adhithe 🥕 𠮷野 x', 'المُسنّين، مرحبا', 'Người ở Đà Nẵng', '½ ﬁ ²', '"a" <b>&c; ']) {
  test(`the parts of ${JSON.stringify(text)} joined are the text`, () => {
    const parts = highlighted(text, new Set(['rotherhithe', '𠮷野', 'المسنين', 'da', '1']), stem);
    assert.equal(parts.map(part => part.text).join(''), text);
  });
}
