// Runs every occurrence vector and prints a table of families; exits 1 on any difference.
// `node run.js -` reads vectors from standard input instead, one a line: how new ones are admitted.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Prompted } from "../../schemas/typescript/homework-kit.d.ts";
import { momentOf, ScheduleError } from "./clock.js";
import { dayOf, textOf } from "./dates.js";
import { nextOccurrence, occurrences, type Occurrence, type Question } from "./occurrences.js";
import { draw, type Draw } from "./prompts.js";

type Row = Partial<Occurrence> & Pick<Occurrence, "key" | "local_date">;

interface Vector {
  input: Question & { start: string; end: string; after?: string };
  expected: Row[] | Row | null | { error: string };
  draws?: (Draw & { date: string })[];
}

// Compiled, this file lies two folders deeper.
const FOLDER = new URL("../../../../schemas/vectors/behavior/occurrences/", import.meta.url);

/** A row with the members that it may leave out (see the vectors' README). */
function whole(row: Row): Row {
  return {
    version: 1,
    until_date: textOf(dayOf(row.local_date) + 1),
    required: 1,
    paused: false,
    set_aside: false,
    shifted: false,
    partial: false,
    ...row,
  };
}

function compute({ input }: Vector): Vector["expected"] {
  try {
    if (input.after !== undefined) return nextOccurrence(input, momentOf(input.after));
    return occurrences(input, momentOf(input.start), momentOf(input.end));
  } catch (error) {
    if (error instanceof ScheduleError) return { error: error.code };
    throw error;
  }
}

function compareMembers(place: string, expected: object, found: object): string[] {
  const members = new Map<string, unknown>(Object.entries(found));
  return Object.entries(expected).flatMap(([name, value]) =>
    members.get(name) === value
      ? []
      : [`${place}.${name}: ${value} expected, ${members.get(name)} found`],
  );
}

function compareRows(expected: Vector["expected"], found: Vector["expected"]): string[] {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const shown = (rows: Row[]): string => rows.map(({ key }) => key).join(" ");
    if (expected.length !== found.length)
      return [`${shown(expected) || "nothing"} expected, ${shown(found) || "nothing"} found`];
    return expected.flatMap((row, index) => compareMembers(row.key, whole(row), found[index]!));
  }
  if (expected && found && "key" in expected && "key" in found)
    return compareMembers(expected.key, whole(expected), found);
  const [one, other] = [JSON.stringify(expected), JSON.stringify(found)];
  return one === other ? [] : [`${one} expected, ${other} found`];
}

function compareDraws({ input, draws = [] }: Vector): string[] {
  const plan = input.assignments[0];
  if (draws.length === 0 || plan === undefined || !("schedule" in plan)) return [];
  const schedule = plan.schedule as Prompted;
  return draws.flatMap(({ date, n, ...expected }) =>
    compareMembers(`${date}#${n}`, expected, draw(schedule, plan.id, date)[n - 1] ?? {}),
  );
}

function differences(vector: Vector): string[] {
  return [...compareRows(vector.expected, compute(vector)), ...compareDraws(vector)];
}

const byName = (name: string): [string, () => string] => [
  name.replace(/\.json$/, ""),
  () => readFileSync(new URL(name, FOLDER), "utf8"),
];
const stream = process.argv[2] === "-";
const texts: [string, () => string][] = stream
  ? readFileSync(0, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line, index) => [`line/${index + 1}`, () => line])
  : readdirSync(fileURLToPath(FOLDER), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map(byName);

const table = new Map<string, [agree: number, differ: number]>();
for (const [name, read] of texts) {
  const family = name.split(/[\\/]/)[0]!;
  const counts = table.get(family) ?? [0, 0];
  table.set(family, counts);
  const found = differences(JSON.parse(read()) as Vector);
  counts[found.length ? 1 : 0] += 1;
  for (const each of found) console.log(`${name}: ${each}`);
}

const rows = [...table];
const total = [0, 1].map((index) => rows.reduce((sum, [, counts]) => sum + counts[index]!, 0));
console.log(`${"family".padEnd(16)}${"agree".padStart(7)}${"differ".padStart(8)}`);
for (const [family, [agree, differ]] of [...rows, ["all", total] as [string, number[]]])
  console.log(`${family.padEnd(16)}${String(agree).padStart(7)}${String(differ).padStart(8)}`);
process.exitCode = total[1] || !total[0] ? 1 : 0;
