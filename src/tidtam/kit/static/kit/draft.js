// What is typed stays in this browser, as typed, until the server has acknowledged it. Files cannot be kept there,
// and what is marked data-secret must not be.

const LEFT_OUT = /^(csrfmiddlewaretoken$|photos(_|$)|kept(_|$))/;

const kept = (field) =>
  field.name && !LEFT_OUT.test(field.name) && !("secret" in field.dataset) && !["file", "submit", "button"].includes(field.type);

export class Draft {
  constructor(form, key = form.dataset.key) {
    this.form = form;
    this.key = key;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  /** The time at which it was saved, null where the browser keeps nothing. */
  save() {
    const fields = {};
    const sent = new FormData(this.form);
    for (const name of new Set([...this.form.elements].filter(kept).map((field) => field.name))) {
      const values = sent.getAll(name);
      if (values.length) fields[name] = values.length > 1 ? values : values[0];
    }
    const at = Date.now();
    try {
      localStorage.setItem(this.key, JSON.stringify({ at, fields }));
      return at;
    } catch {
      return null;
    }
  }

  /** Puts the fields back; one that the page no longer has is left alone. A select that must first fetch its
   * choices finds what it should choose in data-want. */
  restore(fields) {
    const passed = new Map();
    for (const field of [...this.form.elements].filter(kept)) {
      const given = [fields[field.name] ?? []].flat();
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = given.includes(field.value);
        continue;
      }
      const place = passed.get(field.name) ?? 0;
      passed.set(field.name, place + 1);
      if (place >= given.length) continue;
      field.value = given[place];
      if (field.value !== given[place]) field.dataset.want = given[place];
    }
    this.form.dispatchEvent(new Event("restored"));
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }
}

export const clock = (at) =>
  new Date(at).toLocaleTimeString(document.documentElement.lang === "en" ? "en-GB" : "th-TH", {
    hour: "2-digit",
    minute: "2-digit",
  }).replace(":", document.documentElement.lang === "en" ? ":" : ".");

/** The server has what was sent under this id: the browser may forget it. */
export function forgetStored(id, name = "draft") {
  try {
    for (const key of Object.keys(localStorage)) {
      if (localStorage.getItem(key).includes(id) && JSON.parse(localStorage.getItem(key)).fields?.[name] === id) localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
