// The clock a plan follows: one zone, or the zones in which the person was, one after the other.

import { Temporal } from "temporal-polyfill";
import { textOf, timeOf, type Day } from "./dates.js";

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Moment = number;

export class ScheduleError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export interface Resolved {
  at: Moment;
  zone: string;
  /** A gap or travel moved the wall time. */
  moved: boolean;
  /** The whole local date did not happen; `at` is where it would have been. */
  absent: boolean;
}

interface Stretch {
  from: Moment;
  until: Moment;
  zone: string;
}

export function momentOf(text: string): Moment {
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(text)) throw new ScheduleError("aware-time-needed");
  return Temporal.Instant.from(text).epochMilliseconds;
}

function inZone(zone: string, day: Day, minute: number): Resolved {
  const date = textOf(day);
  const wall = Temporal.PlainDateTime.from(`${date}T${timeOf(minute)}`);
  // "compatible" is the rule of the page: forward by the gap, the first of a fold.
  const found = wall.toZonedDateTime(zone, { disambiguation: "compatible" });
  const moved = !found.toPlainDateTime().equals(wall);
  const absent = moved && !wall.toPlainDate().toZonedDateTime(zone).toPlainDate().equals(date);
  return { at: found.epochMilliseconds, zone, moved, absent };
}

export class Clock {
  private constructor(private readonly stretches: readonly Stretch[]) {}

  /** A clock of one zone name, or of dated stretches of which the first reaches back. */
  static of(zones: string | readonly { from: string; time_zone: string }[] | undefined): Clock {
    if (zones === undefined || zones.length === 0) throw new ScheduleError("zone-needed");
    const spans =
      typeof zones === "string"
        ? [{ from: -Infinity, zone: zones }]
        : zones
            .map((each) => ({ from: momentOf(each.from), zone: each.time_zone }))
            .sort((one, other) => one.from - other.from);
    for (const { zone } of spans)
      try {
        new Intl.DateTimeFormat("en", { timeZone: zone });
      } catch {
        throw new ScheduleError("unknown-zone");
      }
    return new Clock(
      spans.map(({ from, zone }, index) => ({
        from: index === 0 ? -Infinity : from,
        until: spans[index + 1]?.from ?? Infinity,
        zone,
      })),
    );
  }

  /** The moment of a wall time. The first that lies in its own stretch holds; else the arrival. */
  resolve(day: Day, minute: number): Resolved {
    let otherwise: Resolved | undefined;
    for (const { from, until, zone } of this.stretches) {
      const found = inZone(zone, day, minute);
      const inside = from <= found.at && found.at < until;
      if (inside && !found.absent) return found;
      if (inside) otherwise ??= found;
      if (found.at < from) otherwise ??= { at: from, zone, moved: true, absent: false };
    }
    return otherwise!; // outside of all stretches means that one was jumped over
  }

  zoneAt(at: Moment): string {
    return this.stretches.find(({ until }) => at < until)!.zone;
  }

  private local(at: Moment): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.zoneAt(at));
  }

  /** The person's day that holds a moment, where days start so many minutes after 00:00. */
  dayAt(at: Moment, dayStarts: number): Day {
    const wall = this.local(at).toPlainDateTime().subtract({ minutes: dayStarts });
    return Date.UTC(wall.year, wall.month - 1, wall.day) / 86_400_000;
  }

  /** A moment with the offset of the zone in force, such as 2026-03-29T08:05:00+01:00. */
  text(at: Moment): string {
    const local = this.local(at);
    return local.toString({ timeZoneName: "never", smallestUnit: "second" });
  }
}
