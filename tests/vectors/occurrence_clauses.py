"""The sentences that decide, word for word as docs/explanation/scheduling.md has them.

A test holds them equal to the page: whoever changes a sentence there looks at its vectors here.
"""

from __future__ import annotations

from typing import Final

CLAUSES: Final = {
    "absent": "A local date that did not happen (Samoa had no 30 December 2011) has no occasion.",
    "as-needed": "| `AsNeeded` | `as_needed` | none, so there is no denominator |",
    "before-start": "A timed slot that is due before its version starts is not there.",
    "bounded": "No occasion lies after 2199, a rule that yields nothing ends, and more than a "
    "million occasions at once raise `TooManyOccurrences` (`limit=` moves the line).",
    "canonical": "The JSON is canonical (RFC 8785): characters beyond ASCII as they are, no "
    "escapes but the needed ones.",
    "count": "`count` counts slots, as RFC 5545 does.",
    "cut": "A target period is cut at the switch and is `partial` on the old side.",
    "day": "At 03:00, a note at 01:20 belongs to the evening before, and day-long occasions open "
    "and close at 03:00.",
    "day-long": "| day-long | with the person's day | when it closes | `window_minutes` after "
    "opening; without, with the day |",
    "defaults": "Weekly without weekdays means the weekday of `starts_on`; monthly without days, "
    "its day of the month; yearly, its date.",
    "elapsed": "Minutes are elapsed time, so a window keeps its length through a clock change.",
    "ends": "`ends_before` and `status_on` are the first local date *without* occasions.",
    "expansion": "the occasions with `start <= opens < end`: windows side by side neither drop "
    "nor double one",
    "first-partial": 'with a weekday or `per="month"` its first period may be partial too, and '
    "its key is the first local date inside.",
    "floating": "A wall time is tried in each stretch in order, and the first instant inside its "
    "own stretch holds.",
    "fold": "One slot is one occasion, in a fold too.",
    "gap": "A local time that does not exist (a gap) moves forward by the gap; one that exists "
    "twice (a fold) is the first of the two.",
    "gap-count": "A gap does not use up a count, and a date that is in both lists is out.",
    "gap-two": "Two slots that a gap puts on one instant stay two occasions.",
    "half-open": "All are half-open; there is no 23:59:59.",
    "issued": "`issued_at` and `ended` of a listed occasion keep what the other system said, and "
    "change no count; `set_aside` does.",
    "key": "Together with the assignment id it names an occasion through daylight saving, travel, "
    "a new window and a new version",
    "listed": "| `ListedOccasions` | `listed` | the ones listed: irregular plans, and prompts "
    "that another system issued |",
    "listed-key": "| `id:abc` | a listed occasion that has a `key` of its own |",
    "midnight": "A day whose midnight does not exist starts at its first existing instant.",
    "month-end": 'Monthly on the 31st leaves short months out (`month_end="skip"`) or takes their '
    'last day (`"clamp"`), and never drifts.',
    "next": "the first that opens strictly after a moment, or None",
    "next-left-out": "leave out what is paused or set aside; `occurrences` gives it, marked.",
    "no-session": "Without a known next session nothing is due.",
    "once": "| `Once` | `once` | one, on a date, at a time or all day |",
    "opened-before": "An occasion that opened before the switch keeps its key and its version; "
    "its window may run past the switch and counts in full.",
    "opens-with": "What would open before a version's start, and is due after it, opens with the "
    "version.",
    "order": "Order: the rule's local dates, then `count` and `until` (inclusive), then "
    "`extra_dates` in and `exclude_dates` out, then instants.",
    "overtaken": "A version that is overtaken before it starts never reigns.",
    "own-pauses": "Only a version's own pauses hold",
    "own-session": "A session on the plan's own `starts_on` is the one at which it was agreed, "
    "and opens the first period; `starts_at` says otherwise.",
    "pause": "An occasion is `paused` when its `local_date` lies in a pause; a target period when "
    "all of its dates do.",
    "prompt-days": "Dates whose weekday is not in `weekdays` (where it is not empty) have no "
    "prompts.",
    "prompt-window": "| prompt | at its minute | at its minute | `window_minutes` later (default "
    "45) |",
    "prompts": "Any device in any language draws the same prompts, without stored state, and one "
    "day knows nothing of another.",
    "proposed": "A `proposed` version yields nothing and cuts nothing.",
    "ran-up": "A session on the date that `ends_before` or `status_on` names is still due: the "
    "plan ran up to it.",
    "reigns": "A version **reigns** from its `starts_on` (from the start of the person's day, or "
    "from `starts_at`) until the earliest of",
    "repeating": "| `Repeating` | `repeating` | one per date and time of a rule (daily, weekly, "
    "monthly, yearly) |",
    "series": "Each date is computed from the rule and never by adding to the date before.",
    "session-at": "A session without `at` stands at the start of the person's day.",
    "session-next": "A session period that opened under one version and is due under the next "
    "belongs to the next.",
    "session-window": "| before a session | at the session before; the first, when the plan "
    "starts | when it closes | at the session |",
    "set-aside": "`set_aside` marks single occasions by key",
    "skipped": "Where travel jumped over it, it stands at the arrival, `shifted`.",
    "sorted": "Occasions are sorted by `opens`, `closes`, assignment id and key",
    "target": "| `Target` | `target` | one per day, week, month or session with `required = "
    "times`, at any moment inside it |",
    "timed": "| timed | at its time, or `opens_minutes_before` it | at its time | "
    "`window_minutes` after its time; without, at the end of the person's day |",
    "timed-key": "A timed key has the calendar date of its slot, `local_date` is the person's day",
    "tombstone": "While a tombstone is a head, the id is shown and counted nowhere.",
    "unknown-zone": "a zone that the host has no data for raises `UnknownZone` when occasions are "
    "computed",
    "wall": "A slot at 09:00 is at 09:00 on the person's clock on both sides of a clock change.",
    "week-start": "`week_start` (of `Repeating`) decides which weeks count where `interval` is "
    "above 1; `week_starts` (of `Target`) decides where weeks begin.",
    "whole-weeks": "the new version's weeks run from its own `starts_on`, so they are whole from "
    "the first",
    "zone-needed": "A floating plan without `zones` raises `ZoneNeeded`.",
}
"""What a vector rests on, by a short name."""
