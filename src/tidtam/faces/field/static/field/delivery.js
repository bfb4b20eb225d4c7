// Brings kept visits to the server: photos in pieces, then the visit; again and again until it has confirmed each.
import * as store from "./store.js";

const PIECE = 256 * 1024;
const SLACK = 120; // seconds by which a clock may differ and still be called right
const LONGEST_WAIT = 5 * 60_000;
const tellers = new Set();
let timer = 0;

export const onChange = (tell) => tellers.add(tell);
const changed = (what) => tellers.forEach((tell) => tell(what));

/** Seconds by which the clock was set wrong between the fetching of the day and the visit's beginning.
 *
 * Told by what has passed since on a clock that nobody sets, as long as the page lives; else nothing is altered, and a
 * time that cannot be is asked about.
 */
function wrongAtBegin(row, off) {
  if (row.at_typed || row.begun?.origin !== performance.timeOrigin) return 0;
  const sinceThen = Date.now() - row.begun.wall - (performance.now() - row.begun.mono);
  const wrong = off - row.off - sinceThen / 1000;
  return Math.abs(wrong) > SLACK ? Math.round(wrong) : 0;
}

/** Seconds by which this phone is ahead of the server's time; 0 where it is about right. */
export function offBy(serverTime, phoneTime = Date.now()) {
  const off = Math.round((phoneTime - Date.parse(serverTime)) / 1000);
  return Math.abs(off) > SLACK ? off : 0;
}

class Login extends Error {}
class Refused extends Error {
  constructor(messages, conflict = false) {
    super(messages.join(" "));
    this.conflict = conflict;
  }
}

/** Tries all that is to be sent; one tab at a time. */
export async function deliver(now = false) {
  clearTimeout(timer);
  const work = () => deliverAll(now);
  if (navigator.locks) await navigator.locks.request("tidtam-field", work);
  else await work();
}

async function deliverAll(now) {
  const ready = (await store.visits()).filter((one) => one.state === "ready").sort((a, b) => a.at - b.at);
  let next = Infinity;
  for (const one of ready) {
    if (!now && one.next_at > Date.now()) {
      next = Math.min(next, one.next_at);
      continue;
    }
    try {
      await deliverOne(await store.visit(one.id));
    } catch (problem) {
      if (problem instanceof Login) {
        changed({ login: true });
        return;
      }
      next = Math.min(next, await failed(one.id, problem));
    }
  }
  if (next < Infinity) timer = setTimeout(deliver, Math.max(1000, next - Date.now()));
}

async function failed(id, problem) {
  const row = await store.visit(id);
  if (!row || row.state !== "ready") return Infinity;
  if (problem instanceof Refused) {
    Object.assign(row, { state: "wrong", problem: problem.message, conflict: problem.conflict });
  } else {
    row.tries = (row.tries ?? 0) + 1;
    const wait = problem.wait ?? Math.min(LONGEST_WAIT, 2000 * 2 ** Math.min(row.tries, 10));
    row.next_at = Date.now() + wait * (0.8 + Math.random() * 0.4);
  }
  await store.putVisit(row);
  changed({ visit: id });
  return row.state === "ready" ? row.next_at : Infinity;
}

async function deliverOne(row) {
  if (!row || row.state !== "ready") return;
  changed({ sending: row.id });
  const { now, person } = await asked("clock.json");
  if (person !== row.person) return; // it waits for whoever wrote it
  if (!row.fixed) {
    const off = offBy(now);
    row.at -= 1000 * wrongAtBegin(row, off);
    row.clock_off = off || row.off || null;
    row.visited_at = new Date(row.at).toISOString();
    row.fixed = true;
    await store.putVisit(row); // before anything is sent: the same again must be the same
  }
  const photos = [];
  for (const id of row.photos) photos.push(await bring(await store.photo(id)));
  const receipt = await asked("visits/", { method: "POST", body: JSON.stringify(told(row, await store.photosOf(row.id))), headers: { "Content-Type": "application/json" } });
  const same = receipt.id === row.id && receipt.photos.join() === photos.join();
  if (!same) throw new Error("the receipt is not of this visit");
  const kept = { ...row, state: "accepted", receipt, problem: "", accepted_at: Date.now() };
  await store.settle(kept, row.photos);
  changed({ visit: row.id });
}

const told = (row, shots) => ({
  id: row.id,
  area: row.area.code,
  visited_at: row.visited_at,
  clock_off: row.clock_off,
  met: row.met ?? "",
  companions: row.companions ?? "",
  note: row.note ?? "",
  point: row.point ?? [null, null, null],
  photos: row.photos,
  findings: Object.entries(row.findings ?? {})
    .filter(([, one]) => one.answer)
    .map(([key, one]) => ({ key, answer: one.answer, note: one.note ?? "" })),
  checks: about("check", row, shots),
  targets: about("target", row, shots),
  assets: about("asset", row, shots),
});

/** The answers of one part, each with the ids of the photos that show it, in the order in which they were taken. */
const about = (kind, row, shots) =>
  Object.entries(row.answers ?? {})
    .filter(([name, one]) => name.startsWith(`${kind}:`) && one.answer)
    .map(([name, one]) => ({
      key: name.slice(kind.length + 1), answer: one.answer, note: one.note ?? "", what: one.what ?? "",
      photos: row.photos.filter((id) => shots.some((shot) => shot.id === id && shot.about === name)),
    }));

/** The photo's hash, once the server has said that it keeps a photo with just this hash. */
async function bring(photo) {
  if (photo.kept) return photo.sha256;
  const path = `photos/${photo.id}/`;
  let at = (await asked(path)).received;
  for (let round = 0; round < 10_000; round += 1) {
    const piece = photo.bytes.slice(at, at + PIECE);
    const standing = await asked(path, {
      method: "POST",
      body: piece,
      headers: {
        "Content-Type": "application/octet-stream",
        "X-Offset": String(at),
        "X-Size": String(photo.bytes.byteLength),
        "X-Sha256": photo.sha256,
        "X-Original-Sha256": photo.original_sha256,
      },
    });
    if (standing.kept) {
      if (standing.kept !== photo.sha256) throw new Error("the server keeps another photo");
      await store.putPhoto({ ...photo, kept: true });
      return photo.sha256;
    }
    if (standing.received === at && at >= photo.bytes.byteLength) throw new Error("nothing goes on");
    at = standing.received;
  }
  throw new Error("too many pieces");
}

async function asked(path, options = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") ?? "", ...options.headers };
  const answer = await reached(path, { credentials: "same-origin", cache: "no-store", redirect: "error", ...options, headers });
  if (answer.ok) return answer.json();
  if (answer.status === 401) throw new Login();
  const said = await answer.json().catch(() => ({}));
  if ([400, 404, 413, 422].includes(answer.status)) throw new Refused(said.errors ?? [`(${answer.status})`]);
  if (answer.status === 409 && path.startsWith("visits")) throw new Refused(said.errors ?? [], true);
  const problem = new Error(`${answer.status}`);
  const wait = Number(answer.headers.get("Retry-After"));
  if (wait > 0) problem.wait = wait * 1000;
  throw problem;
}

async function reached(path, options) {
  try {
    const answer = await fetch(path, options);
    changed({ reached: true });
    return answer;
  } catch (problem) {
    changed({ reached: false });
    throw problem;
  }
}

const cookie = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
