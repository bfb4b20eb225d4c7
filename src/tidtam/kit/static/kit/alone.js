// A form without an account on a phone: what is typed is kept at once, in this browser and at the server; a lost
// signal loses nothing. Where the browser keeps nothing, as LINE's may, it says so and offers the phone's own.
// Without this script every step is kept when it is sent.
import { Draft, clock } from "./draft.js";

const PAUSE = 1200;
document.querySelector("[data-focus]")?.focus();
for (const form of document.querySelectorAll("form[data-entry]")) keep(form);

function browserKeeps() {
  try {
    localStorage.setItem("alone:try", "1");
    localStorage.removeItem("alone:try");
    return true;
  } catch {
    return false;
  }
}

function keep(form) {
  const draft = new Draft(form, form.dataset.entry);
  const note = form.querySelector("[data-saving]");
  const keeps = browserKeeps();
  const say = (word, values = {}) => (note.textContent = note.dataset[word].replace(/\{(\w+)\}/g, (_all, key) => values[key]));
  const sends = "sending" in form.dataset;
  let timer = 0;
  let waiting = null;

  if (!keeps) {
    say("nowhere");
    form.querySelector("[data-outside]")?.removeAttribute("hidden");
  }
  const earlier = keeps && "restore" in form.dataset ? draft.read() : null;
  if (earlier) {
    draft.restore(earlier.fields);
    say("back");
    later(0);
  }

  // What must not be kept in the browser is not sent before the step is.
  function typed() {
    const told = new FormData(form);
    for (const field of form.querySelectorAll("[data-secret],[type=file]")) told.delete(field.name);
    told.set("typing", "1");
    return told;
  }

  async function saveAtServer() {
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: typed(), credentials: "omit" });
      if (!answer.ok) throw new Error(answer.status);
      draft.forget();
      say("kept", { time: (await answer.json()).saved });
    } catch {
      say(keeps ? "local" : "lost");
    }
  }

  function later(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(saveAtServer, pause);
  }

  if (!sends) {
    form.addEventListener("input", (event) => {
      if (event.target.type === "file") return;
      if (keeps) draft.save();
      later();
    });
  }

  // A browser names its button for files in its own language; here it is the page's, and choosing is sending.
  for (const input of form.querySelectorAll("[data-pick]")) {
    const more = form.querySelector("[name=more]");
    const pick = document.createElement("span");
    pick.className = "second pick";
    pick.setAttribute("aria-hidden", "true");
    pick.textContent = input.dataset.pick;
    pick.addEventListener("click", () => input.click());
    input.classList.add("unseen");
    input.after(pick);
    more.hidden = true;
    input.addEventListener("change", () => input.files.length && form.requestSubmit(more));
  }

  async function send(told) {
    try {
      const answer = await fetch(location.href, { method: "POST", body: told, credentials: "omit" });
      waiting = null;
      if (answer.redirected) {
        draft.forget();
        location.assign(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = page.title;
      document.querySelector("main").replaceWith(page.querySelector("main"));
      document.dispatchEvent(new Event("renewed"));
      for (const fresh of document.querySelectorAll("form[data-entry]")) keep(fresh);
      (document.querySelector("[data-focus]") ?? document.querySelector("main")).scrollIntoView();
    } catch {
      waiting = told;
      if (keeps && !sends) draft.save();
      say("waiting");
    } finally {
      form.removeAttribute("aria-busy");
      for (const button of form.querySelectorAll("button")) button.disabled = false;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const told = new FormData(form, event.submitter);
    form.setAttribute("aria-busy", "true");
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    send(told);
  });

  addEventListener("online", () => {
    if (waiting) send(waiting);
    else if (!sends && keeps && draft.read()) later(0);
  });
}
