/** Lets the service worker keep what is read, and says on the page when there is no connection. Loaded behind every page that may be kept. */
import {dayOf, filled, partOf} from '../search/parts.js';

const {worker, offline, kept, lost} = document.documentElement.dataset;
const stored = kept !== undefined || lost !== undefined; // this page came from the device

/** Where the words and the style of a notice are: they are kept with it, and no other page carries them. */
const words = async () => {
  const response = await fetch(offline);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
};

let wanted, box;

/** Show the notice of a name, or none. */
const show = async name => {
  wanted = name;
  if (!name) return box?.replaceChildren();
  if (!box) {
    box = Object.assign(document.createElement('div'), {className: 'notice', role: 'status'});
    document.getElementById('main').before(box); // empty at first, or what comes into it is not read out
  }
  const page = await words();
  if (wanted !== name) return undefined;
  if (!document.querySelector('link[href$="/offline.css"]')) document.head.append(page.querySelector('link[href$="/offline.css"]'));
  return box.replaceChildren(filled(partOf(page, `notice-${name}`), {day: kept && dayOf(kept)}));
};

const tell = name => show(name).catch(() => {}); // nothing is kept here that could say it

addEventListener('offline', () => tell(lost !== undefined ? 'lost' : 'live'));
addEventListener('online', () => tell(stored && 'back'));
if (lost !== undefined) tell('lost');
else if (kept !== undefined) tell('kept');
else if (!navigator.onLine) tell('live');

const QUIET = 2000; // milliseconds

/** Nothing came for a while: the answer to a search that the address has goes before all that is for later. */
const quiet = () => new Promise(done => {
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(done, QUIET);
  };
  new PerformanceObserver(wait).observe({type: 'resource'});
  wait();
});

// The first page came before the worker that it brings. No page waits for that: what a worker does as it begins, all wait for.
navigator.serviceWorker.addEventListener('controllerchange', () => navigator.serviceWorker.controller?.postMessage('open'));
if (!navigator.connection?.saveData) quiet().then(() => navigator.serviceWorker.register(worker)).catch(() => {}); // a browser may refuse
