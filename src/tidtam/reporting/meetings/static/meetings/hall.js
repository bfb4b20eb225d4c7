// The wall asks every three seconds what it should show; what it shows stays when the connection goes.
const wall = document.querySelector("[data-hall]");
const away = document.querySelector("[data-away]");
let shown = "";

async function look() {
  try {
    const answer = await fetch(wall.dataset.hall, { redirect: "error", cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const part = await answer.text();
    if (part !== shown) wall.innerHTML = shown = part;
    away.hidden = true;
  } catch {
    away.hidden = false;
  }
  setTimeout(look, 3000);
}
look();
