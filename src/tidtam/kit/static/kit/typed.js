// A form marked data-draft survives a lost connection, a closed page and an expired log-in: see kit/draft.html.
import { Draft, clock } from "./draft.js";

const words = (template, values) => template.replace(/\{(\w+)\}/g, (_all, key) => values[key]);

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);

function keep(form) {
  const draft = new Draft(form, form.dataset.draft);
  const note = form.querySelector("[data-saved-note]");
  const forget = form.querySelector("[data-forget]");
  const say = (text) => (note.textContent = text);
  let waiting = 0;

  // Only a page that was opened anew takes up the draft; one that came back holds what was typed last.
  const earlier = "restore" in form.dataset ? draft.read() : null;
  if (earlier) {
    draft.restore(earlier.fields);
    say(words(note.dataset.restored, { time: clock(earlier.at) }));
    forget.hidden = false;
  }

  function saveNow() {
    clearTimeout(waiting);
    waiting = 0;
    const at = draft.save();
    if (!at) return;
    say(words(note.dataset.saved, { time: clock(at) }));
    forget.hidden = false;
  }
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(saveNow, 300);
  });
  addEventListener("pagehide", () => waiting && saveNow());

  forget.addEventListener("click", () => {
    if (!confirm(forget.dataset.sure)) return;
    clearTimeout(waiting);
    waiting = 0;
    draft.forget();
    location.assign(location.href);
  });

  form.addEventListener("submit", (event) => {
    saveNow();
    if (navigator.onLine) return;
    event.preventDefault();
    say(note.dataset.offline);
    note.scrollIntoView({ block: "nearest" });
  });
}
