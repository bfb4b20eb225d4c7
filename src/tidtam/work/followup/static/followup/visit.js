// The visit's form: keeps a draft, takes the position, sends once, and says truthfully what has been sent.
import { Draft, clock } from "../kit/draft.js";
import { gatherPhotos } from "./photos.js";
import { clearProblems, showProblems } from "./problems.js";

const form = document.querySelector("[data-visit-form]");
const draft = new Draft(form);
const note = form.querySelector("[data-saved-note]");
const send = form.querySelector("button[type=submit]");
const forget = form.querySelector("[data-forget]");
const say = (text) => (note.textContent = text);
const words = (template, values) => template.replace(/\{(\w+)\}/g, (_all, key) => values[key]);

// A page that came back with problems holds what was typed last; only a fresh one takes up the draft.
const kept = draft.read();
if (kept && !form.querySelector(".problems")) {
  draft.restore(kept.fields);
  say(words(form.dataset.restored, { time: clock(kept.at) }));
  forget.hidden = false;
}

let waiting = 0;
let over = false;
function saveNow() {
  clearTimeout(waiting);
  if (over) return;
  const at = draft.save();
  if (at) {
    say(words(form.dataset.saved, { time: clock(at) }));
    forget.hidden = false;
  }
}
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(saveNow, 300);
  count();
});
addEventListener("pagehide", () => waiting && saveNow());

forget.addEventListener("click", () => {
  if (!confirm(forget.dataset.sure)) return;
  over = true;
  draft.forget();
  location.reload();
});

const answered = form.querySelector("[data-answered]");
function count() {
  if (!answered) return;
  const all = form.querySelectorAll("[role=radiogroup]").length;
  const done = form.querySelectorAll("[role=radiogroup] :checked").length;
  answered.textContent = words(answered.dataset.word, { done, all });
}
count();

for (const box of form.querySelectorAll("[data-photo-box]")) {
  gatherPhotos(box, (number) => number && say(words(form.dataset.photos, { count: number })));
}

const locate = form.querySelector("[data-locate]");
const position = form.querySelector("[data-position]");
if ("geolocation" in navigator) {
  locate.hidden = false;
  locate.addEventListener("click", () => {
    position.textContent = form.dataset.searching;
    navigator.geolocation.getCurrentPosition(found, () => (position.textContent = form.dataset.lost), {
      enableHighAccuracy: true,
      timeout: 20000,
      maximumAge: 60000,
    });
  });
}
function found({ coords }) {
  form.elements.latitude.value = coords.latitude.toFixed(6);
  form.elements.longitude.value = coords.longitude.toFixed(6);
  form.elements.accuracy.value = Math.round(coords.accuracy);
  position.textContent = words(form.dataset.found, { metres: Math.round(coords.accuracy) });
  saveNow();
}

const net = document.querySelector("[data-net]");
const signal = () => (net.hidden = navigator.onLine);
addEventListener("online", signal);
addEventListener("offline", signal);
signal();

let sending = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending) return;
  sending = true;
  send.setAttribute("aria-disabled", "true");
  saveNow();
  say(form.dataset.sending);
  try {
    await sent(await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") ?? form.elements.csrfmiddlewaretoken.value },
      credentials: "same-origin",
    }));
  } catch {
    say(form.dataset.offline);
  } finally {
    sending = false;
    send.removeAttribute("aria-disabled");
  }
});

async function sent(answer) {
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.status === 201 && isJson) {
    const { url } = await answer.json();
    over = true;
    clearTimeout(waiting);
    draft.forget();
    location.assign(url);
  } else if (answer.status === 422 && isJson) {
    const { errors } = await answer.json();
    clearProblems(form);
    showProblems(form, errors);
    saveNow();
  } else {
    say(answer.redirected ? form.dataset.login : form.dataset.failed);
  }
}

const cookie = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
