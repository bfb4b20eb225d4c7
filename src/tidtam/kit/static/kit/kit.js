import { forgetStored } from "./draft.js";

// Menus close by Escape, by a click outside and by choosing; the list of a form's problems takes the focus.
const menus = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.querySelector("[data-focus]")?.focus();

// A form that is sent twice by a second tap is sent once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 8000);
});

addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Choosing in a form marked so sends it; without scripts its button does.
for (const form of document.querySelectorAll("form[data-choose]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

// Of many boxes all are chosen at once, and put back at once.
for (const button of document.querySelectorAll("[data-all]")) {
  const boxes = [...button.closest("fieldset").querySelectorAll("input[type=checkbox]")];
  button.hidden = boxes.length < 2;
  button.addEventListener("click", () => {
    const all = !boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = all;
  });
}

// A browser names its button for files in its own language; the page's language stands on this one.
for (const input of document.querySelectorAll("input[type=file]")) {
  const button = document.createElement("span");
  button.className = "button pick";
  button.setAttribute("aria-hidden", "true");
  button.textContent = input.accept.startsWith("image") ? document.body.dataset.photo : document.body.dataset.file;
  button.addEventListener("click", () => input.click());
  const chosen = document.createElement("span");
  chosen.className = "quiet";
  input.addEventListener("change", () => {
    chosen.textContent = "gather" in input.dataset ? "" : [...input.files].map((file) => file.name).join(", ");
  });
  input.classList.add("unseen");
  input.after(button, chosen);
}

// What the server says it has stored, the browser need not keep any longer (kit/drafts.py).
const stored = document.cookie.split("; ").find((one) => one.startsWith("stored="))?.slice("stored=".length);
if (stored) {
  forgetStored(stored);
  document.cookie = "stored=; path=/; max-age=0; samesite=lax";
}
