// What the server refused, at the fields and as a list on top; nothing typed is touched.

export function clearProblems(form) {
  for (const one of form.querySelectorAll(".problem, .problems")) one.remove();
  for (const one of form.querySelectorAll(".wrong")) one.classList.remove("wrong");
  for (const one of form.querySelectorAll("[aria-invalid]")) {
    one.removeAttribute("aria-invalid");
    if (one.getAttribute("aria-describedby")?.endsWith("_error")) one.removeAttribute("aria-describedby");
  }
}

export function showProblems(form, errors) {
  const list = document.createElement("ul");
  for (const [name, found] of Object.entries(errors)) {
    const text = found.map((one) => one.message).join(" ");
    list.append(line(mark(form, name, text), text));
  }
  const box = document.createElement("div");
  box.className = "problems";
  box.setAttribute("role", "alert");
  box.tabIndex = -1;
  const title = document.createElement("h2");
  title.textContent = form.dataset.title;
  box.append(title, list);
  form.querySelector("[data-problems]").replaceChildren(box);
  box.focus();
}

function line(target, text) {
  const item = document.createElement("li");
  if (!target) {
    item.textContent = text;
    return item;
  }
  const link = document.createElement("a");
  link.href = `#${target}`;
  link.textContent = text;
  item.append(link);
  return item;
}

/** Writes the text under the field; the id to which the list leads, "" for what belongs to no field. */
function mark(form, name, text) {
  const input = form.querySelector(`[name="${CSS.escape(name)}"]:not([type=radio], [type=hidden])`);
  const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? input?.closest(".field");
  if (!field) return "";
  const problem = document.createElement("p");
  problem.className = "problem";
  problem.id = `id_${name}_error`;
  problem.textContent = text;
  field.classList.add("wrong");
  if (field.matches(".field")) field.append(problem);
  else field.after(problem);
  const target = input ?? field;
  target.setAttribute("aria-invalid", "true");
  target.setAttribute("aria-describedby", problem.id);
  target.id ||= `id_${name}`;
  return target.id;
}
