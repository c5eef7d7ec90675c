// Which versions of a plan stand, and when each of them reigns.

import type { AnyAssignment, Assignment } from "../../schemas/typescript/homework-kit.d.ts";
import { Clock, type Moment } from "./clock.js";
import { dayOf, minutesOf } from "./dates.js";

type Zones = Parameters<typeof Clock.of>[0];

/** A version with its clock and the moments [start, end) in which it rules. */
export interface Reign {
  plan: Assignment;
  clock: Clock;
  /** Minutes after 00:00 at which the person's day begins. */
  dayStarts: number;
  start: Moment;
  end: Moment;
  /** The date that ended it: its own, or that on which the next version starts. */
  endsOn: string | undefined;
  /** The versions that rule later. */
  later: readonly Reign[];
  /** The version that ruled until the moment at which this one starts. */
  before: Reign | undefined;
}

interface Revised {
  revision?: string;
  supersedes?: string[];
}

/** What nothing else of the same identity replaces. */
export function heads<Document extends Revised>(
  documents: readonly Document[],
  identity: (document: Document) => string,
): Document[] {
  return documents.filter(
    (one) =>
      !documents.some(
        (other) =>
          identity(other) === identity(one) && other.supersedes?.includes(one.revision ?? "1"),
      ),
  );
}

/** The versions that stand, by assignment id; an id with a tombstone is not there. */
function standing(documents: readonly AnyAssignment[]): Map<string, Assignment[]> {
  const found = new Map<string, Assignment[]>();
  const stand = heads(documents, ({ id, version }) => JSON.stringify([id, version]));
  const deleted = new Set(stand.filter(({ deleted }) => deleted).map(({ id }) => id));
  for (const plan of stand)
    if (!plan.deleted && !deleted.has(plan.id) && plan.status !== "proposed")
      found.set(plan.id, [...(found.get(plan.id) ?? []), plan]);
  return found;
}

function startOf(plan: Assignment, clock: Clock): Moment {
  return clock.resolve(
    dayOf(plan.starts_on),
    minutesOf(plan.starts_at ?? plan.day_starts_at ?? "00:00"),
  ).at;
}

function reignOf(plan: Assignment, higher: readonly Assignment[], zones: Zones): Reign {
  const clock = Clock.of(plan.time_zone ?? zones);
  const dayStarts = minutesOf(plan.day_starts_at ?? "00:00");
  const start = startOf(plan, clock);
  const over = ["completed", "replaced", "stopped"].includes(plan.status ?? "active");
  let overtaken = Infinity;
  for (const next of higher)
    overtaken = Math.min(overtaken, startOf(next, Clock.of(next.time_zone ?? zones)));
  const reign: Reign = {
    plan, clock, dayStarts, start, end: overtaken, endsOn: undefined, later: [], before: undefined,
  };
  for (const date of [plan.ends_before, over ? plan.status_on : undefined]) {
    const end = date === undefined ? Infinity : clock.resolve(dayOf(date), dayStarts).at;
    if (end < reign.end) [reign.end, reign.endsOn] = [end, date];
  }
  return reign;
}

/** Every version of every plan that ever rules, in order for each plan. */
export function reigns(documents: readonly AnyAssignment[], zones: Zones): Reign[] {
  return [...standing(documents).values()].flatMap((versions) => {
    const found = versions
      .map((plan) => {
        const higher = versions.filter((other) => other.version > plan.version);
        return reignOf(plan, higher, zones);
      })
      .filter(({ start, end }) => start < end)
      .sort((one, other) => one.start - other.start);
    found.forEach((reign, index) => {
      reign.later = found.slice(index + 1);
      const before = found[index - 1];
      if (before?.end !== reign.start) return;
      reign.before = before;
      before.endsOn ??= reign.plan.starts_on;
    });
    return found;
  });
}
