// Runs every validity vector without the library: `npm install && npm run vectors`. See schemas/README.md.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import { broken } from "./ledger.mjs";
import { Refused, decode, parse } from "./profile.mjs";

const SCHEMAS = new URL("../../schemas/", import.meta.url);
const VECTORS = new URL("vectors/validity/", SCHEMAS);
const DOCUMENT_BYTES = 1024 * 1024;

const readJson = (url) => JSON.parse(readFileSync(url, "utf8"));
const published = readJson(new URL("v1/index.json", SCHEMAS)).schemas.filter(
  ({ kind }) => kind !== "document",
);
const ajv = new Ajv2020({ strict: false });
const schemas = new Map(
  published.map(({ kind, file }) => [kind, ajv.compile(readJson(new URL(file, SCHEMAS)))]),
);

// A vector is about bytes, a text, a text in parts that repeat, or a document.
function textOf({ base64, text, text_parts: parts, document }) {
  if (base64 !== undefined) return decode(Buffer.from(base64, "base64"));
  if (parts !== undefined) return parts.map(([part, times]) => part.repeat(times)).join("");
  return text ?? JSON.stringify(document);
}

// Documents say their kind, bare records their type; the two lists of names do not overlap.
function schemaOf(document) {
  if (document === null || typeof document !== "object" || Array.isArray(document))
    throw new Refused("wrong-type");
  const { kind, type } = document;
  if ("kind" in document) {
    if (typeof kind !== "string" || !schemas.has(kind)) throw new Refused("unknown-kind", "/kind");
    return schemas.get(kind);
  }
  if (typeof type !== "string" || !schemas.has(type)) throw new Refused("missing-member", "/kind");
  return schemas.get(type);
}

// Gives what is found: nothing, "schema", or code and pointer of each broken rule.
function judge(vector) {
  try {
    const text = textOf(vector);
    const document = parse(text);
    const accepts = schemaOf(document);
    if (document.kind !== "bundle" && Buffer.byteLength(text) > DOCUMENT_BYTES)
      throw new Refused("document-too-large");
    return accepts(document) ? [...broken(document)].map((found) => found.join(" ")) : ["schema"];
  } catch (error) {
    if (error instanceof Refused) return [`${error.code} ${error.pointer}`];
    throw error;
  }
}

const rules = new Set(readJson(new URL("rules.json", SCHEMAS)).rules.map(({ code }) => code));
let [passed, failed] = [0, 0];
for (const path of readdirSync(fileURLToPath(VECTORS), { recursive: true })
  .filter((name) => name.endsWith(".json"))
  .sort()) {
  const vector = readJson(new URL(path, VECTORS));
  const { valid, code, pointer } = vector.expected;
  const found = judge(vector);
  // The codes of what a schema refuses are the library's own wording; of a rule they are everyone's.
  const agrees = valid
    ? found.length === 0
    : found.includes(`${code} ${pointer}`) || (!rules.has(code) && found[0] === "schema");
  if (agrees) passed += 1;
  else failed += 1;
  if (!agrees)
    console.log(
      `${path}: expected ${valid ? "valid" : `${code} ${pointer}`}, found ${found.join(", ") || "valid"}`,
    );
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
