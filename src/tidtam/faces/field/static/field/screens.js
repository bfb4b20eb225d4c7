// What the app shows; it decides nothing about what is kept or sent.

const text = new Map();
for (const term of document.querySelectorAll("[data-words] dt")) text.set(term.dataset.word, term.nextElementSibling.textContent);

export const word = (key, values = {}) =>
  (text.get(key) ?? key).replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");

/** An element with attributes, listeners (on…) and children. */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((one) => one != null && one !== false));
  return element;
}

export const state = (kind, words) => h("span", { class: `state ${kind}` }, words);
export const message = (words, ...more) => h("div", { class: "message warning", role: "note" }, h("p", {}, words), ...more);
const lang = document.body.dataset.lang === "th" ? "th-TH-u-ca-buddhist" : "en-GB";
export const moment = (at) => new Date(at).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
export const time = (at) => new Date(at).toLocaleTimeString(lang, { timeStyle: "medium" });

export function villages(day, drafts, refresh) {
  return [
    h("div", { class: "field-line" }, h("h1", {}, word("today"))),
    h("p", { class: "quiet small field-line" }, `${day.name} · ${word("as_of", { when: moment(day.fetched_at) })}`, h("button", { type: "button", onclick: refresh }, word("refresh"))),
    day.villages.length ? null : h("p", { class: "empty" }, word("no_villages")),
    h("ul", { class: "field-list" }, day.villages.map((one) => h("li", {}, village(one, drafts.has(one.code))))),
    day.left_out ? h("p", { class: "quiet" }, word("left_out", { n: day.left_out })) : null,
  ];
}

/** Where a place lies, without its own name. */
const around = (area) => area.place.replace(area.name, "").trim();

const village = (one, drafted) =>
  h("a", { href: `#/v/${one.code}` },
    h("b", {}, one.name), h("span", { class: "quiet small" }, around(one)),
    h("span", { class: "field-line" },
      one.late ? state("late", `${word("late")} · ${word("due", { day: one.due })}`) : one.due ? state("none", word("due", { day: one.due })) : null,
      open(one).length ? state("going", word("matters", { n: open(one).length })) : null,
      drafted ? state("soon", word("draft")) : null));

export function place(one, draft, begin) {
  return [
    h("p", {}, h("a", { href: "#/" }, `‹ ${word("back")}`)),
    h("h1", {}, one.name), h("p", { class: "quiet" }, around(one)),
    h("button", { type: "button", class: "primary wide", onclick: begin }, word(draft ? "go_on" : "record")),
    h("section", { class: "panel" }, h("h2", {}, word("open_here")),
      open(one).length ? open(one).map(matterLine) : h("p", { class: "quiet" }, word("nothing_open"))),
    one.checklist ? h("section", { class: "panel" }, h("h2", {}, one.checklist.name), h("ol", { class: "small" }, one.checklist.items.map((item) => h("li", {}, item.what)))) : null,
    h("section", { class: "panel" },
      one.last
        ? [h("h2", {}, word("last", { day: one.last.on, who: one.last.by })), one.last.note ? h("p", {}, one.last.note) : null,
           one.last.findings.map((found) => h("p", { class: "small" }, `${found.what}: ${found.answer}${found.note ? ` · ${found.note}` : ""}`))]
        : h("h2", {}, word("never"))),
  ];
}

/** What is open there: matters, works to be confirmed, assets to be looked at. */
const open = (one) => [...one.matters, ...(one.targets ?? []), ...(one.assets ?? []).filter((asset) => asset.late)];
const matterLine = (one) =>
  h("div", {}, h("p", {}, h("b", {}, one.what)), h("p", { class: "field-line small" }, state(one.state, one.word), [one.due, one.by].filter(Boolean).join(" · ")));

/** The visit's form. `save(changes)` keeps what changed; `row` is never changed here. asked: what the village is asked. */
export function form(row, asked, shots, does) {
  const of = (about) => shots.filter((one) => (one.about ?? "") === about);
  const part = (title, rows) => (rows.length ? h("section", { class: "panel" }, h("h2", {}, title), rows) : null);
  return [
    h("p", {}, h("a", { href: `#/v/${row.area.code}` }, `‹ ${row.area.name}`)),
    h("h1", {}, word("record")), h("p", { class: "quiet" }, `${row.area.name} ${around(row.area)}`),
    row.problem ? message(row.problem) : null,
    input("when", h("input", { type: "datetime-local", value: local(row.at), onchange: (event) => event.target.value && does.save({ at: new Date(event.target.value).getTime() }) })),
    h("section", { class: "panel" }, h("h2", {}, word("open_here")), asked.matters.length ? asked.matters.map((one) => matter(one, row, does)) : h("p", { class: "quiet" }, word("nothing_open"))),
    part(word("works"), asked.targets.map((one) => question("target", one, row, of, does, ANSWERS))),
    part(asked.checklist?.name ?? "", (asked.checklist?.items ?? []).map((one) => question("check", one, row, of, does, ANSWERS))),
    part(word("assets"), asked.assets.map((one) => question("asset", one, row, of, does, asked.conditions.map((found) => [found.code, found.word])))),
    h("section", { class: "panel" }, h("h2", {}, word("photos")), pictures("", of(""), does)),
    h("section", { class: "panel" }, h("h2", {}, word("position")),
      h("p", { role: "status" }, row.point ? word("found", { m: Math.round(row.point[2]) }) : row.locating ? word(row.locating) : ""),
      h("button", { type: "button", class: "wide", onclick: does.locate }, word("locate"))),
    input("note", h("textarea", { rows: 4, maxlength: 4000, oninput: typed(does, "note") }, row.note ?? "")),
    input("met", h("input", { value: row.met ?? "", maxlength: 200, oninput: typed(does, "met") }), word("posts_only")),
    input("companions", h("input", { value: row.companions ?? "", maxlength: 400, oninput: typed(does, "companions") }), word("posts_only")),
    h("p", { class: "small quiet field-kept", role: "status", "data-kept": true }, row.kept_at ? word("kept", { time: time(row.kept_at) }) : ""),
    h("button", { type: "button", class: "primary wide", onclick: does.send }, word("send")),
    h("button", { type: "button", class: "danger wide", onclick: does.drop }, word("drop")),
  ];
}

const ANSWERS = ["fine", "not_fine", "cannot_check"].map((name) => [name, null]);

/** One thing that is asked about, with answers, a note and pictures of its own. */
function question(kind, one, row, of, does, answers) {
  const about = `${kind}:${one.key}`;
  const said = row.answers?.[about] ?? {};
  const answer = ([name, label]) =>
    h("label", {}, h("input", { type: "radio", name: about, value: name, checked: said.answer === name, disabled: Boolean(one.own_work), onchange: () => does.reply(about, { answer: name, what: one.what }) }), label ?? word(name));
  return h("fieldset", { class: "field-matter", "data-about": about },
    h("legend", {}, one.what),
    one.word ? h("p", { class: "field-line small" }, state(one.state, one.word), one.due ?? "") : h("span", {}),
    one.own_work ? h("p", { class: "small quiet" }, word("own_work")) : null,
    h("div", { class: "field-answers" }, answers.map(answer)),
    h("div", { class: "field-more" },
      h("label", { class: "field-input" }, h("span", { class: "small" }, word("note_on")), h("input", { value: said.note ?? "", maxlength: 400, oninput: (event) => does.reply(about, { note: event.target.value, what: one.what }) })),
      pictures(about, of(about), does)));
}

const pictures = (about, shots, does) => [
  shots.length ? h("div", { class: "field-shots" }, shots.map((one) => shot(one, does))) : null,
  h("label", { class: about ? "button quieter" : "button" }, word("add_photos"), h("input", { type: "file", accept: "image/*", multiple: true, class: "unseen", onchange: (event) => does.add([...event.target.files], about) })),
];

const typed = (does, name) => (event) => does.save({ [name]: event.target.value });
const input = (key, control, help = "") => h("label", { class: "field-input" }, h("b", {}, word(key)), control, help ? h("span", { class: "small quiet" }, help) : null);
const local = (at) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

function matter(one, row, does) {
  const said = row.findings?.[one.key] ?? {};
  const answer = (name) =>
    h("label", {}, h("input", { type: "radio", name: `a${one.key}`, value: name, checked: said.answer === name, disabled: name === "fine" && one.own_work, onchange: () => does.answer(one.key, { answer: name }) }), word(name));
  return h("fieldset", { class: "field-matter" },
    h("legend", {}, one.what), h("p", { class: "field-line small" }, state(one.state, one.word), one.due),
    one.own_work ? h("p", { class: "small quiet" }, word("own_work")) : null,
    h("div", { class: "field-answers" }, ["fine", "not_fine", "cannot_check"].map(answer)),
    h("label", { class: "field-input" }, h("span", { class: "small" }, word("note_on")), h("input", { value: said.note ?? "", maxlength: 400, oninput: (event) => does.answer(one.key, { note: event.target.value }) })));
}

const shot = (one, does) =>
  h("figure", {}, h("img", { src: URL.createObjectURL(new Blob([one.bytes])), alt: "", onload: (event) => URL.revokeObjectURL(event.target.src) }),
    h("button", { type: "button", "aria-label": word("remove"), onclick: () => does.remove(one.id) }, "✕"));

const KINDS = { draft: "none", ready: "going", sending: "going", accepted: "done", wrong: "late" };

export function outbox(rows, sending, person, does) {
  const line = (row) => {
    const now = row.id === sending && row.state === "ready" ? "sending" : row.state;
    const own = !person || row.person === person;
    return h("li", { class: "panel", "data-visit": row.id, "data-state": row.state },
      h("p", {}, h("b", {}, row.area.name), ` ${around(row.area)}`),
      h("p", { class: "field-line small" }, state(KINDS[now], word(now)), h("span", {}, moment(row.at)), row.photos.length ? h("span", {}, word("n_photos", { n: row.photos.length })) : null),
      row.clock_off ? h("p", { class: "small quiet" }, word("clock_off")) : null,
      row.problem ? message(row.problem) : null,
      row.conflict ? h("p", {}, word("conflict")) : null,
      own ? null : h("p", { class: "quiet" }, word("of_other")),
      row.state === "accepted" ? h("a", { href: row.receipt.url }, word("see")) : null,
      own && row.conflict ? h("button", { type: "button", class: "wide", onclick: () => does.beside(row.id) }, word("beside")) : null,
      own && row.state !== "accepted" && now !== "sending" ? h("button", { type: "button", class: "wide", onclick: () => does.edit(row.id) }, word("edit")) : null);
  };
  return [
    h("h1", {}, word("out")),
    rows.length ? null : h("p", { class: "empty" }, word("out_empty")),
    rows.some((row) => row.state === "ready") ? h("button", { type: "button", class: "primary wide", onclick: does.now }, word("send_now")) : null,
    h("ul", { class: "field-list" }, rows.map(line)),
    h("p", {}, h("button", { type: "button", onclick: does.logout }, word("logout"))),
  ];
}
