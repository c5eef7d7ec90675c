// The ledger: the rules of schemas/rules.json that a JSON Schema cannot say, in plain JavaScript.
// Each gives [code, pointer] for every place that breaks it; documents have passed their schema.

import { readFileSync } from "node:fs";

const ZONES = new Set(
  readFileSync(new URL("../../src/homework_kit/models/zones.txt", import.meta.url), "ascii").split(/\s+/),
);
const RATED = [
  "value",
  "before",
  "after",
  "expected",
  "peak",
  "end",
  "intensity",
  "achievement",
  "closeness",
  "enjoyment",
];
const EXTENSION_BYTES = 65_536;
const EXTENSION_LEVELS = 32;
const DAY = 86_400_000;
const LISTS = ["assignments", "entries", "obstacles", "reviews"];

const isObject = (value) => value !== null && typeof value === "object";
const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

// Date keeps milliseconds, and an instant may have six digits of a second: compare the rest as text.
function instant(text) {
  const fraction = (/\.([0-9]+)/.exec(text)?.[1] ?? "").padEnd(6, "0");
  return [Date.parse(text.replace(/\.[0-9]+/, "")), Number(fraction)];
}
const isBefore = ([a, x], [b, y]) => a < b || (a === b && x < y);

function levels(value) {
  let [level, count] = [[value], 0];
  while (level.some(isObject)) {
    count += 1;
    level = level.filter(isObject).flatMap((each) => Object.values(each));
  }
  return count;
}

function* extensionRules(extensions, at) {
  if (levels(extensions) > EXTENSION_LEVELS) yield ["extensions-too-deep", at];
  // Member order does not change the size, so canonical JSON is as long as any other without spaces.
  else if (Buffer.byteLength(JSON.stringify(extensions)) > EXTENSION_BYTES)
    yield ["extensions-too-large", at];
}

function* scaleRule(node, at) {
  const [, low, high] = /^(-?[0-9]+)-([0-9]+)$/.exec(node.scale).map(Number);
  const rated = RATED.filter((name) => typeof node[name] === "number").map((name) => [
    `${at}/${name}`,
    node[name],
  ]);
  for (const [place, value] of rated) if (value < low || value > high) yield ["outside-scale", place];
}

function* seriesRule({ series, distress }, at) {
  for (const [index, point] of series.entries())
    yield* scaleRule({ value: point.value, scale: distress.scale }, `${at}/series/${index}`);
}

function* twice(items, keyOf, code, placeOf) {
  const seen = new Set();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (seen.has(key)) yield [code, placeOf(index)];
    seen.add(key);
  }
}

// What one object says of itself, wherever in a document it stands.
function* ownRules(node, at) {
  if (node.extensions) yield* extensionRules(node.extensions, `${at}/extensions`);
  if (node.scale) yield* scaleRule(node, at);
  if (node.type === "graded_step" && node.series && node.distress) yield* seriesRule(node, at);
  if (node.type === "graded_steps")
    yield* twice(
      node.steps,
      (step) => step.step_id,
      "duplicate-step",
      (index) => `${at}/steps/${index}/step_id`,
    );
  if (node.type === "listed")
    yield* twice(
      node.occasions,
      ({ key, on, at: time }) => key ?? JSON.stringify([on, time]),
      "duplicate-occasion",
      (index) => `${at}/occasions/${index}`,
    );
  if (node.type === "prompted") {
    const span = minutes(node.between.until) - minutes(node.between.from);
    if ((node.per_day - 1) * (node.min_gap_minutes ?? 0) >= span)
      yield ["prompts-do-not-fit", `${at}/between`];
  }
  if (node.time_zone && !ZONES.has(node.time_zone)) yield ["unknown-zone", `${at}/time_zone`];
  if (node.starts_on && node.ends_before && node.ends_before <= node.starts_on)
    yield ["ends-before-start", `${at}/ends_before`];
  if (node.supersedes?.includes(node.revision ?? "1")) yield ["revision-cycle", `${at}/supersedes`];
}

// `from` and `until` stand together in pauses, in a summary's window, and elsewhere without a rule.
function* spanRules(document) {
  for (const [index, pause] of (document.pauses ?? []).entries())
    if (pause.until && pause.until <= pause.from) yield ["ends-before-start", `/pauses/${index}/until`];
  if (document.window && isBefore(instant(document.window.until), instant(document.window.from)))
    yield ["ends-before-start", "/window/until"];
}

function* everyNode(node, at = "") {
  if (!isObject(node)) return;
  if (!Array.isArray(node)) yield [node, at];
  for (const [name, value] of Object.entries(node))
    if (name !== "extensions") yield* everyNode(value, `${at}/${name}`);
}

function* namedBy(document) {
  for (const member of ["replaces_assignment", "assignment_id", "next_assignment_id"])
    if (document[member] !== undefined) yield ["assignment", document[member], member];
  for (const member of ["assignment_version", "next_version"])
    if (document[member] !== undefined)
      yield ["version", JSON.stringify([document.assignment_id, document[member]]), member];
  if (document.entry_id !== undefined) yield ["entry", document.entry_id, "entry_id"];
  for (const [index, id] of (document.entries_looked_at ?? []).entries())
    yield ["entry", id, `entries_looked_at/${index}`];
}

function* referenceRules(bundle) {
  const { assignments = [], entries = [] } = bundle;
  const there = {
    assignment: new Set(assignments.map(({ id }) => id)),
    version: new Set(assignments.map(({ id, version }) => JSON.stringify([id, version]))),
    entry: new Set(entries.map(({ id }) => id)),
  };
  for (const list of LISTS)
    for (const [index, document] of (bundle[list] ?? []).entries()) {
      const at = `/${list}/${index}`;
      if (document.person_id !== undefined && document.person_id !== bundle.person_id)
        yield ["person-mismatch", `${at}/person_id`];
      for (const [what, name, member] of namedBy(document))
        if (!there[what].has(name)) yield ["unknown-reference", `${at}/${member}`];
    }
}

// A step counts from the day it was added; a day of slack covers a note near midnight in another zone.
function wasThere(step, entry) {
  const date = entry.occurred_on ?? (entry.occurred_at ?? entry.recorded_at)?.slice(0, 10);
  return !step.added_on || !date || Date.parse(step.added_on) <= Date.parse(date) + DAY;
}

function* stepRules({ assignments = [], entries = [] }) {
  for (const [index, entry] of entries.entries()) {
    if (entry.record?.type !== "graded_step" || entry.record.step_id === undefined) continue;
    const plans = assignments.filter(
      ({ id, version, task }) =>
        id === entry.assignment_id &&
        task !== undefined && // a tombstone has none
        [undefined, version].includes(entry.assignment_version),
    );
    const fits = (step) => step.step_id === entry.record.step_id && wasThere(step, entry);
    // Beside a revision with another task, the note may be about that one.
    const graded = plans.length > 0 && plans.every(({ task }) => task.type === "graded_steps");
    if (graded && !plans.some(({ task }) => task.steps.some(fits)))
      yield ["unknown-step", `/entries/${index}/record/step_id`];
  }
}

function* cycleRules(bundle) {
  for (const list of ["sessions", ...LISTS]) {
    const groups = new Map(); // one identity each: what every revision replaces, and where the last one stands
    for (const [index, { id, version = 0, revision = "1", supersedes = [] }] of (
      bundle[list] ?? []
    ).entries()) {
      const key = JSON.stringify([id, version]);
      const group = groups.get(key) ?? { replaces: new Map() };
      group.replaces.set(revision, [...(group.replaces.get(revision) ?? []), ...supersedes]);
      groups.set(key, Object.assign(group, { index }));
    }
    for (const { replaces, index } of groups.values()) {
      const reaches = (from, goal, seen = new Set()) =>
        (replaces.get(from) ?? []).some(
          (next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))),
        );
      if ([...replaces.keys()].some((name) => reaches(name, name)))
        yield ["revision-cycle", `/${list}/${index}/supersedes`];
    }
  }
}

export function* broken(document) {
  for (const [node, at] of everyNode(document)) yield* ownRules(node, at);
  for (const [index, plan] of (document.assignments ?? []).entries())
    for (const [code, place] of spanRules(plan)) yield [code, `/assignments/${index}${place}`];
  yield* spanRules(document);
  if (document.kind !== "bundle") return;
  yield* referenceRules(document);
  yield* stepRules(document);
  yield* cycleRules(document);
}
