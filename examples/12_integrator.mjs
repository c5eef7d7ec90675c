// An app in another language takes notes in: the published schema, and the rules that a schema cannot say.
// `npm install` in this folder, then `node 12_integrator.mjs`. It needs nothing of Python.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const schemas = "../schemas/";

// The shape. All schemas are written for strict readers; ajv's two extra opinions are about style.
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
const { file } = read(`${schemas}v1/index.json`).schemas.find(({ kind }) => kind === "entry");
const hasShape = ajv.compile(read(schemas + file));

// The ledger. An app checks the rules of the kinds it takes in; this one takes notes and no bundles.
const isObject = (value) => value !== null && typeof value === "object";
const depth = (value) => (isObject(value) ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0);
const bytes = (value) => new TextEncoder().encode(JSON.stringify(value)).length;

function isOutside(value, scale) {
  if (typeof value !== "number" || !scale) return false;
  const [, low, high] = /^(-?\d+)-(\d+)$/.exec(scale).map(Number);
  return value < low || value > high;
}

const rules = {
  // The points of a series are rated on the scale of the distress beside it.
  "outside-scale": (name, value, owner) =>
    name === "series"
      ? value.some((point) => isOutside(point.value, owner.distress?.scale))
      : isOutside(value, owner.scale),
  "extensions-too-large": (name, value) => name === "extensions" && depth(value) <= 32 && bytes(value) > 65536,
  "extensions-too-deep": (name, value) => name === "extensions" && depth(value) > 32,
  "revision-cycle": (name, value, { revision = "1" }) => name === "supersedes" && value.includes(revision),
};

// A rule that is added to the ledger later is not passed over in silence.
const published = read(`${schemas}rules.json`).rules.filter(({ kinds }) => kinds.includes("entry"));
const unknown = published.filter(({ code }) => !(code in rules));
if (unknown.length) throw new Error(`rules without a check here: ${unknown.map(({ code }) => code)}`);

function* broken(node, at = "") {
  for (const [name, value] of Object.entries(node)) {
    for (const [code, isBroken] of Object.entries(rules))
      if (isBroken(name, value, node)) yield `${at}/${name} ${code}`;
    if (name !== "extensions" && isObject(value)) yield* broken(value, `${at}/${name}`);
  }
}

// What arrives is text. The error of JSON.parse quotes it, so that error is not passed on.
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Say the place and the rule, never the value: what is refused is as private as what is kept.
function problems(note) {
  if (note === undefined) return ["not JSON"];
  if (!hasShape(note))
    return hasShape.errors
      .filter(({ keyword }) => keyword !== "if")
      .map(({ instancePath, keyword }) => `${instancePath || "/"} ${keyword}`);
  return [...broken(note)];
}

const received = readFileSync(new URL("data/case-1-thought-record.json", import.meta.url), "utf8");
const entries = parsed(received)?.entries ?? [];
const taken = entries.filter((note) => problems(note).length === 0);
console.log(`${taken.length} of ${entries.length} notes of an export are taken in`);
console.log("a note that was cut short:", problems(parsed(JSON.stringify(entries[0]).slice(0, -9))).join());

// What this app sends: made by hand, with one thing wrong in each, and the last one right.
const note = {
  kind: "entry",
  schema_version: "1.0",
  id: "n1",
  recorded_at: "2026-02-03T18:40:00+00:00",
  helpfulness: { value: 7, scale: "0-10" },
  note: "A short walk, then tea.",
};
const sent = [
  { ...note, recorded_at: "yesterday" },
  { ...note, note: null },
  { ...note, helpfulness: { value: 70, scale: "0-10" } },
  { ...note, supersedes: ["1"] },
  note,
];
for (const [index, each] of sent.entries())
  console.log(`${index + 1}:`, problems(each).join(", ") || "may be sent");
