// What the phone keeps: the day's villages, visits, photos. Whatever the screen calls kept is on disk by then.

const NAME = "tidtam-field";
let opening;

export function open() {
  opening ??= new Promise((resolve, reject) => {
    if (!globalThis.indexedDB) return reject(new Error("no storage"));
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("days", { keyPath: "person" });
      asked.result.createObjectStore("visits", { keyPath: "id" });
      asked.result.createObjectStore("photos", { keyPath: "id" }).createIndex("visit", "visit");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
  return opening;
}

/** Runs `work` in one transaction; resolves with its request's result once everything is on disk. */
async function within(stores, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, mode, { durability: "strict" });
    const request = work(transaction);
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

const get = (store, key) => within([store], "readonly", (all) => all.objectStore(store).get(key));
const every = (store) => within([store], "readonly", (all) => all.objectStore(store).getAll());
const put = (store, row) => within([store], "readwrite", (all) => all.objectStore(store).put(row));

export const days = () => every("days");
export const putDay = (day) => put("days", day);
export const visit = (id) => get("visits", id);
export const visits = () => every("visits");
export const putVisit = (row) => put("visits", row);
export const photo = (id) => get("photos", id);
export const putPhoto = (row) => put("photos", row);
export const photosOf = (id) =>
  within(["photos"], "readonly", (all) => all.objectStore("photos").index("visit").getAll(id));

export async function forgetDays() {
  await within(["days"], "readwrite", (all) => all.objectStore("days").clear());
}

export async function addPhoto(row, photoRow) {
  await within(["visits", "photos"], "readwrite", (all) => {
    all.objectStore("photos").put(photoRow);
    return all.objectStore("visits").put(row);
  });
}

export async function dropPhoto(row, id) {
  await within(["visits", "photos"], "readwrite", (all) => {
    all.objectStore("photos").delete(id);
    return all.objectStore("visits").put(row);
  });
}

/** The visit without its photos: the server has confirmed each of them by its hash. */
export async function settle(row, photoIds) {
  await within(["visits", "photos"], "readwrite", (all) => {
    for (const id of photoIds) all.objectStore("photos").delete(id);
    return all.objectStore("visits").put(row);
  });
}

export async function dropVisit(id) {
  const own = await photosOf(id);
  await within(["visits", "photos"], "readwrite", (all) => {
    for (const one of own) all.objectStore("photos").delete(one.id);
    return all.objectStore("visits").delete(id);
  });
}

/** The same visit under a new id, with its photos, in one step. */
export async function copyVisit(row, photoRows, goneId) {
  await within(["visits", "photos"], "readwrite", (all) => {
    for (const one of photoRows) all.objectStore("photos").put(one);
    all.objectStore("visits").delete(goneId);
    return all.objectStore("visits").put(row);
  });
}
