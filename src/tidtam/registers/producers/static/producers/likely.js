// While a producer is typed, what it may double is shown. Without this script the same is said when it is saved.
// The box says which fields of its form are what: data-fields="name_th:name area:village phone:person-phone".
const PAUSE = 600;

for (const box of document.querySelectorAll("[data-likely]")) {
  const form = box.closest("form");
  const fields = box.dataset.fields.split(/\s+/).map((pair) => pair.split(":"));
  const names = new Set(fields.map(([, name]) => name));
  let timer = 0;
  let asking = null;
  let before = "";

  const typed = () => {
    const sent = new FormData();
    const all = new FormData(form);
    for (const [key, name] of fields) sent.set(key, all.get(name) ?? "");
    if (box.dataset.producer) sent.set("producer", box.dataset.producer);
    return sent;
  };

  const ask = async () => {
    const sent = typed();
    const now = JSON.stringify([...sent]);
    if (now === before) return;
    before = now;
    asking?.abort();
    asking = new AbortController();
    sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(box.dataset.likely, {
        method: "POST",
        body: sent,
        signal: asking.signal,
        credentials: "same-origin",
      });
      if (answer.ok) box.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    } catch {
      before = ""; // no connection: asked again with the next change, and in any case on saving
    }
  };

  form.addEventListener("input", (event) => {
    if (!names.has(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (names.has(event.target.name)) ask();
  });
}
