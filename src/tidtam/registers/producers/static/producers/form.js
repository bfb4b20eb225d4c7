// The form shows what the chosen type of producer needs, and takes the phone's position.

const form = document.querySelector("form[data-draft]");

const kinds = form.querySelectorAll("[data-kinds]");
function show() {
  const chosen = form.querySelector("[name=kind]:checked")?.value;
  for (const part of kinds) part.hidden = !part.dataset.kinds.split(" ").includes(chosen);
}
if (kinds.length) {
  form.addEventListener("change", show);
  form.addEventListener("restored", show);
  show();
}

const place = form.querySelector("[data-place]");
const locate = place?.querySelector("[data-locate]");
if (locate && "geolocation" in navigator) {
  const said = place.querySelector("[data-position]");
  locate.hidden = false;
  locate.addEventListener("click", () => {
    said.textContent = place.dataset.searching;
    navigator.geolocation.getCurrentPosition(found, () => (said.textContent = place.dataset.lost), {
      enableHighAccuracy: true,
      timeout: 20000,
      maximumAge: 60000,
    });
  });
  const found = ({ coords }) => {
    const field = form.elements.position;
    field.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
    said.textContent = place.dataset.found.replace("{metres}", Math.round(coords.accuracy));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
}
