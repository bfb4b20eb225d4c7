// What is typed stays on the phone, as typed, until the server has acknowledged it. Photos cannot be kept there.

const LEFT_OUT = new Set(["csrfmiddlewaretoken", "photos", "kept"]);

export class Draft {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.key;
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
    for (const [name, value] of new FormData(this.form)) if (!LEFT_OUT.has(name)) fields[name] = value;
    const at = Date.now();
    try {
      localStorage.setItem(this.key, JSON.stringify({ at, fields }));
      return at;
    } catch {
      return null;
    }
  }

  /** Puts the fields back; one that the page no longer has is left alone. */
  restore(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.form.elements.namedItem(name);
      if (field) field.value = value;
    }
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
