// A list answers while its filters are being set: only the results change, what is typed keeps the focus.
// Without this script the form's button does the same.
const PAUSE = 350;

function attach(list) {
  const form = list.querySelector("form.filters");
  if (!form) return;
  let timer = 0;
  let asking = null;

  const address = () => {
    const asked = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) asked.append(key, value);
    const query = asked.toString();
    return query ? `${form.action}?${query}` : form.action;
  };

  const show = async () => {
    const url = address();
    asking?.abort();
    asking = new AbortController();
    const results = list.querySelector("[data-results]");
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: asking.signal, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(`[data-list="${list.dataset.list}"] [data-results]`);
      if (!answer.ok || !fresh) throw new Error(answer.status);
      results.replaceWith(fresh);
      history.replaceState(null, "", url);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
  });
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(show, event.target.type === "search" ? PAUSE : 0);
  });
}

document.querySelectorAll("[data-list]").forEach(attach);
