// What a village is asked, and what is lacking in the answers. Nothing here is kept or sent.
import { word } from "./screens.js";

const MOST_PHOTOS = 60; // as the server takes with one visit

/** What a village is asked, whole: an app that was fetched by an earlier form of the day knows less. */
export const askedOf = (day, one) => ({
  matters: one.matters, targets: one.targets ?? [], assets: one.assets ?? [],
  checklist: day.checklists?.[one.checklist] ?? null, conditions: day.conditions ?? [],
});

/** What is asked today, and what was answered already although it is asked no more. */
export function asked(day, row) {
  const then = row.asked ?? { matters: row.matters ?? [], targets: [], assets: [], checklist: null, conditions: [] };
  const one = day?.villages.find((village) => village.code === row.area.code);
  if (!one) return then;
  const now = askedOf(day, one);
  const with_ = (kind, rows, before) => [...rows, ...before.filter((old) => row.answers?.[`${kind}:${old.key}`] && !rows.some((fresh) => fresh.key === old.key))];
  return {
    ...now,
    targets: with_("target", now.targets, then.targets), assets: with_("asset", now.assets, then.assets),
    checklist: Object.keys(row.answers ?? {}).some((about) => about.startsWith("check:")) ? then.checklist ?? now.checklist : now.checklist,
  };
}

/** What the server would refuse anyway, told before there is signal. */
export function lacking(day, row, shots) {
  const { matters, targets, checklist, assets, conditions } = asked(day, row);
  if (row.photos.length > MOST_PHOTOS) return word("too_many", { n: MOST_PHOTOS });
  const answers = Object.entries(row.findings).filter(([, one]) => one.answer);
  const replies = Object.entries(row.answers ?? {}).filter(([, one]) => one.answer);
  if (!answers.length && !replies.length && !row.note?.trim() && !row.photos.length) return word("needs_one");
  if (answers.some(([, one]) => one.answer === "not_fine" && !one.note?.trim()) && !row.note?.trim()) return word("needs_note");
  const reported = new Set(matters.filter((one) => one.reported).map((one) => one.key));
  const general = shots.some((one) => !one.about || one.about.startsWith("check:"));
  if (!general && answers.some(([key, one]) => one.answer === "fine" && reported.has(key))) return word("needs_photo");
  const broken = new Set(conditions.filter((one) => one.broken).map((one) => one.code));
  const names = new Map([...targets.map((one) => [`target:${one.key}`, one.what]), ...(checklist?.items ?? []).map((one) => [`check:${one.key}`, one.what]), ...assets.map((one) => [`asset:${one.key}`, one.what])]);
  for (const [about, one] of replies) {
    const bad = about.startsWith("asset:") ? broken.has(one.answer) : one.answer === "not_fine";
    const what = names.get(about) ?? one.what ?? "";
    if (bad && !one.note?.trim()) return word("needs_note_on", { what });
    if (bad && about.startsWith("asset:") && !shots.some((shot) => shot.about === about)) return word("needs_photo_on", { what });
  }
  const silent = shots.find((one) => one.about && !row.answers?.[one.about]?.answer);
  return silent ? word("needs_answer_on", { what: names.get(silent.about) ?? "" }) : "";
}
