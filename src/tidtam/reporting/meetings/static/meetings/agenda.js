// Rows of an agenda change places at once, by the arrows or by dragging; without a script the arrows send the form.
const list = document.querySelector("[data-list]");
const rows = () => [...list.querySelectorAll("[data-row]")];

function renumber() {
  const all = rows();
  all.forEach((row, at) => {
    row.querySelector("[data-number]").textContent = at + 1;
    row.querySelector("[data-way=up]").disabled = at === 0;
    row.querySelector("[data-way=down]").disabled = at === all.length - 1;
    for (const button of row.querySelectorAll("button[name=do]")) button.value = button.value.replace(/\d+$/, at);
  });
}

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-way]");
  if (!button) return;
  event.preventDefault();
  const row = button.closest("[data-row]");
  if (button.dataset.way === "up") row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  renumber();
  (button.disabled ? row.querySelector("[data-way]:not(:disabled)") : button)?.focus();
});

for (const grip of list.querySelectorAll("[data-grip]")) {
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => drag(event, grip.closest("[data-row]"), grip));
}

function drag(event, row, grip) {
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  row.classList.add("dragged");
  const move = ({ clientY }) => {
    for (const other of rows()) {
      if (other === row) continue;
      const { top, bottom } = other.getBoundingClientRect();
      const middle = (top + bottom) / 2;
      const isBefore = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isBefore && clientY > middle && clientY < bottom + 4) other.after(row);
      if (!isBefore && clientY < middle && clientY > top - 4) other.before(row);
    }
  };
  const end = () => {
    row.classList.remove("dragged");
    grip.removeEventListener("pointermove", move);
    renumber();
  };
  grip.addEventListener("pointermove", move);
  grip.addEventListener("pointerup", end, { once: true });
  grip.addEventListener("pointercancel", end, { once: true });
}
