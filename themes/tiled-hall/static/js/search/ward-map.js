/** The map of a search: the boxes of the wards once more, as tiles with counts. It is fetched once a reader opens it. */

/** The step of the scale, 0 to 4, for each count: of those above nought about as many fall in each, as in `hub.places.scale`. */
export const stepsOf = counts => {
  const some = counts.filter(Boolean).sort((one, other) => one - other);
  const cuts = [...new Set([1, ...[1, 2, 3].map(quarter => some[Math.floor(some.length * quarter / 4)])])];
  return count => count && 4 - cuts.filter(cut => cut > count).length;
};

/** Whether a tile is of one ward, not of what is for all of them. */
const ofOne = ({value}) => !value.startsWith('_');

/** Open the map. What this comes to tells the counts of an answer, by ward, and how many results have none. */
export const openMap = ({map, filters, panel, lang, count, fill}) => {
  const say = JSON.parse(map.dataset.words);
  const box = map.querySelector('.search-map-box'), nowhere = map.querySelector('[data-nowhere]');
  const tiles = [...map.querySelectorAll('[aria-pressed]')].map(tile => [tile, panel.querySelector(`[name=ward][value="${CSS.escape(tile.value)}"]`)]);
  let pressed;

  for (const [tile, twin] of tiles) {
    tile.addEventListener('click', () => {
      pressed = tile;
      twin.click();
    });
  }
  map.querySelector('[data-list]').addEventListener('click', () => {
    const wards = tiles[0][1].closest('details');
    filters.open = wards.open = true;
    wards.firstElementChild.focus();
  });

  return (tally, none) => {
    const many = ({value}) => tally[value] ?? 0;
    const step = stepsOf(tiles.map(([tile]) => tile).filter(ofOne).map(many));
    for (const [tile, twin] of tiles) {
      const n = many(tile), [, figure, name] = tile.children;
      tile.className = `ward-tile step-${ofOne(tile) ? step(n) : Math.min(n, 1)}`;
      tile.classList.toggle('here', twin.checked);
      figure.textContent = count({other: '{n}'}, n, lang);
      name.textContent = fill(count(say.results, n, lang), {ward: twin.labels[0].firstElementChild.textContent});
      tile.setAttribute('aria-pressed', twin.checked);
      tile.disabled = !n && !twin.checked && tile !== document.activeElement;
    }
    nowhere.textContent = none ? count(say.nowhere, none, lang) : '';
    box.hidden = !Object.keys(tally).length; // the file of wards could not be had, and the page says so
    // On a phone the list above has grown or shrunk: what was pressed stays in sight.
    requestAnimationFrame(() => {
      pressed?.scrollIntoView({block: 'nearest'});
      pressed = undefined;
    });
  };
};
