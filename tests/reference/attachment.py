"""Which note belongs to which occasion: adherence.md, Attaching entries, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.reference.clock import Clock, day_of, happened, knows_only_its_day

PRACTICED = ("as_agreed", "smaller_version")
TRIED = (*PRACTICED, "partly", "started_and_stopped")
Notes = list[Any]


def reign(versions: dict[int, Any], clocks: dict[int, Clock]) -> dict[int, tuple[Any, Any]]:
    """scheduling.md, Versions: each version's first and last moment; `proposed` rules nothing."""
    begins: dict[int, dt.datetime] = {}
    for number, plan in versions.items():
        clock = clocks[number]
        at = plan.starts_at
        begins[number] = (
            clock.start_of(plan.starts_on) if at is None else clock.instant(plan.starts_on, at)
        )
    ruled: dict[int, tuple[Any, Any]] = {}
    for number, plan in versions.items():
        if plan.status == "proposed":
            continue
        ends = [
            begins[other]
            for other, higher in versions.items()
            if other > number and higher.status != "proposed"
        ]
        ends += [
            clocks[number].start_of(day)
            for day in (plan.ends_before, plan.status_on)
            if day is not None
        ]
        end = min(ends, default=None)
        if end is None or begins[number] < end:
            ruled[number] = (begins[number], end)
    return ruled


def in_pause(plan: Any, day: dt.date | None) -> bool:
    """A pause tests the local date, half-open; without an end it goes on."""
    return day is not None and any(
        pause.from_ <= day and (pause.until is None or day < pause.until) for pause in plan.pauses
    )


def version_at(moment: dt.datetime | None, ruled: dict[int, tuple[Any, Any]]) -> int | None:
    """Give the version in force at a moment, if one is."""
    for number, (start, end) in ruled.items():
        if moment is not None and start <= moment and (end is None or moment < end):
            return number
    return None


def attach(  # noqa: C901 - the paragraph of the page, sentence by sentence
    entries: Notes,
    occasions: list[Any],
    versions: dict[int, Any],
    clocks: dict[int, Clock],
    ruled: dict[int, tuple[Any, Any]],
) -> tuple[dict[str, Notes], list[Any], dict[str, Any]]:
    """Give the notes of each occasion, the extra ones, and what each note is about.

    Give the notes of each occasion by key, the practiced ones that are extra, and the occasion that
    each note is about.
    """
    found: dict[str, Notes] = {each.key: [] for each in occasions}
    used: dict[str, Notes] = {each.key: [] for each in occasions}
    by_key = {each.key: each for each in occasions}
    # "nothing about a moment": without any time an entry sorts first, and attaches by key only.
    beginning = dt.datetime(1, 1, 1, tzinfo=dt.UTC)

    def order(entry: Any) -> tuple[Any, str, str]:
        moment = happened(entry, clock_of(entry, versions, clocks, ruled))
        return (moment or beginning, entry.id, entry.revision)

    def has_room(occasion: Any, entry: Any) -> bool:
        """`required` of them; with distinct_days one a day."""
        taken = used[occasion.key]
        schedule = versions[occasion.version].schedule
        if schedule.type == "target" and schedule.distinct_days:
            days = [day_of(each, clock_of(each, versions, clocks, ruled)) for each in taken]
            if day_of(entry, clock_of(entry, versions, clocks, ruled)) in days:
                return False
        return len(taken) < int(occasion.required)

    extra: list[Any] = []
    about: dict[str, Any] = {}
    # "Explicit `occurrence` keys first", then "the rest in order of (occurred_at or recorded_at,
    # id, revision)".
    for entry in sorted(entries, key=order):
        if entry.occurrence is None:
            continue
        occasion = by_key.get(entry.occurrence)
        # "an unknown key makes the entry extra"; "Entries on a paused or marked occasion, even by
        # explicit key, are extra".
        if occasion is None or occasion.paused or occasion.set_aside:
            extra.append(entry)
            continue
        about[entry.id] = occasion
        practiced = entry.outcome in PRACTICED
        if practiced and not has_room(occasion, entry):
            extra.append(entry)
            continue
        found[occasion.key].append(entry)
        if practiced:
            used[occasion.key].append(entry)
    for entry in sorted(entries, key=order):
        if entry.occurrence is not None:
            continue
        fits = _fits(entry, occasions, versions, clocks, ruled)
        free = [each for each in fits if entry.outcome not in PRACTICED or has_room(each, entry)]
        if fits:
            about[entry.id] = (free or fits)[0]
        if not free:
            extra.append(entry)
            continue
        home = free[0]
        found[home.key].append(entry)
        if entry.outcome in PRACTICED:
            used[home.key].append(entry)
    return found, [entry for entry in extra if entry.outcome in PRACTICED], about


def _fits(entry: Any, occasions: Any, versions: Any, clocks: Any, ruled: Any) -> list[Any]:
    """Find the occasions that a note fits, the first to close first.

    Find "the earliest-closing occasion whose `[opens, closes + grace)` holds it and that has room";
    "Only practiced entries use room; others attach to the earliest-closing fit".
    """
    fits = []
    for occasion in occasions:
        plan = versions[occasion.version]
        read_by = clock_of(entry, versions, clocks, ruled)
        moment, day = happened(entry, read_by), day_of(entry, read_by)
        if moment is None or day is None or occasion.paused or occasion.set_aside:
            continue
        if plan.schedule.type == "target" and in_pause(plan, day):
            continue  # "Entries in pauses ... are extra"; a fixed window "counts in full"
        grace = dt.timedelta(minutes=plan.grace_minutes)
        prompted = plan.schedule.type == "prompted"
        if prompted:
            grace = dt.timedelta()  # "Late answers to a prompt attach by key only"
        if knows_only_its_day(entry):
            # Without a time of day it fits what its day belongs to, and cannot say which prompt.
            fit = not prompted and occasion.local_date <= day < occasion.until_date
        else:
            fit = occasion.opens <= moment < occasion.closes + grace
        if not fit:
            continue
        fits.append(occasion)
    return sorted(fits, key=lambda each: (each.closes, each.key))


def in_force(
    entry: Any, versions: dict[int, Any], clocks: dict[int, Clock], ruled: dict[int, Any]
) -> int:
    """Give the version in force on the date of a note.

    Give "the version in force on its date": the last that had begun by then, else the first; of an
    entry without any time the last.
    """
    found = min(ruled, default=max(versions))
    for number, (start, _) in sorted(ruled.items(), key=lambda each: (each[1][0], each[0])):
        clock = clocks[number]
        moment = happened(entry, clock)
        if entry.occurred_on is not None:  # known by its date: of two on one date the later
            begun = clock.day(start) <= entry.occurred_on
        else:
            begun = moment is None or start <= moment
        if begun:
            found = number
    return found


def clock_of(
    entry: Any, versions: dict[int, Any], clocks: dict[int, Clock], ruled: dict[int, Any]
) -> Clock:
    """Give the clock by which an entry is read: "in the plan's zone, not its own offset"."""
    return clocks[in_force(entry, versions, clocks, ruled)]


def version_of(
    entry: Any, versions: dict[int, Any], clocks: dict[int, Clock], ruled: dict[int, Any]
) -> int:
    """Give the version of a note without an occasion.

    Give the version of an entry without an occasion: "to its `assignment_version`", also one that
    is not there, "else to the version in force on its date".
    """
    if entry.assignment_version is not None:
        return int(entry.assignment_version)
    if entry.occurred_on is not None and entry.occurred_local_time is not None:
        # The wall clock gives a moment, and the moment a version.
        moment = happened(entry, clock_of(entry, versions, clocks, ruled))
        begun = [n for n, (start, _) in sorted(ruled.items()) if moment and start <= moment]
        return begun[-1] if begun else min(ruled, default=max(versions))
    return in_force(entry, versions, clocks, ruled)
