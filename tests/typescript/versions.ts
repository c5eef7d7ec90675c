// Which versions of a plan stand, and when each of them reigns.

import type { AnyAssignment, Assignment } from "../../schemas/typescript/homework-kit.d.ts";
import { Clock, type Moment } from "./clock.js";
import { dayOf, minutesOf } from "./dates.js";

type Zones = Parameters<typeof Clock.of>[0];

/** A version with its clock and the moments [start, end) in which it rules; empty where start = end. */
export interface Reign {
  plan: Assignment;
  clock: Clock;
  /** Minutes after 00:00 at which the person's day begins. */
  dayStarts: number;
  start: Moment;
  end: Moment;
  /** The date of the version's own end, or that of the next version's start, whichever comes first. */
  endsOn: string | undefined;
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
  const over = ["completed", "replaced", "stopped"].includes(plan.status ?? "active");
  const ends = [plan.ends_before, over ? plan.status_on : undefined]
    .filter((date) => date !== undefined)
    .map((date): [Moment, string] => [clock.resolve(dayOf(date), dayStarts).at, date]);
  for (const next of higher)
    ends.push([startOf(next, Clock.of(next.time_zone ?? zones)), next.starts_on]);
  ends.sort(([one], [other]) => one - other);
  const start = startOf(plan, clock);
  const [end, endsOn] = ends[0] ?? [Infinity, undefined];
  return { plan, clock, dayStarts, start, end: Math.max(start, end), endsOn };
}

/** Every version of every plan that ever reigns, with its reign. */
export function reigns(documents: readonly AnyAssignment[], zones: Zones): Reign[] {
  return [...standing(documents).values()]
    .flatMap((versions) =>
      versions.map((plan) =>
        reignOf(
          plan,
          versions.filter((other) => other.version > plan.version),
          zones,
        ),
      ),
    )
    .filter(({ start, end }) => start < end);
}
