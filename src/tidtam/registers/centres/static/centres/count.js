/* Presses are kept on the phone until the server has them: each has a number of its own and counts once. */
const part = document.querySelector("[data-counting]");
const key = `counting:${part.dataset.counting}`;
const today = part.querySelector("[data-today]");
const said = part.querySelector("[data-waiting]");
const token = part.querySelector("[name=csrfmiddlewaretoken]").value;
let sure = Number(today.textContent);
let busy = false;

const kept = () => JSON.parse(localStorage.getItem(key) || "[]");
const keep = (rows) => localStorage.setItem(key, JSON.stringify(rows));

function show() {
  const rows = kept();
  const waiting = rows.reduce((sum, row) => sum + row.people, 0);
  today.textContent = Math.max(0, sure + waiting);
  said.textContent = rows.length && !navigator.onLine ? `${part.dataset.waits} ${waiting}` : "";
}

async function send() {
  if (busy) return;
  busy = true;
  try {
    for (let rows = kept(); rows.length; rows = kept()) {
      const [first] = rows;
      const answer = await fetch(location.href, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": token },
        body: new URLSearchParams({ id: first.id, people: first.people, on: first.on }),
      });
      if (answer.status >= 500 || answer.status === 403 || answer.redirected) break;
      const told = await answer.json();
      if (answer.ok) sure = told.today;
      keep(kept().filter((row) => row.id !== first.id));
      if (!answer.ok) said.textContent = told.wrong.join(" ");
      show();
    }
  } catch {
    said.textContent = `${part.dataset.waits} ${kept().reduce((sum, row) => sum + row.people, 0)}`;
  } finally {
    busy = false;
  }
}

for (const form of part.querySelectorAll(".steps-of form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep([...kept(), { id: crypto.randomUUID(), people: Number(event.submitter.value), on: part.dataset.day || "" }]);
    show();
    send();
  });
}
addEventListener("online", send);
show();
send();
