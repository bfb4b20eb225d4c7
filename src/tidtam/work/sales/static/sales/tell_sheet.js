// A village's sheet on a phone: each sum is read back while it is typed; a sum and "nothing sold" exclude each other.
// Without this script the step before sending reads the sums back, and a row with both is asked about.
import { satang, words } from "./baht.js";

const attendAll = () => document.querySelectorAll("[data-rows]").forEach(attend);
document.addEventListener("renewed", attendAll); // a page that stands alone changes its form in place
attendAll();

function attend(form) {
  const rows = [...form.querySelectorAll("[data-row]")].map((row) => ({
    sum: row.querySelector("[inputmode]"),
    nil: row.querySelector("[type=checkbox]"),
    said: row.querySelector("[data-words]"),
  }));
  const show = ({ sum, said }) => {
    const amount = sum.value.trim() ? satang(sum.value) : null;
    said.hidden = amount === null || amount < 0n;
    said.textContent = said.hidden ? "" : words(amount);
  };
  for (const row of rows) {
    row.sum.addEventListener("input", () => {
      if (row.sum.value.trim()) row.nil.checked = false;
      show(row);
    });
    row.nil.addEventListener("input", () => {
      if (row.nil.checked) row.sum.value = "";
      show(row);
    });
    show(row);
  }
  form.addEventListener("restored", () => rows.forEach(show));
}
