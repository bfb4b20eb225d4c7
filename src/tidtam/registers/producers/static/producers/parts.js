// Of the sub-types only those of the chosen category are offered; without scripts they stand under its name.
const part = document.querySelector("[data-parts] [name=part]");
const category = document.querySelector("[data-parts] [name=category]");

function offer() {
  const name = category.selectedOptions[0]?.textContent;
  for (const group of part.querySelectorAll("optgroup")) group.hidden = group.disabled = Boolean(category.value) && group.label !== name;
  if (part.selectedOptions[0]?.parentElement.disabled) part.value = "";
}
category.addEventListener("change", offer);
part.form.addEventListener("restored", offer);
offer();
