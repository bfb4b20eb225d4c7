// A month's form: the sum is read back while it is typed, lines are added without asking the server.
// Without this script the button asks for another line, and the step before sending reads the sum back.
import { satang, text, words } from "./baht.js";
import { Draft } from "../kit/draft.js";

const MOST = 60;

const attendAll = () => document.querySelectorAll("[data-telling]").forEach(attend);
document.addEventListener("renewed", attendAll); // a page that stands alone changes its form in place
attendAll();

function attend(part) {
  const form = part.closest("form");
  const sum = part.querySelector("[data-sum]");
  const fresh = part.querySelector("[data-new]");
  const more = part.querySelector("[data-more]");

  function add() {
    const lines = part.querySelectorAll("[data-line]").length;
    const last = fresh.querySelector("[data-line]:last-child");
    if (lines >= MOST || !last) return false;
    const line = last.cloneNode(true);
    const before = /_(\d+)/.exec(line.querySelector("[name]").name)[1];
    const swap = (value) => value.replace(new RegExp(`_${before}(?=$|_| )`, "g"), `_${form.elements.lines.value}`);
    for (const node of line.querySelectorAll("[id],[name],[for],[aria-describedby]"))
      for (const name of ["id", "name", "for", "aria-describedby"])
        if (node.hasAttribute(name)) node.setAttribute(name, swap(node.getAttribute(name)));
    for (const field of line.querySelectorAll("input")) field.value = "";
    for (const choice of line.querySelectorAll("select")) choice.value = choice.name.startsWith("channel") ? "unsplit" : "";
    for (const problem of line.querySelectorAll(".problem")) problem.remove();
    for (const wrong of [line, ...line.querySelectorAll(".wrong")]) wrong.classList.remove("wrong");
    fresh.append(line);
    form.elements.lines.value = Number(form.elements.lines.value) + 1;
    return line;
  }

  more.addEventListener("click", (event) => {
    const line = add();
    if (!line) return;
    event.preventDefault();
    line.querySelector("select").focus();
  });

  function show() {
    let total = 0n;
    let told = false;
    for (const field of part.querySelectorAll('[name^="baht_"]')) {
      if (!field.value.trim()) continue;
      const amount = satang(field.value);
      if (amount === null || amount < 0n) return (sum.hidden = true);
      total += amount;
      told = true;
    }
    sum.hidden = !told;
    sum.querySelector("[data-sum-number]").textContent = `${text(total)} ${sum.dataset.baht}`;
    sum.querySelector("[data-sum-words]").textContent = words(total);
  }
  form.addEventListener("input", show);

  // A draft may have more lines than a page that was opened anew.
  let again = false;
  form.addEventListener("restored", () => {
    const fields = form.dataset.draft && new Draft(form, form.dataset.draft).read()?.fields;
    if (fields && !again) {
      const wanted = Object.keys(fields).filter((name) => name.startsWith("baht_")).length;
      while (part.querySelectorAll("[data-line]").length < wanted && add());
      again = true;
      new Draft(form, form.dataset.draft).restore({ ...fields, lines: form.elements.lines.value });
    }
    const opens = [...fresh.querySelectorAll("input")].some((field) => field.value.trim());
    if (opens) part.querySelector("details").open = true;
    show();
  });
  show();
}
