// The position of the phone, only when it is asked for.
const box = document.querySelector(".here");
if (box && navigator.geolocation) {
  const said = box.querySelector("[role=status]");
  const form = box.closest("form");
  box.hidden = false;
  box.querySelector("[data-here]").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      (at) => {
        form.latitude.value = at.coords.latitude.toFixed(6);
        form.longitude.value = at.coords.longitude.toFixed(6);
        said.textContent = `${said.dataset.said} (± ${Math.round(at.coords.accuracy)} m)`;
      },
      () => { said.textContent = said.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
}
