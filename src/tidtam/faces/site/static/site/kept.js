// The page of kept things: written by the device itself, so that it is there without a network too.
import { keep, kept } from "../kit/keep.js";

const list = document.querySelector("[data-kept-list]");
const none = document.querySelector("[data-kept-none]");
const print = document.querySelector("[data-print]");

if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
if (list) await show();

async function show() {
  const rows = kept();
  list.hidden = rows.length === 0;
  none.hidden = rows.length > 0;
  const lines = await Promise.all(rows.map(line));
  list.querySelector("ul").replaceChildren(...lines);
  const share = list.querySelector("[data-share]");
  share.href = share.dataset.share + rows.map((row) => row.key).join(".");
  const send = list.querySelector("[data-send]");
  send.hidden = !navigator.share;
  send.onclick = () => navigator.share({ title: document.title, url: share.href }).catch(() => null);
}

async function line(row) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const place = document.createElement("span");
  const drop = document.createElement("button");
  link.textContent = row.title;
  link.className = "touch";
  if (/^\/(?!\/)/.test(row.address || "")) link.href = row.address;
  place.textContent = row.place || "";
  place.className = "quiet small";
  drop.type = "button";
  drop.textContent = list.dataset.drop;
  drop.setAttribute("aria-label", `${list.dataset.drop}: ${row.title}`);
  drop.addEventListener("click", () => {
    keep(kept().filter((one) => one.key !== row.key));
    show();
  });
  const words = document.createElement("div");
  words.append(link, place);
  if (await hasCopy(row.address)) {
    const copy = document.createElement("span");
    copy.className = "state done";
    copy.textContent = list.dataset.copy;
    words.append(copy);
  }
  item.append(words, drop);
  return item;
}

async function hasCopy(address) {
  if (!("caches" in window) || !address) return false;
  const copies = await caches.open("tidtam-kept-1");
  return Boolean(await copies.match(new URL(address, location).pathname, { ignoreVary: true }));
}
