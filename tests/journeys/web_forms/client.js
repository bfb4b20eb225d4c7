// Lists the forms at an OpenRosa address (?server=), shows the first by @getodk/web-forms, and sends what is filled.
import { OdkWebForm, webFormsPlugin } from "@getodk/web-forms";
import { createApp, h } from "vue";

const server = new URLSearchParams(location.search).get("server");
const headers = { "X-OpenRosa-Version": "1.0" };
const ask = (url) => fetch(url, { headers });
const xml = async (url) => new DOMParser().parseFromString(await (await ask(url)).text(), "text/xml");
const said = (node, name) => node.getElementsByTagName(name)[0].textContent;

const form = (await xml(`${server}/formList`)).getElementsByTagName("xform")[0];
const files = await xml(said(form, "manifestUrl"));
const formXml = await (await ask(said(form, "downloadUrl"))).text();
window.sent = [];

async function send(payload, done) {
  for (const body of Array.isArray(payload.data) ? payload.data : [payload.data]) {
    const answer = await fetch(`${server}/submission`, { method: "POST", headers, body });
    window.sent.push({ status: answer.status, words: await answer.text(), parts: [...body.keys()] });
  }
  done?.({});
}

createApp({
  render: () =>
    h(OdkWebForm, {
      formXml,
      fetchFormAttachment: () => ask(said(files, "downloadUrl")),
      missingResourceBehavior: "ERROR",
      onSubmit: send,
    }),
})
  .use(webFormsPlugin)
  .mount("#form");
