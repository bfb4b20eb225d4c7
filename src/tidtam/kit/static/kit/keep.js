// Things that a visitor keeps, in the storage of this device and nowhere else.
//   <button class="heart" type="button" hidden data-keep="v40151001" data-title data-place data-address>…
const PLACE = "tidtam.kept";
const MOST = 60;

export function kept() {
  try {
    const rows = JSON.parse(localStorage.getItem(PLACE) || "[]");
    return Array.isArray(rows) ? rows.filter((row) => row && typeof row.key === "string") : [];
  } catch {
    return [];
  }
}

export function keep(rows) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(rows.slice(0, MOST)));
    return true;
  } catch {
    return false; // storage is full, or the visitor allows none
  }
}

function show(button, isKept) {
  button.setAttribute("aria-pressed", String(isKept));
}

for (const button of document.querySelectorAll("button[data-keep]")) {
  const { keep: key, title, place, address } = button.dataset;
  show(button, kept().some((row) => row.key === key));
  button.hidden = false;
  button.addEventListener("click", () => {
    const rows = kept();
    const others = rows.filter((row) => row.key !== key);
    const wanted = others.length === rows.length;
    if (keep(wanted ? [{ key, title, place, address }, ...others] : others)) show(button, wanted);
  });
}
