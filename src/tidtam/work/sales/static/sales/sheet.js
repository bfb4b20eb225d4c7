// A village's sheet: each row is saved in place, and the next one takes the cursor. Without this script the page
// comes back at the row that was saved.
const sheet = document.querySelector("[data-sheet]");

sheet?.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  const row = form.closest("li");
  const saves = form.elements.row;
  const told = new FormData(form, event.submitter);
  for (const button of row.querySelectorAll("button")) button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: told });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(row.id);
    if (!fresh) return location.reload();
    row.replaceWith(fresh);
    sheet.querySelector("[data-count]").textContent = page.querySelector("[data-count]").textContent;
    const wrong = fresh.querySelector("[aria-invalid]");
    const next = saves && !wrong && fresh.nextElementSibling?.querySelector("[name=baht]");
    (wrong ?? next ?? fresh.querySelector("[name=baht]"))?.focus();
  } catch {
    for (const button of row.querySelectorAll("button")) button.disabled = false;
    sheet.querySelector("[data-count]").textContent = sheet.dataset.lost;
  }
});
