/**
 * The service worker: what was read opens without a connection. Online it changes nothing: pages and the manifest come from the
 * host, and what has a name of its own for each build is kept under that name, so files of two builds never meet.
 *
 * `plugins/hub/site/offline.py` puts `HUB` before it: `base`, the path that the site lies under; `version`, of the core; `theme`
 * and `build`, the folders of the theme's files and of the shards; `core`, by address what each file must hold to be of this
 * build; `offline` and `manifest`, two of these; `lasting`, the folders of what never changes.
 */
import {held, named, packIn, PACK, PASSING} from './caches.js';

const {base, version, theme, build, core, offline, manifest, lasting} = HUB;
const CORE = named(base, 'core', version), PAGES = named(base, 'pages', theme);
const PARTS = named(base, 'parts', theme), SHARDS = named(base, 'shards', build);
const MOST = {[PAGES]: 50, [PARTS]: 50, [SHARDS]: 300}; // the oldest go
const OWN = ` data-worker="${base}/worker.js"`; // a site below this one has pages of its own

let stopped = false; // all was removed, and a page that this worker has may still be open

// ── Keeping ──

/** Is it what was asked for? A network that wants its terms agreed to first answers every address with a page of its own. */
const sound = async (address, response) => {
  if (!response.ok || response.redirected) return false;
  if (address.endsWith('.json')) return response.clone().json().then(() => true, () => false);
  return !/\.(js|css|woff2)$/.test(address) || !/html/.test(response.headers.get('Content-Type'));
};

/** Fetch a file of the core. A host that was given another build meanwhile has none, or one that leads elsewhere. */
const ofThisBuild = async ([address, mark]) => {
  const response = mark ? await fetch(address, {cache: 'no-cache'}) : await caches.match(address) ?? await fetch(address);
  if (!await sound(address, response) || mark && !(await response.clone().text()).includes(mark)) throw new Error(`${address}: of another build`);
  return [address, response];
};

const fill = async () => {
  const files = await Promise.all(Object.entries(core).map(ofThisBuild));
  if (stopped) return;
  const cache = await caches.open(CORE);
  await Promise.all(files.map(([address, response]) => cache.put(address, response)));
};

/** Put an answer away as the newest, unless it is a fault, or all was removed: then the core is gone too. */
const keep = async (name, address, response) => {
  if (!await sound(address, response) || stopped || !await caches.has(CORE)) return;
  const cache = await caches.open(name);
  await cache.put(address, response);
  for (const old of (await cache.keys()).slice(0, -MOST[name])) await cache.delete(old);
};

const forget = async address => {
  for (const name of await held(base, 'pages')) await (await caches.open(name)).delete(address);
};

/** Keep a page that names this worker, once there are the styles and scripts that it names. One that names it no more, or is gone, is forgotten. */
const keepPage = async (address, response) => {
  const page = await response.clone().text(), [root] = page.match(/<html[^>]*/) ?? [''];
  if ([404, 410].includes(response.status) || response.ok && !root.includes(OWN)) return forget(address);
  if (address in core) return undefined;
  const used = page.replace(/<noscript>.*?<\/noscript>/gs, '');
  for (const [, part] of used.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)) {
    if (part.startsWith(theme) && !await kept(part)) await keep(PARTS, part, await fetch(part));
  }
  return keep(PAGES, address, response);
};

// ── What is kept ──

const packs = new Map(); // by the name of its cache what each pack holds: shards are asked for at once, and it is read once

/** The whole directory, if a reader keeps it: the `name` of its cache and its `files` by path. */
const opened = async () => {
  for (const name of await held(base, 'directory')) {
    if (!packs.has(name)) packs.set(name, packIn(name).then(pack => pack?.json()).catch(() => {}));
    const files = await packs.get(name);
    if (files) return {name, files};
    packs.delete(name); // it may be whole the next time
  }
  return {};
};

/** A file of the directory that is kept: `path` is that of the manifest, or of a shard in the folder of its build. */
const packed = async path => {
  const {files} = await opened();
  const file = files && (path === manifest ? 'manifest.json' : path.split(`/${files['manifest.json'].build}/`)[1]);
  return file && file in files ? Response.json(files[file]) : undefined;
};

// The directory goes first: all of it is of one build, and its search page fits its shards.
const kept = async path => {
  for (const cacheName of [(await opened()).name, CORE, PAGES, PARTS, SHARDS]) {
    const found = cacheName && await caches.match(path, {cacheName, ignoreVary: true});
    if (found) return found;
  }
  return undefined;
};

/** What is kept of a file. Where the storage is at fault it is as if there were nothing: the host has it. */
const stored = path => packed(path).then(found => found ?? kept(path)).catch(() => undefined);

/** A kept page that says so: `data-kept` is when the host sent it; `data-lost` stands on what comes in another's place. */
const without = async path => {
  const found = await kept(path), page = found ?? await kept(offline);
  if (!page) return Response.error();
  const mark = found ? `data-kept="${found.headers.get('Date') ?? ''}"` : 'data-lost';
  return new Response((await page.text()).replace('<html', `<html ${mark}`), {headers: {'Content-Type': 'text/html; charset=utf-8'}});
};

// ── Answers ──

const page = async (event, path) => {
  try {
    const response = await event.preloadResponse ?? await fetch(event.request);
    if (event.request.mode === 'navigate') event.waitUntil(going(path, response.clone()));
    return response;
  } catch {
    return without(path);
  }
};

/** What comes of a page that was opened. Where there is no room for it, it is not kept, and nobody waits for it. */
const going = async (path, response) => {
  if (globalThis.serviceWorker?.state === 'redundant') return; // another has taken its place, and cleared up
  if (!await caches.has(CORE).catch(() => true)) await fill().catch(() => {}); // the browser has cleared it
  await keepPage(path, response).catch(() => {});
};

const newest = async (request, path) => {
  try {
    return await fetch(request);
  } catch {
    return await stored(path) ?? Response.error();
  }
};

const lastingly = async (event, path) => {
  const found = await stored(path);
  if (found) return found;
  const response = await fetch(event.request);
  if (!path.endsWith(PACK)) {
    event.waitUntil(keep(path.startsWith(theme) ? PARTS : SHARDS, path, response.clone()).catch(() => {}));
  }
  return response;
};

addEventListener('install', event => event.waitUntil(fill()));

// A browser waits with this until no page of the version before is open, so none loses the files that it was made with.
addEventListener('activate', event => event.waitUntil((async () => {
  const current = [CORE, PAGES, PARTS, SHARDS, ...await held(base, 'directory')];
  for (const name of await held(base)) if (!current.includes(name)) await caches.delete(name);
  await registration.navigationPreload?.enable();
  await clients.claim();
})()));

addEventListener('fetch', event => {
  const {method, mode, url} = event.request, {origin, pathname} = new URL(url);
  if (method !== 'GET' || origin !== location.origin || !pathname.startsWith(`${base}/`)) return;
  if (mode === 'navigate' || pathname === offline) event.respondWith(page(event, pathname));
  else if (pathname === manifest) event.respondWith(newest(event.request, pathname));
  else if (lasting.some(folder => pathname.startsWith(folder))) event.respondWith(lastingly(event, pathname));
});

const told = {
  /** "Leave this page" was pressed. */
  leave: async () => {
    for (const name of await held(base, ...PASSING)) await caches.delete(name);
  },
  /** All is being removed. */
  stop: async () => {
    stopped = true;
  },
  /** A page is open that came before its worker. */
  open: async ({source: {url}}) => {
    const {pathname} = new URL(url);
    await keepPage(pathname, await fetch(pathname));
  },
};

addEventListener('message', event => event.waitUntil(told[event.data]?.(event).catch(() => {})));
