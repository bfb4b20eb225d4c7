// The server has this visit: the phone may forget its draft.
const stored = document.querySelector("[data-stored-visit]")?.dataset.storedVisit;

try {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("visit:") && JSON.parse(localStorage.getItem(key)).fields.id === stored) localStorage.removeItem(key);
  }
} catch {
  // A browser that keeps nothing has nothing to forget.
}
