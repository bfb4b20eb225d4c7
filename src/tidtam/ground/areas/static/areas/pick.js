// District, subdistrict, village: the next list is fetched when one is chosen, instead of sending the form for it.

for (const part of document.querySelectorAll("[data-pick-area]")) {
  const [district, subdistrict, village] = ["district", "subdistrict", "village"].map((name) => part.querySelector(`[data-area=${name}]`));
  part.querySelector("[data-no-script]").hidden = true;
  follow(part, district, subdistrict, [village]);
  follow(part, subdistrict, village, []);
  part.closest("form").addEventListener("restored", async () => {
    if (subdistrict.dataset.want) await fill(part, district, subdistrict);
    if (village.dataset.want) await fill(part, subdistrict, village);
  });
}

function follow(part, from, to, beyond) {
  from.addEventListener("change", () => {
    for (const one of beyond) empty(part, one);
    fill(part, from, to);
  });
}

function empty(part, select) {
  select.replaceChildren(new Option(part.dataset.none, ""));
}

async function fill(part, from, to) {
  empty(part, to);
  if (!from.value) return;
  const asked = from.value;
  try {
    const answer = await fetch(`${part.dataset.children}?of=${encodeURIComponent(asked)}`, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status);
    const { areas } = await answer.json();
    if (from.value !== asked) return;
    to.append(...areas.map(([code, label]) => new Option(label, code)));
    if (to.dataset.want) to.value = to.dataset.want;
    delete to.dataset.want;
  } catch {
    part.querySelector("[data-no-script]").hidden = false;
  }
}
