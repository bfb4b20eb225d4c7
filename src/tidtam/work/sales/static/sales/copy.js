// Copies a text that can be selected without scripts, too.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = status.dataset.copied;
    } catch {
      text.focus();
      text.select();
      status.textContent = document.execCommand("copy") ? status.dataset.copied : status.dataset.kept;
    }
  });
}
