// A service worker that takes the place of an earlier one, removes all that it kept, and then itself.
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(`hub ${BASE}/ `)) await caches.delete(name);
  await registration.unregister();
})()));
