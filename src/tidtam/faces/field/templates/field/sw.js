{% load i18n %}{% url "field:shell" as home %}// Keeps the app itself, so that it opens without a network. What people type is kept by store.js, never here.
const CACHE = "field-{{ version|escapejs }}";
const HOME = "{{ home|escapejs }}";
const FILES = [{% for file in files %}"{{ file|escapejs }}", {% endfor %}HOME];

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

async function forgetOlder() {
  for (const name of await caches.keys()) if (name.startsWith("field-") && name !== CACHE) await caches.delete(name);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const file = request.mode === "navigate" && pathname === HOME ? HOME : FILES.includes(pathname) ? pathname : "";
  if (file) event.respondWith(kept(file, request));
});

async function kept(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}
