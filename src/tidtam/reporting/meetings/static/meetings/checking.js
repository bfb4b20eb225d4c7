// A chosen or dropped file is hashed here and only its hash is asked for; a browser that cannot sends the file.

const CODE = /(?:Keywords>|รหัสเอกสาร )([a-hjkmnp-s]{4}-[a-hjkmnp-s]{4})(?![a-z-])/;

for (const form of document.querySelectorAll("form[data-check]")) {
  const input = form.querySelector("input[type=file]");
  const able = Boolean(globalThis.crypto?.subtle);

  form.addEventListener("submit", (event) => {
    if (!able || !input.files.length) return;
    event.preventDefault();
    compare(input.files[0]);
  });
  if (able) input.addEventListener("change", () => input.files.length && compare(input.files[0]));

  for (const kind of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.toggle("over", kind === "dragover");
    });
  }
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

async function compare(file) {
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const asked = new URLSearchParams({ sha256: [...digest].map((one) => one.toString(16).padStart(2, "0")).join("") });
  const code = new TextDecoder().decode(bytes).match(CODE)?.[1];
  if (code) asked.set("code", code);
  location.assign(`${location.pathname}?${asked}`);
}
