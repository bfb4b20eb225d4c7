// Photos taken one after the other add up; each can be taken out again before it is sent.

export function gatherPhotos(box, onChange) {
  const input = box.querySelector("[data-gather]");
  const shown = box.querySelector("[data-shots]");
  let gathered = [];

  input.addEventListener("change", () => {
    const known = new Set(gathered.map(name));
    gathered = [...gathered, ...[...input.files].filter((file) => !known.has(name(file)))];
    refresh();
  });

  function refresh() {
    const carried = new DataTransfer();
    for (const file of gathered) carried.items.add(file);
    input.files = carried.files;
    shown.hidden = gathered.length === 0;
    for (const picture of shown.querySelectorAll("img")) URL.revokeObjectURL(picture.src);
    shown.replaceChildren(...gathered.map(tile));
    onChange(gathered.length);
  }

  function tile(file, place) {
    const picture = document.createElement("img");
    picture.src = URL.createObjectURL(file);
    picture.alt = file.name;
    const out = document.createElement("button");
    out.type = "button";
    out.className = "out";
    out.textContent = "✕";
    out.setAttribute("aria-label", `✕ ${file.name}`);
    out.addEventListener("click", () => {
      gathered = gathered.filter((_file, other) => other !== place);
      refresh();
      input.focus();
    });
    const cell = document.createElement("div");
    cell.append(picture, out);
    return cell;
  }
}

const name = (file) => `${file.name}/${file.size}/${file.lastModified}`;
