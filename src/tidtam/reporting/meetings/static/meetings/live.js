// The secretary's screen saves by itself. What is typed lies in this browser until the server has it; a lost
// connection, a closed page or an expired log-in loses nothing, and two secretaries do not overwrite each other.
const live = document.querySelector("[data-live]");
const standing = document.querySelector("[data-standing]");
const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
let boxes = [];
boxes = [...document.querySelectorAll("[data-item]")].map((box) => new Box(box));
document.body.classList.add("scripted");

function Box(root) {
  const area = root.querySelector("textarea");
  const clash = root.querySelector("[data-clash]");
  const problem = root.querySelector("[data-problem]");
  const key = `minutes:${root.dataset.url}`;
  const box = { number: Number(root.dataset.item), revision: Number(root.dataset.revision), area, isClashing: false };
  let writer = live.dataset.writer;
  let timer = 0;
  let wait = 1000;
  let sending = false;
  let acknowledged = area.value;

  box.isUnsent = () => area.value !== acknowledged;
  // A text that was left here by a page that closed: it goes on as that page's own.
  const left = read();
  if (left && left.text !== area.value && !area.readOnly) {
    area.value = left.text;
    box.revision = left.revision;
    writer = left.writer;
    later(0);
  } else forget();

  area.addEventListener("input", () => {
    keep();
    later(1200);
  });

  function later(after) {
    root.classList.toggle("unsent", box.isUnsent());
    say();
    clearTimeout(timer);
    timer = setTimeout(send, after);
  }
  box.again = () => box.isUnsent() && !box.isClashing && later(0);

  async function send() {
    if (sending || box.isClashing || !box.isUnsent()) return say();
    sending = true;
    const text = area.value;
    try {
      const body = new URLSearchParams({ text, revision: box.revision, writer, csrfmiddlewaretoken: token });
      const answer = await fetch(root.dataset.url, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
      if (answer.type === "opaqueredirect" || answer.status === 403) return fail("login");
      const said = await answer.json();
      if (answer.status === 409) meet(said);
      else if (answer.status === 422) refuse(said.problem);
      else if (answer.ok) take(text, said);
      else return fail("offline");
      wait = 1000;
    } catch {
      fail("offline");
    } finally {
      sending = false;
      say();
    }
  }

  function take(text, said) {
    box.revision = said.revision;
    acknowledged = text;
    box.trouble = "";
    problem.hidden = true;
    root.classList.remove("wrong");
    if (area.value === text) {
      forget();
      writer = live.dataset.writer;
    } else keep(), later(1200);
    root.classList.toggle("unsent", box.isUnsent());
  }

  function fail(trouble) {
    box.trouble = trouble;
    wait = Math.min(wait * 2, 15000);
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  function refuse(text) {
    problem.textContent = text;
    problem.hidden = false;
    root.classList.add("wrong");
  }

  function meet(said) {
    box.isClashing = true;
    clash.querySelector("[data-who]").textContent = said.lost_to;
    clash.querySelector("[data-theirs]").textContent = said.text;
    clash.hidden = false;
    const settle = (text) => {
      box.isClashing = false;
      box.revision = said.revision;
      acknowledged = said.text;
      area.value = text;
      clash.hidden = true;
      keep();
      later(0);
    };
    clash.querySelector("[data-both]").onclick = () => settle(`${said.text}\n${area.value}`);
    clash.querySelector("[data-theirs-only]").onclick = () => settle(said.text);
    clash.querySelector("[data-mine]").onclick = () => settle(area.value);
  }

  /** Somebody else's newer text; only where nothing of one's own waits. */
  box.hear = ({ revision, text }) => {
    if (box.isUnsent() || sending || box.isClashing || revision <= box.revision) return;
    box.revision = revision;
    acknowledged = area.value = text;
  };

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }
  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify({ text: area.value, revision: box.revision, writer }));
    } catch {
      // a browser that keeps nothing still sends at once
    }
  }
  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  }
  return box;
}

function say() {
  const unsent = boxes.filter((box) => box.isUnsent());
  const trouble = unsent.map((box) => box.trouble).find(Boolean);
  standing.textContent = standing.dataset[trouble || (unsent.length ? "saving" : "saved")];
  standing.classList.toggle("busy", unsent.length > 0 && !trouble);
  standing.classList.toggle("away", Boolean(trouble));
}

addEventListener("online", () => boxes.forEach((box) => box.again()));
addEventListener("beforeunload", (event) => boxes.some((box) => box.isUnsent()) && event.preventDefault());

async function listen() {
  try {
    const have = boxes.map((box) => `${box.number}:${box.revision}`).join(",");
    const answer = await fetch(`${live.dataset.news}?have=${have}`, { redirect: "error", headers: { Accept: "application/json" } });
    const said = await answer.json();
    for (const item of said.items) boxes.find((box) => box.number === item.number)?.hear(item);
    tell(said.quorum);
    press(said.showing);
  } catch {
    // the boxes say themselves when the connection is gone
  }
  setTimeout(listen, 5000);
}
setTimeout(listen, 5000);

function tell(quorum) {
  const place = document.querySelector("[data-quorum]");
  if (!place || !quorum) return;
  const state = place.querySelector(".state");
  state.className = `state ${quorum.reached ? "done" : "late"}`;
  state.textContent = quorum.reached ? place.dataset.reached : place.dataset.short;
  place.querySelector("[data-count]").textContent = place.dataset.words.replace(/\{(\w+)\}/g, (_all, name) => quorum[name]);
}

function press(number) {
  for (const button of document.querySelectorAll("[data-show] button")) button.setAttribute("aria-pressed", String(Number(button.value) === number));
}

async function post(form, extra = {}) {
  const body = new URLSearchParams([...new FormData(form), ...Object.entries(extra)]);
  return fetch(form.action, { method: "POST", body, redirect: "error", headers: { Accept: "application/json" } });
}

for (const form of document.querySelectorAll("[data-tap]")) {
  const problem = form.querySelector("[data-problem]");
  const tap = async () => {
    const chosen = form.querySelector("[name=state]:checked");
    if (!chosen) return;
    if (chosen.value === "substitute" && !form.elements.substitute.value.trim()) return form.elements.substitute.focus();
    try {
      const said = await (await post(form)).json();
      problem.textContent = said.problem;
      problem.hidden = !said.problem;
      tell(said.quorum);
    } catch {
      problem.textContent = standing.dataset.offline;
      problem.hidden = false;
      setTimeout(tap, 3000);
    }
  };
  form.addEventListener("change", tap);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tap();
  });
}

for (const form of document.querySelectorAll("[data-show]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { value } = event.submitter;
    const isShown = event.submitter.getAttribute("aria-pressed") === "true";
    try {
      if ((await post(form, { item: isShown ? "" : value })).ok) press(isShown ? null : Number(value));
    } catch {
      standing.textContent = standing.dataset.offline;
    }
  });
}
