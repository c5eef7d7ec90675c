// Local dates as whole days since 1970-01-01, and the dates and slots of a repeating rule.

import type { Repeating, Weekday } from "../../schemas/typescript/homework-kit.d.ts";

/** A local date: days since 1970-01-01 on the proleptic Gregorian calendar. */
export type Day = number;

const MS = 86_400_000;
const NAMES: readonly Weekday[] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

export const LAST_DAY: Day = dayOf("2199-12-31");

export function dayOf(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / MS;
}

export function textOf(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** Minutes since 00:00 of a time such as "08:05". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function timeOf(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Year, month 1 to 12, and day of the month. */
export function parts(day: Day): [year: number, month: number, dom: number] {
  const date = new Date(day * MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

export function firstOfMonth(year: number, month: number): Day {
  return Date.UTC(year, month - 1, 1) / MS; // month 13 is the next January
}

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function weekdayName(day: Day): Weekday {
  return NAMES[weekdayOf(day)]!;
}

/** The first date of the week that holds a date, where weeks start on a given weekday. */
export function weekOf(day: Day, starts: Weekday): Day {
  return day - ((weekdayOf(day) - NAMES.indexOf(starts) + 7) % 7);
}

/** Is the date the n-th of its weekday in [first, next), counted from the end where n is negative? */
function isNth(day: Day, n: number, first: Day, next: Day): boolean {
  return n > 0
    ? Math.floor((day - first) / 7) + 1 === n
    : Math.floor((next - 1 - day) / 7) + 1 === -n;
}

/** Does the day of the month match? Of a short month, `clamp` lets its last day stand for later ones. */
function matchesDom(day: Day, wanted: readonly number[], clamp: boolean): boolean {
  const [year, month, dom] = parts(day);
  const length = firstOfMonth(year, month + 1) - firstOfMonth(year, month);
  return wanted.some((each) => {
    if (each < 0) return dom === length + 1 + each;
    return dom === (clamp ? Math.min(each, length) : each);
  });
}

/** Is a date one of the rule, apart from count, until, extra and excluded dates? RFC 5545, 3.3.10. */
function matches(rule: Repeating, starts: Day, day: Day): boolean {
  const [year, month] = parts(day);
  const [year0, month0, dom0] = parts(starts);
  const { frequency, interval = 1, week_start = "mo", months = [] } = rule;
  const { weekdays = [], nth_weekdays: nths = [], month_days: doms = [] } = rule;
  const steps = {
    daily: day - starts,
    weekly: (weekOf(day, week_start) - weekOf(starts, week_start)) / 7,
    monthly: (year - year0) * 12 + month - month0,
    yearly: year - year0,
  }[frequency];
  if (steps % interval !== 0) return false;
  if (months.length && !months.includes(month)) return false;
  const clamp = rule.month_end === "clamp";
  if (doms.length && !matchesDom(day, doms, clamp)) return false;
  if (weekdays.length || nths.length) {
    const ofYear = frequency === "yearly" && !months.length;
    const [first, next] = ofYear
      ? [firstOfMonth(year, 1), firstOfMonth(year + 1, 1)]
      : [firstOfMonth(year, month), firstOfMonth(year, month + 1)];
    const name = weekdayName(day);
    return (
      weekdays.includes(name) ||
      nths.some((nth) => nth.day === name && isNth(day, nth.n, first, next))
    );
  }
  if (doms.length || frequency === "daily") return true;
  if (frequency === "weekly") return weekdayOf(day) === weekdayOf(starts);
  if (frequency === "yearly" && !months.length && month !== month0) return false;
  return matchesDom(day, [dom0], clamp);
}

/** A nominal slot: a date, and minutes since 00:00 unless it is day-long. */
export interface Slot {
  day: Day;
  minute?: number;
}

/** The nominal slots of a rule with dates in [from, before): rule, count and until, extra, excluded. */
export function slots(rule: Repeating, starts: Day, from: Day, before: Day): Slot[] {
  const times = [...new Set(rule.times ?? [])].sort().map(minutesOf);
  const until = rule.until === undefined ? LAST_DAY : dayOf(rule.until);
  const found = new Map<string, Slot>();
  const put = (day: Day, minute?: number): void => {
    if (day >= from && day < before)
      found.set(`${day}/${minute}`, minute === undefined ? { day } : { day, minute });
  };
  const each = times.length ? times : [undefined];
  let left = rule.count ?? Infinity;
  // Counting has to begin at the start; without a count there is nothing to learn before `from`.
  const first = rule.count === undefined ? Math.max(starts, from) : starts;
  for (let day = first; day <= until && day < before && left > 0; day += 1)
    if (matches(rule, starts, day)) for (const minute of each) if (left-- > 0) put(day, minute);
  for (const extra of rule.extra_dates ?? []) for (const minute of each) put(dayOf(extra), minute);
  const excluded = new Set((rule.exclude_dates ?? []).map(dayOf));
  return [...found.values()].filter(({ day }) => !excluded.has(day));
}
