/** What every page gains from script: a menu that Escape shuts, printing, leaving in a hurry, the reader's own map, "open now", and being kept. */
import {clockAt, openAt, openWords} from './open-now.js';

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// As readers expect of a menu.
const menu = document.querySelector('.site-menu');
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

// Replaces this page in the history, so that the back button does not lead here again. What was read on the way here is not
// kept either: the worker forgets it, also one that does not have this page, as after a forced reload.
const worker = navigator.serviceWorker?.ready;
for (const link of document.querySelectorAll('[data-leave]')) {
  link.addEventListener('click', event => {
    event.preventDefault();
    worker?.then(({active}) => active.postMessage('leave'));
    location.replace(link.href);
  });
}

// A phone opens the map that its owner uses; elsewhere the link stays as it is.
const maps = /Android/.test(navigator.userAgent) ? 'geo:0,0?q=' : /iPhone|iPad/.test(navigator.userAgent) ? 'maps:?q=' : '';
if (maps) {
  for (const link of document.querySelectorAll('[data-map]')) link.href = maps + encodeURIComponent(link.dataset.map);
}

const tellWhatIsOpen = () => {
  for (const told of document.querySelectorAll('[data-open-now]')) {
    const [hours, {times, ...ours}, say] = ['openNow', 'clock', 'words'].map(name => JSON.parse(told.dataset[name]));
    const clock = clockAt(new Date(), ours), open = openAt(hours, clock);
    told.textContent = openWords(open, clock, times, say);
    told.classList.toggle('open-now', !!open);
    told.hidden = !told.textContent;
  }
};

// Told again to a reader who comes back to the page: it may have lain open for hours.
tellWhatIsOpen();
for (const moment of ['pageshow', 'visibilitychange']) addEventListener(moment, tellWhatIsOpen);

// Behind all that a first visit waits for. A page that is not to be kept names no worker.
if (document.documentElement.dataset.worker && navigator.serviceWorker) {
  addEventListener('load', () => import('./offline/notice.js').catch(() => {}));
}
