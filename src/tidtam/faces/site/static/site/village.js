// What one village's page does on the device: open now, and a copy for where there is no signal.
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const KEPT = "tidtam-kept-1";

// Bangkok's clock, wherever the device thinks it is.
function bangkok() {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Bangkok", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(new Date());
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { day: part.weekday.toLowerCase(), time: `${part.hour}:${part.minute}` };
}

for (const place of document.querySelectorAll("[data-hours]")) {
  const { day, time } = bangkok();
  const spans = JSON.parse(place.dataset.hours)[DAYS.includes(day) ? day : ""] || [];
  const isOpen = spans.some(([opens, closes]) => opens <= time && time < closes);
  const said = place.querySelector(".state");
  said.textContent = isOpen ? place.dataset.open : place.dataset.closed;
  said.classList.add(isOpen ? "done" : "none");
  said.hidden = false;
}

const button = document.querySelector("button[data-offline]");
const said = document.querySelector("[data-offline-said]");
if (button && "serviceWorker" in navigator && "caches" in window) {
  button.hidden = false;
  caches.open(KEPT).then((kept) => kept.match(location.pathname, { ignoreVary: true })).then((copy) => {
    if (copy) said.textContent = button.dataset.done;
  });
  button.addEventListener("click", async () => {
    said.textContent = button.dataset.wait;
    button.disabled = true;
    try {
      await Promise.all(button.dataset.scopes.split(" ").map(
        (scope) => navigator.serviceWorker.register(button.dataset.offline, { scope }),
      ));
      const kept = await caches.open(KEPT);
      await kept.addAll([location.pathname, button.dataset.keptPage, ...(await parts())]);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.failed;
    }
    button.disabled = false;
  });
}

// What this page and the page of kept things are drawn with: of this site only, each once.
async function parts() {
  for (const photo of document.images) photo.loading = "eager";
  await Promise.all([...document.images].map((photo) => photo.decode().catch(() => null)));
  const other = new DOMParser().parseFromString(await (await fetch(button.dataset.keptPage)).text(), "text/html");
  const named = [...other.querySelectorAll("link[rel~=stylesheet],link[rel~=icon],link[rel~=preload]")]
    .map((link) => link.getAttribute("href"))
    .concat([...other.querySelectorAll("script[src]")].map((script) => script.getAttribute("src")));
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const shown = [...document.images].map((photo) => photo.currentSrc || photo.src);
  return [...new Set([...named, ...loaded, ...shown].filter(Boolean).map((name) => new URL(name, location).href))]
    .filter((name) => new URL(name).origin === location.origin && name !== location.href
      && new URL(name).pathname !== location.pathname && new URL(name).pathname !== button.dataset.keptPage);
}
