// The field app: what is kept on the phone, which screen shows it, when it is sent.
import { deliver, offBy, onChange } from "./delivery.js";
import { taken } from "./photo.js";
import { asked, askedOf, lacking } from "./asked.js";
import * as screens from "./screens.js";
import * as store from "./store.js";

const { word, h } = screens;
const main = document.querySelector("main");
const { dataset } = document.body;
const SHOWN_FOR = 30 * 24 * 3600_000; // how long what was received still stands in the list
let day = null;
let owes = ""; // what stands above every screen: that a log-in is needed, or that nothing can be kept
let sending = "";

async function start() {
  try {
    await store.open();
  } catch {
    owes = "blocked";
    main.replaceChildren(screens.message(word("blocked")));
    return;
  }
  navigator.storage?.persist?.();
  navigator.serviceWorker?.register(dataset.worker, { scope: dataset.scope }).catch(() => {});
  const kept = await store.days();
  day = kept.sort((a, b) => b.fetched_at - a.fetched_at)[0] ?? null;
  await draw();
  addEventListener("hashchange", () => draw(true));
  document.addEventListener("visibilitychange", () => document.hidden || deliver());
  setInterval(deliver, 60_000);
  onChange(heard);
  addEventListener("online", signal);
  addEventListener("offline", signal);
  signal();
}

function signal() {
  shown(navigator.onLine);
  if (navigator.onLine) refresh().then(() => deliver(true));
}

/** What the phone believes of its signal is not always so: what was reached counts. */
function shown(reaches) {
  const net = document.querySelector("[data-net]");
  const words = word(reaches ? "online" : "offline");
  if (net.textContent === words) return;
  net.textContent = words;
  net.className = `state ${reaches ? "done" : "soon"}`;
}

function heard(what) {
  if ("reached" in what) {
    shown(what.reached);
    return;
  }
  if (what.login) owes = "login";
  sending = what.sending ?? "";
  if (!location.hash.startsWith("#/d/")) draw();
  else count();
}

/** The day anew, where there is signal; another person's day takes the place of the one that was here. */
async function refresh() {
  try {
    const answer = await fetch("day.json", { cache: "no-store", credentials: "same-origin", redirect: "error" });
    if (answer.status === 401) {
      owes = "login";
    } else if (answer.ok) {
      const fresh = { ...(await answer.json()), fetched_at: Date.now() };
      if (day && day.person !== fresh.person) await store.forgetDays();
      await store.putDay(fresh);
      day = fresh;
      owes = "";
    }
    shown(true);
  } catch {
    shown(false);
    return; // no signal: what is kept goes on to be shown
  }
  if (!location.hash.startsWith("#/d/")) await draw();
}

let turn = 0; // of two drawings under way only the later one is shown
async function draw(moved = false) {
  const mine = (turn += 1);
  const [, where = "", key = ""] = location.hash.split("/");
  const page = (await { v: village, d: form, out: outbox }[where]?.(key)) ?? (await villages());
  const above = owes ? [screens.message(word(owes), owes === "login" ? h("p", {}, h("a", { class: "button primary", href: dataset.login }, word("login_button"))) : null)] : [];
  if (await tight()) above.push(screens.message(word("full")));
  if (mine !== turn) return;
  main.replaceChildren(...above, ...page.flat().filter(Boolean));
  if (moved) {
    main.focus();
    scrollTo(0, 0);
  }
  await count();
  for (const link of document.querySelectorAll(".field-dock a")) {
    const here = link.hash === (where === "out" ? "#/out" : "#/");
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

async function tight() {
  const room = await navigator.storage?.estimate?.();
  return Boolean(room?.quota && room.quota - room.usage < 30 * 1024 * 1024);
}

async function count() {
  const waiting = (await store.visits()).filter((row) => row.state !== "accepted").length;
  document.querySelector("[data-count]").textContent = waiting || "";
}

const ours = async () => (await store.visits()).filter((row) => row.person === day?.person);

async function villages() {
  if (!day) return [h("p", { class: "empty" }, word("nothing_yet"))];
  const drafts = new Set((await ours()).filter((row) => row.state === "draft").map((row) => row.area.code));
  return screens.villages(day, drafts, refresh);
}

const found = (code) => day?.villages.find((row) => row.code === code);

async function village(code) {
  const one = found(code);
  if (!one) return null;
  const draft = (await ours()).find((row) => row.area.code === code && row.state === "draft");
  return screens.place({ ...one, ...askedOf(day, one) }, draft, () => begin(one, draft));
}

async function begin(one, draft) {
  const off = offBy(day.at, day.fetched_at);
  const row = draft ?? {
    id: crypto.randomUUID(), person: day.person, area: { code: one.code, name: one.name, place: one.place },
    asked: askedOf(day, one), at: Date.now() - off * 1000, off, state: "draft",
    begun: { wall: Date.now(), mono: performance.now(), origin: performance.timeOrigin }, photos: [], findings: {}, answers: {}, kept_at: Date.now(),
  };
  if (!draft) await store.putVisit(row);
  location.hash = `#/d/${row.id}`;
}

// One visit being typed. Changes are written one after the other, each before the next.
let writing = Promise.resolve();
function keep(id, change) {
  writing = writing.then(async () => {
    const row = await store.visit(id);
    if (!row || row.state === "accepted") return;
    change(row);
    row.kept_at = Date.now();
    await store.putVisit(row);
    said(word("kept", { time: screens.time(row.kept_at) }));
  }).catch((problem) => said(word("not_kept", { why: problem?.message ?? "" })));
  return writing;
}

function said(words) {
  const line = document.querySelector("[data-kept]");
  if (line) line.textContent = words;
}

async function form(id) {
  await writing;
  const row = await store.visit(id);
  if (!row || !["draft", "wrong"].includes(row.state)) return null;
  const shots = await store.photosOf(id);
  shots.sort((a, b) => row.photos.indexOf(a.id) - row.photos.indexOf(b.id));
  return screens.form(row, asked(day, row), shots, {
    save: (changes) => keep(id, (kept) => Object.assign(kept, changes, "at" in changes ? { at_typed: true } : {})),
    answer: (key, said) => keep(id, (kept) => (kept.findings[key] = { ...kept.findings[key], ...said })),
    reply: (about, said) => keep(id, (kept) => (kept.answers = { ...kept.answers, [about]: { ...kept.answers?.[about], ...said } })),
    add: (files, about) => add(id, files, about),
    remove: (photo) => take(id, photo),
    locate: () => locate(id),
    send: () => send(id),
    drop: () => drop(id),
  });
}

async function add(id, files, about = "") {
  for (const file of files) {
    writing = writing.then(async () => {
      const shot = { id: crypto.randomUUID(), visit: id, about, name: file.name, ...(await taken(file)), kept: false };
      const row = await store.visit(id);
      row.photos.push(shot.id);
      row.kept_at = Date.now();
      await store.addPhoto(row, shot);
    }).catch(() => (owes = "", alert(word("photo_bad", { name: file.name }))));
  }
  await writing;
  await draw();
}

async function take(id, photo) {
  writing = writing.then(async () => {
    const row = await store.visit(id);
    row.photos = row.photos.filter((one) => one !== photo);
    await store.dropPhoto(row, photo);
  });
  await writing;
  await draw();
}

function locate(id) {
  const ended = async (change) => {
    await keep(id, change);
    await draw();
  };
  ended((row) => (row.locating = "searching"));
  if (!navigator.geolocation) return ended((row) => (row.locating = "lost"));
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => ended((row) => Object.assign(row, { point: [coords.latitude, coords.longitude, coords.accuracy], locating: "" })),
    () => ended((row) => (row.locating = "lost")),
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
  );
}

async function send(id) {
  await writing;
  const row = await store.visit(id);
  const wrong = lacking(day, row, await store.photosOf(id));
  await keep(id, (kept) => Object.assign(kept, { problem: wrong, conflict: false }, wrong ? {} : { state: "ready", tries: 0, next_at: 0 }));
  if (wrong) {
    await draw(true);
    return;
  }
  location.hash = "#/out";
  deliver(true);
}

async function drop(id) {
  if (!confirm(word("drop_sure"))) return;
  await writing;
  await store.dropVisit(id);
  location.hash = "#/";
}

async function outbox() {
  const rows = (await store.visits()).filter((row) => row.state !== "accepted" || Date.now() - row.accepted_at < SHOWN_FOR);
  rows.sort((a, b) => b.at - a.at);
  return screens.outbox(rows, sending, day?.person, { now: () => deliver(true), edit, beside, logout });
}

async function edit(id) {
  await keep(id, (row) => Object.assign(row, { state: "draft", fixed: false, off: row.clock_off ?? row.off, conflict: false }));
  location.hash = `#/d/${id}`;
}

/** What arrived under its id stays there; this goes as a visit of its own, and both are seen. */
async function beside(id) {
  const row = await store.visit(id);
  const photos = (await store.photosOf(id)).sort((a, b) => row.photos.indexOf(a.id) - row.photos.indexOf(b.id));
  await store.copyVisit({ ...row, id: (row.id = crypto.randomUUID()), state: "ready", problem: "", conflict: false, tries: 0, next_at: 0 }, photos.map((one) => ({ ...one, visit: row.id })), id);
  deliver(true);
}

async function logout() {
  const waiting = (await ours()).filter((row) => row.state !== "accepted").length;
  if (waiting && !confirm(word("logout_sure", { n: waiting }))) return;
  await store.forgetDays();
  location.assign(dataset.logout);
}

start();
