// Follows one job: asks each second, shows what it hears, and loads the page anew when the job is over.
const SECOND = 1000;
const LONGEST_WAIT = 15 * SECOND;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function ask(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function show(box, said) {
  const word = box.querySelector("[data-word]");
  word.textContent = said.word;
  word.className = `state ${said.shape}`;
  const text = box.querySelector("[data-text]");
  if (text.textContent !== said.text) text.textContent = said.text;
  const bar = box.querySelector("progress");
  if (said.total) {
    bar.max = said.total;
    bar.value = said.done;
  } else {
    bar.removeAttribute("value");
  }
}

async function follow(box) {
  let wait = SECOND;
  for (;;) {
    await pause(wait);
    if (document.hidden) continue;
    try {
      const said = await ask(box.dataset.follow);
      show(box, said);
      if (said.over) return location.reload();
      wait = SECOND;
    } catch {
      wait = Math.min(wait * 2, LONGEST_WAIT); // the server may be away for a moment; the job is not
    }
  }
}

for (const box of document.querySelectorAll("[data-follow]")) follow(box);
