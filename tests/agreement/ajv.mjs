// Judges lines of [name, text] by the schemas in the folder given: one line of true or false each.
// A text reaches the engine only if it keeps to the parse profile, so JSON.parse may read it.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";

const folder = process.argv[2];
// strict: every keyword is known; types may stand in another branch than the limits they are for
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
const compiled = new Map();

function judge(name) {
  if (!compiled.has(name)) {
    const text = readFileSync(`${folder}/${name}.schema.json`, "utf8");
    compiled.set(name, ajv.compile(JSON.parse(text)));
  }
  return compiled.get(name);
}

const verdicts = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const [name, text] = JSON.parse(line);
  verdicts.push(judge(name)(JSON.parse(text)));
}
process.stdout.write(JSON.stringify(verdicts));
