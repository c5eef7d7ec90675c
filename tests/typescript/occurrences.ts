// The occasions of a plan, written from docs/explanation/scheduling.md and nothing else.

import type {
  AnyAssignment,
  ListedOccasion,
  Session,
  Target,
  ZoneSpan,
} from "../../schemas/typescript/homework-kit.d.ts";
import { momentOf, ScheduleError, type Moment } from "./clock.js";
import * as dates from "./dates.js";
import type { Day } from "./dates.js";
import { draw } from "./prompts.js";
import { heads, reigns, type Reign } from "./versions.js";

export interface Question {
  assignments: AnyAssignment[];
  zones?: string | ZoneSpan[];
  sessions?: Session[];
  limit?: number;
}

export interface Occurrence {
  assignment_id: string;
  key: string;
  version: number;
  zone: string;
  local_date: string;
  until_date: string;
  opens: string;
  due: string;
  closes: string;
  required: number;
  paused: boolean;
  set_aside: boolean;
  shifted: boolean;
  partial: boolean;
}

/** An occasion in moments, before it is cut to the reign of its version. */
interface Found {
  key: string;
  first: Day;
  /** The first date after it. */
  until: Day;
  opens: Moment;
  due: Moment;
  closes: Moment;
  zone: string;
  shifted?: boolean;
  partial?: boolean;
  period?: boolean;
  required?: number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A timed slot or a prompt. Minutes are elapsed; the default close is a wall time. */
function timed(
  { clock, dayStarts }: Reign,
  slot: { day: Day; minute: number },
  { window_minutes: window, opens_minutes_before: before = 0, key = "" }: {
    window_minutes?: number;
    opens_minutes_before?: number;
    key?: string;
  },
): Found[] {
  const { at: due, zone, moved, absent } = clock.resolve(slot.day, slot.minute);
  if (absent) return [];
  let first = slot.minute < dayStarts ? slot.day - 1 : slot.day;
  // A day that did not happen holds nothing: the day before it runs on until the next one.
  while (clock.resolve(first, dayStarts).absent) first -= 1;
  const until = first + 1;
  let closes = window === undefined ? clock.resolve(until, dayStarts).at : due + window * MINUTE;
  // A gap that pushes a slot over the end of its own day lends it the next day's end.
  if (closes <= due) closes = clock.resolve(until + 1, dayStarts).at;
  key ||= `${dates.textOf(slot.day)}T${dates.timeOf(slot.minute)}`;
  return [{ key, first, until, opens: due - before * MINUTE, due, closes, zone, shifted: moved }];
}

/** A day-long occasion: it opens and closes with the person's day, and is due when it closes. */
function dayLong(
  { clock, dayStarts }: Reign,
  first: Day,
  { window_minutes: window, key = dates.textOf(first) }: { window_minutes?: number; key?: string },
): Found[] {
  const { at: opens, zone, moved, absent } = clock.resolve(first, dayStarts);
  if (absent) return [];
  const closes =
    window === undefined ? clock.resolve(first + 1, dayStarts).at : opens + window * MINUTE;
  return [{ key, first, until: first + 1, opens, due: closes, closes, zone, shifted: moved }];
}

function listed(reign: Reign, { on, at, key, ...rest }: ListedOccasion): Found[] {
  const more = { ...rest, ...(key === undefined ? {} : { key: `id:${key}` }) };
  const day = dates.dayOf(on);
  return at === undefined
    ? dayLong(reign, day, more)
    : timed(reign, { day, minute: dates.minutesOf(at) }, more);
}

/** The dates [first, until) of the period that holds a date, before any cut. */
function periodOf(starts: Day, { per, week_starts: week = "plan" }: Target, day: Day): [Day, Day] {
  if (per === "day") return [day, day + 1];
  if (per === "month") {
    const [year, month] = dates.parts(day);
    return [dates.firstOfMonth(year, month), dates.firstOfMonth(year, month + 1)];
  }
  const first = week === "plan" ? day - ((day - starts) % 7) : dates.weekOf(day, week);
  return [first, first + 7];
}

/** The first date after what closes at a moment. */
function dateAfter({ clock, dayStarts }: Reign, closes: Moment): Day {
  const day = clock.dayAt(closes, dayStarts);
  return clock.resolve(day, dayStarts).at < closes ? day + 1 : day;
}

/** The target periods that begin in [from, before), cut to the reign. */
function periods(reign: Reign, schedule: Target, from: Day, before: Day): Found[] {
  const { plan, clock, dayStarts } = reign;
  let starts = dates.dayOf(plan.starts_on);
  while (clock.resolve(starts, dayStarts).absent) starts += 1; // what did not happen starts nothing
  const found: Found[] = [];
  for (let day = Math.max(from, starts); day < before; day += 1) {
    const [first, until] = periodOf(starts, schedule, day);
    if (day !== Math.max(first, starts)) continue;
    const begins = clock.resolve(day, dayStarts);
    if (begins.absent && schedule.per === "day") continue;
    const opens = Math.max(begins.at, reign.start);
    const whole = clock.resolve(until, dayStarts).at;
    const closes = Math.min(whole, reign.end);
    if (opens >= closes) continue;
    const midday = plan.starts_at !== undefined && opens > begins.at;
    const time = midday ? `T${plan.starts_at}` : "";
    found.push({
      key: `${dates.textOf(day)}${time}/${schedule.per}`,
      first: day,
      until: closes < whole ? dateAfter(reign, closes) : until,
      opens,
      due: closes,
      closes,
      zone: begins.zone,
      shifted: first === day && begins.moved && !midday, // a cut is no gap
      partial: first < day || midday || closes < whole,
      period: true,
      required: schedule.times,
    });
  }
  return found;
}

function asksPerSession({ plan: { schedule } }: Reign): boolean {
  return schedule.type === "before_session" || (schedule.type === "target" && schedule.per === "session");
}

/** What is due before each session that this version rules. */
function meetings(reign: Reign, sessions: readonly Session[], target?: Target): Found[] {
  const { clock, dayStarts, start, end, endsOn, later } = reign;
  // A period that opened under one version and is due under the next belongs to the next.
  let first = reign;
  while (first.before !== undefined && asksPerSession(first.before)) first = first.before;
  const known = heads(sessions, ({ id }) => id)
    .map(({ id, on, at }) => ({
      id,
      on,
      moment: at === undefined ? clock.resolve(dates.dayOf(on), dayStarts).at : momentOf(at),
    }))
    // At the one on its own first date the plan was agreed: it asks for nothing.
    .filter(({ on }) => on !== first.plan.starts_on || first.plan.starts_at !== undefined)
    .sort((one, other) => one.moment - other.moment);
  return known.flatMap(({ id, on, moment: closes }, index) => {
    // On the date of its end the plan has run up to the session; one that began before it takes it.
    const taken = later.some((each) => asksPerSession(each) && each.start < closes);
    if (closes < start || (closes >= end && (on !== endsOn || taken))) return [];
    const opens = Math.max(known[index - 1]?.moment ?? -Infinity, first.start);
    if (opens >= closes) return [];
    const local = clock.dayAt(opens, dayStarts);
    const until = Math.max(clock.dayAt(closes, dayStarts), local + 1);
    const more = target === undefined ? {} : { required: target.times, period: true };
    const zone = clock.zoneAt(opens);
    const key = `session:${id}`;
    return [{ key, first: local, until, opens, due: closes, closes, zone, ...more }];
  });
}

/** The occasions of one version whose dates lie in [from, before), and perhaps more. */
function found(reign: Reign, sessions: readonly Session[], from: Day, before: Day): Found[] {
  const { plan } = reign;
  const { schedule } = plan;
  switch (schedule.type) {
    case "as_needed":
      return [];
    case "once":
      return listed(reign, schedule);
    case "listed":
      return schedule.occasions.flatMap((each) => listed(reign, each));
    case "before_session":
      return meetings(reign, sessions);
    case "target":
      return schedule.per === "session"
        ? meetings(reign, sessions, schedule)
        : periods(reign, schedule, from, before);
    case "repeating":
      return dates
        .slots(schedule, dates.dayOf(plan.starts_on), from, before)
        .flatMap(({ day, minute }) =>
          minute === undefined
            ? dayLong(reign, day, schedule)
            : timed(reign, { day, minute }, schedule),
        );
    case "prompted": {
      const { weekdays = [], window_minutes = 45, between } = schedule;
      const result: Found[] = [];
      for (let day = Math.max(from, dates.dayOf(plan.starts_on)); day < before; day += 1) {
        if (weekdays.length && !weekdays.includes(dates.weekdayName(day))) continue;
        const date = dates.textOf(day);
        for (const { n, minute } of draw(schedule, plan.id, date)) {
          const slot = { day, minute: dates.minutesOf(between.from) + minute };
          result.push(...timed(reign, slot, { window_minutes, key: `${date}#${n}` }));
        }
      }
      return result;
    }
  }
}

/** Does an occasion lie in a pause: by its local date, and a target period with all of its dates? */
function isPaused({ plan }: Reign, { first, until, period = false }: Found): boolean {
  const inside = (day: Day): boolean =>
    (plan.pauses ?? []).some(
      (pause) =>
        dates.dayOf(pause.from) <= day &&
        (pause.until === undefined || day < dates.dayOf(pause.until)),
    );
  const last = period ? Math.max(first, until - 1) : first;
  for (let day = first; day <= last; day += 1) if (!inside(day)) return false;
  return true;
}

/** For how many minutes before its time an occasion of a version may open. */
function early({ plan: { schedule } }: Reign): number {
  return schedule.type === "repeating" ? (schedule.opens_minutes_before ?? 0) : 0;
}

/** The occasions of one version that open before `end`, cut to its reign; `start` bounds the search. */
function ofReign(reign: Reign, sessions: readonly Session[], start: Moment, end: Moment): Found[] {
  // Days more on either side hold every offset; what opens early is looked for later, too.
  const from = Math.floor(Math.max(start, reign.start) / DAY) - 2;
  const before = Math.ceil(Math.min(end, reign.end) / DAY) + 3 + Math.ceil(early(reign) / 1440);
  const all = found(reign, sessions, from, Math.min(before, dates.LAST_DAY + 1));
  const cut = asksPerSession(reign)
    ? all
    : all
        // What has a time is due before it closes, and may be due at the very start.
        .filter(({ due, closes }) => (due < closes ? due >= reign.start : due > reign.start))
        .map((each) => ({ ...each, opens: Math.max(each.opens, reign.start) }))
        .filter(({ opens }) => opens < reign.end);
  return cut.filter(({ opens, first }) => opens < end && first <= dates.LAST_DAY);
}

/** Every occasion that opens in [start, end), in order, with its version. */
function expand(question: Question, start: Moment, end: Moment): { reign: Reign; each: Found }[] {
  const { assignments, zones, sessions = [] } = question;
  const all = reigns(assignments, zones);
  // What opened before a switch keeps its version, so the next version asks for it no second time.
  const back = start - (3 + Math.max(0, ...all.map(early)) / 1440) * DAY;
  const rows = new Map<string, { reign: Reign; each: Found }>();
  for (const reign of all)
    for (const each of ofReign(reign, sessions, back, end)) {
      const name = JSON.stringify([reign.plan.id, each.key]);
      if (!rows.has(name)) rows.set(name, { reign, each });
    }
  const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return [...rows.values()]
    .filter(({ each }) => start <= each.opens)
    .sort(
      ({ each: one, reign: { plan } }, { each: other, reign: { plan: otherPlan } }) =>
        one.opens - other.opens ||
        one.closes - other.closes ||
        order(plan.id, otherPlan.id) ||
        order(one.key, other.key),
    );
}

/** The occasions on which practice is expected, with `start <= opens < end`. */
export function occurrences(question: Question, start: Moment, end: Moment): Occurrence[] {
  const rows = expand(question, start, end);
  if (rows.length > (question.limit ?? 1_000_000)) throw new ScheduleError("too-many-occurrences");
  return rows.map(({ reign, each }) => ({
    assignment_id: reign.plan.id,
    key: each.key,
    version: reign.plan.version,
    zone: each.zone,
    local_date: dates.textOf(each.first),
    until_date: dates.textOf(each.until),
    opens: reign.clock.text(each.opens),
    due: reign.clock.text(each.due),
    closes: reign.clock.text(each.closes),
    required: each.required ?? 1,
    paused: isPaused(reign, each),
    set_aside: (reign.plan.set_aside ?? []).some(({ occurrence }) => occurrence === each.key),
    shifted: each.shifted ?? false,
    partial: each.partial ?? false,
  }));
}

/** The first occasion that opens strictly after a moment and is neither paused nor set aside. */
export function nextOccurrence(question: Question, after: Moment): Occurrence | null {
  const last = (dates.LAST_DAY + 2) * DAY;
  for (let start = after + 1, step = 7 * DAY; start < last; start += step, step *= 2) {
    const found = occurrences(question, start, Math.min(start + step, last));
    const first = found.find(({ paused, set_aside }) => !paused && !set_aside);
    if (first !== undefined) return first;
  }
  return null;
}
