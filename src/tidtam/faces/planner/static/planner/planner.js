// What the planner does on the device: look for a better plan meanwhile, drag stops, print, share, keep a copy.
const KEPT = "tidtam-kept-1";

for (const form of document.querySelectorAll("form[data-better]")) form.addEventListener("submit", better);

async function better(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const said = form.querySelector("[data-better-said]");
  const button = form.querySelector("button");
  const say = (words, ...others) => said.replaceChildren(words, ...others);
  button.disabled = true;
  try {
    const ordered = await json(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!ordered.where) {
      say(ordered.why || form.dataset.failed);
      return;
    }
    let stopped = false;
    const stop = document.createElement("button");
    stop.type = "button";
    stop.textContent = form.dataset.stop;
    stop.onclick = () => {
      stopped = true;
      say("");
      fetch(ordered.where, { method: "POST", headers: { Accept: "application/json" } }).catch(() => null);
    };
    say(form.dataset.wait, stop);
    let now = { over: false };
    while (!now.over && !stopped) {
      await new Promise((go) => setTimeout(go, 1000));
      if (!stopped) now = await json(ordered.where);
    }
    if (stopped) return;
    if (!now.found.length) {
      say(form.dataset.none);
      return;
    }
    say(form.dataset.found, ...now.found.map((one) => {
      const link = document.createElement("a");
      const heading = document.getElementById(one.plan);
      link.href = one.address;
      link.className = "button primary";
      link.textContent = heading ? `${heading.textContent} · ${form.dataset.show}` : form.dataset.show;
      return link;
    }));
  } catch {
    say(form.dataset.failed);
  } finally {
    button.disabled = false;
  }
}

async function json(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { Accept: "application/json" } });
  return answer.json();
}

// Dragging is one way more to do what the arrows do: the new order goes into the address, and the plan is timed anew.
const plan = document.querySelector("[data-address]");
if (plan) {
  let dragged = null;
  for (const stop of plan.querySelectorAll(".stop")) {
    stop.draggable = true;
    stop.addEventListener("dragstart", (event) => {
      dragged = stop;
      stop.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", stop.dataset.key);
    });
    stop.addEventListener("dragend", () => stop.classList.remove("dragged"));
    stop.addEventListener("dragover", (event) => {
      event.preventDefault();
      stop.classList.add("over");
    });
    stop.addEventListener("dragleave", () => stop.classList.remove("over"));
    stop.addEventListener("drop", (event) => {
      event.preventDefault();
      stop.classList.remove("over");
      if (!dragged || dragged === stop) return;
      const below = event.clientY > stop.getBoundingClientRect().top + stop.offsetHeight / 2;
      stop[below ? "after" : "before"](dragged);
      go();
    });
  }
  function go() {
    const days = [...plan.querySelectorAll("[data-day]")];
    const order = days.map((day) => [...day.querySelectorAll(".stop")].map((one) => one.dataset.key).join("."));
    location.assign(`${plan.dataset.address}&order=${order.join("_")}`);
  }
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
const send = document.querySelector("[data-send]");
if (send && navigator.share) {
  send.hidden = false;
  send.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => null));
}

const button = document.querySelector("button[data-offline]");
const said = document.querySelector("[data-offline-said]");
if (button && "serviceWorker" in navigator && "caches" in window) {
  button.hidden = false;
  caches.open(KEPT).then((kept) => kept.match(location.href, { ignoreVary: true })).then((copy) => {
    if (copy) said.textContent = button.dataset.done;
  });
  button.addEventListener("click", async () => {
    said.textContent = button.dataset.wait;
    button.disabled = true;
    try {
      const scopes = [button.dataset.scope, button.dataset.keptPage];
      await Promise.all(scopes.map((scope) => navigator.serviceWorker.register(button.dataset.offline, { scope })));
      const kept = await caches.open(KEPT);
      await kept.addAll([location.href, button.dataset.keptPage, ...(await parts())]);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.failed;
    }
    button.disabled = false;
  });
}

// What this page and the page of kept things are drawn with: of this site only, each once.
async function parts() {
  const other = new DOMParser().parseFromString(await (await fetch(button.dataset.keptPage)).text(), "text/html");
  const named = [...other.querySelectorAll("link[rel~=stylesheet],link[rel~=icon],link[rel~=preload]")]
    .map((link) => link.getAttribute("href"))
    .concat([...other.querySelectorAll("script[src]")].map((script) => script.getAttribute("src")));
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  return [...new Set([...named, ...loaded].filter(Boolean).map((name) => new URL(name, location).href))]
    .filter((name) => new URL(name).origin === location.origin && name !== location.href
      && new URL(name).pathname !== location.pathname && new URL(name).pathname !== button.dataset.keptPage);
}
