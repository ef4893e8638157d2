/** The page `/offline/`: what is kept on this device, keeping the whole directory on it, and removing all that. */
import {dayOf, filled, partOf} from '../search/parts.js';
import {held, named, packIn} from './caches.js';

const root = document.querySelector('[data-device]');
const {worker} = document.documentElement.dataset;
const {base, build, files} = JSON.parse(root.dataset.device);
const part = name => root.querySelector(`[data-${name}]`);
const status = part('status'), keepButton = part('keep'), dropButton = part('drop'), list = part('pages');

const say = name => status.replaceChildren(filled(partOf(root, name), {day}));
let day;

/** The caches that hold the whole directory. One that a reader left before it was whole holds nothing. */
const directories = async () => {
  const whole = [];
  for (const name of await held(base, 'directory')) {
    const pack = await packIn(name);
    if (pack) whole.push([name, pack]);
  }
  return whole;
};

const showDirectory = async () => {
  const [found] = await directories();
  day = found && dayOf(found[1].headers.get('Date') ?? Date.now());
  const current = found?.[0] === named(base, 'directory', build);
  keepButton.hidden = current;
  dropButton.hidden = !found;
  keepButton.replaceChildren(partOf(root, found ? 'renew' : 'keep'));
  say(!found ? 'none' : current ? 'kept' : 'old');
};

const showPages = async () => {
  const rows = [];
  for (const cacheName of await held(base, 'pages')) {
    for (const key of await (await caches.open(cacheName)).keys()) {
      const kept = await caches.match(key, {cacheName});
      if (!kept) continue; // it has gone meanwhile
      const page = new DOMParser().parseFromString(await kept.text(), 'text/html');
      const row = filled(partOf(root, 'page'), {title: page.querySelector('h1')?.textContent ?? new URL(key.url).pathname});
      row.querySelector('a').href = key.url;
      rows.unshift(row); // the last one read comes first
    }
  }
  list.replaceChildren(...rows);
  part('no-pages').hidden = rows.length > 0;
};

const remove = async (...kinds) => {
  for (const name of await held(base, ...kinds)) await caches.delete(name);
};

/** Keep every file of the directory, or none of them: `addAll` puts nothing away until it has all. What is whole already stays. */
const keepDirectory = async () => {
  const name = named(base, 'directory', build);
  keepButton.disabled = true;
  say('fetching');
  try {
    await navigator.serviceWorker.register(worker);
    await (await caches.open(name)).addAll(files.map(file => new Request(file, {cache: 'no-cache'})));
    for (const [older] of await directories()) if (older !== name) await caches.delete(older);
    await showDirectory();
    part('look').focus(); // it comes to where the finger is
  } catch (fault) {
    if (!await packIn(name)) await caches.delete(name);
    say(fault.name === 'QuotaExceededError' ? 'full' : navigator.onLine ? 'failed' : 'unreachable');
  } finally {
    keepButton.disabled = false;
  }
};

keepButton.addEventListener('click', keepDirectory);
dropButton.addEventListener('click', async () => {
  await remove('directory');
  await showDirectory();
  keepButton.focus();
});
part('remove').addEventListener('click', async () => {
  const registered = await navigator.serviceWorker.getRegistration();
  for (const state of ['installing', 'waiting', 'active']) registered?.[state]?.postMessage('stop'); // other pages may be open
  await remove();
  await registered?.unregister();
  await Promise.all([showDirectory(), showPages()]);
  part('removed').replaceChildren(partOf(root, 'removed'));
});

const refused = () => {
  root.hidden = true;
  document.querySelector('[data-refused]').hidden = false;
};

if (navigator.serviceWorker) {
  root.hidden = false;
  Promise.all([showDirectory(), showPages()]).catch(fault => {
    if (fault.name !== 'SecurityError') throw fault;
    refused(); // as private windows of some browsers do
  });
} else refused();
