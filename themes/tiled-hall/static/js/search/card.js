/** Cards: a result as it stands in the list, made of the page's templates. */
import {highlighted} from './highlight.js';
import {filled, partOf} from './parts.js';
import {dated, series} from './sentence.js';

const marked = (text, terms, stem) => highlighted(text, terms, stem).map(({text, hit}) => {
  if (!hit) return text;
  const mark = document.createElement('mark');
  mark.append(text);
  return mark;
});

const time = (iso, lang) => {
  if (!iso) return undefined;
  const element = Object.assign(document.createElement('time'), {dateTime: iso});
  element.append(dated(iso, lang));
  return element;
};

/** For whom it is, where no place of its own says so. */
const reached = ({reach, place, district, areas}, everywhere, {say, lang}) => {
  if (!everywhere && (place || district)) return '';
  return areas && !everywhere ? series(areas, lang) : say.reach[reach];
};

/** The card of a result that has its `document`, and was found by its `terms`. The page is `{root, say, lang}`. */
export const cardOf = ({document: its, terms, whole, far, open, everywhere}, {stem}, page) => {
  const {root, lang} = page, part = name => partOf(root, name);
  const also = (its.names ?? []).filter(name => highlighted(name, terms, stem).some(({hit}) => hit));
  const badge = its.badge && (its.date && part(`badge-${its.badge}-dated`) || part(`badge-${its.badge}`));
  const item = filled(part(its.kind), {
    tile: part(`tile-${its.topic}`) ?? part('tile-'),
    title: marked(its.title, terms, stem),
    also: also.length && marked(series(also, lang), terms, stem),
    summary: marked(its.summary, terms, stem),
    topic: its.topic && part(`topic-${its.topic}`),
    place: its.place,
    district: its.district,
    example: its.example,
    far, open,
    reach: reached(its, everywhere, page),
    date: time(its.date, lang),
    badge: badge && filled(badge, {date: time(its.date, lang)}),
  });
  item.querySelector('a').href = root.dataset.base + its.url;
  if (its.lang) {
    for (const told of item.querySelectorAll('.card-name, .card-summary')) Object.assign(told, {lang: its.lang, dir: 'auto'});
  }
  item.firstElementChild.toggleAttribute('data-some', !whole);
  return item;
};
