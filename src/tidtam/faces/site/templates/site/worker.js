// Copies of pages that the visitor asked to keep on this device; registered for the public pages only. It keeps
// nothing by itself, looks at the network first, and lets go of a copy whose page is there no more.
const KEPT = "tidtam-kept-1";
const PATIENCE = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) {
    event.respondWith(answered(request));
  }
});

async function answered(request) {
  const kept = await caches.open(KEPT);
  const copy = await kept.match(request, { ignoreVary: true });
  if (!copy) return fetch(request);
  try {
    const fresh = await Promise.race([fetch(request), late()]);
    if (fresh.status === 404 || fresh.status === 410) await kept.delete(request, { ignoreVary: true });
    else if (fresh.ok) await kept.put(request, fresh.clone());
    else if (fresh.status >= 500) return copy;
    return fresh;
  } catch {
    return copy;
  }
}

function late() {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}
