"""What a broken law tells: short lines of ids, keys, dates and outcomes, and never free text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ZoneSpan
from homework_kit.models.consent import share_entries
from homework_kit.models.entry import Entry
from homework_kit.models.schedules import Repeating, Target

MOST_LINES = 5
"""Of a list in a story: what is beyond is counted."""


def joined(*lines: str | Iterable[str]) -> str:
    """Join lines, and lists of lines, into one story.

    >>> print(joined("first", ["second", "third"]))
    first
    second
    third
    """
    return "\n".join(
        line for each in lines for line in ([each] if isinstance(each, str) else _short([*each]))
    )


def _short(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return lines if more <= 0 else [*lines[:MOST_LINES], f"… and {more} more."]


def moment(when: dt.datetime) -> str:
    """Write an instant as people read it.

    >>> moment(dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC))
    '2026-03-29 01:30 UTC'
    """
    text = when.isoformat(" ", "minutes")
    return text.replace("+00:00", " UTC")


def span(start: dt.datetime, end: dt.datetime) -> str:
    """Write what was asked for.

    >>> span(*(dt.datetime(2026, 3, day, tzinfo=dt.UTC) for day in (1, 2)))
    'Asked from 2026-03-01 00:00 UTC until 2026-03-02 00:00 UTC.'
    """
    return f"Asked from {moment(start)} until {moment(end)}."


def plan_line(plan: Assignment) -> str:
    """Tell a plan in one line.

    >>> from homework_kit.testing.laws.example import WALK
    >>> plan_line(WALK)
    'Plan walk, version 1, from 2026-03-23: daily at 20:00; in Europe/London.'
    """
    ends = "" if plan.ends_before is None else f" until {plan.ends_before}"
    where = "floating" if plan.time_zone is None else f"in {plan.time_zone}"
    status = "" if plan.status == "active" else f", {plan.status}"
    first = f"Plan {plan.id}, version {plan.version}{status}, from {plan.starts_on}{ends}"
    return f"{first}: {_rhythm(plan)}; {where}."


def _rhythm(plan: Assignment) -> str:
    rule = plan.schedule
    if isinstance(rule, Target):
        return f"{rule.times} times per {rule.per}"
    if isinstance(rule, Repeating):
        times = ", ".join(each.isoformat("minutes") for each in rule.times)
        every = rule.frequency if rule.interval == 1 else f"{rule.frequency}, every {rule.interval}"
        return f"{every} at {times}" if times else f"{every}, all day"
    return str(rule.type).replace("_", " ")


def plan_lines(plans: Assignment | Sequence[Assignment]) -> list[str]:
    """Tell one plan or several, a line each.

    >>> plan_lines([])
    []
    """
    return [plan_line(each) for each in ([plans] if isinstance(plans, Assignment) else plans)]


def zone_lines(zones: str | Iterable[ZoneSpan] | None) -> list[str]:
    """Tell where the person was.

    >>> zone_lines("Europe/London")
    ['The person is in Europe/London.']
    """
    if zones is None:
        return []
    if isinstance(zones, str):
        return [f"The person is in {zones}."]
    return [f"In {each.time_zone} from {moment(each.from_)}." for each in zones]


def entry_line(entry: Entry | Tombstone) -> str:
    """Tell a note by what a machine may know of it.

    >>> entry_line(Entry(id="t1", note="words", recorded_at="2026-02-03T18:40:00+00:00"))
    'Note t1: recorded 2026-02-03 18:40 UTC.'
    """
    if not isinstance(entry, Entry):
        return f"Note {entry.id} was deleted."
    told = [
        entry.outcome,
        entry.assignment_id and f"of plan {entry.assignment_id}",
        entry.occurrence and f"for {entry.occurrence}",
        entry.occurred_at and f"happened {moment(entry.occurred_at)}",
        entry.recorded_at and f"recorded {moment(entry.recorded_at)}",
        entry.visibility,
        "by a device or therapist" if entry.source != "self" else None,
    ]
    return f"Note {entry.id}: {', '.join(each for each in told if each)}."


def bundle_lines(bundle: Bundle, as_of: dt.datetime) -> list[str]:
    """Tell a whole bundle as it is looked at: plans, zones, sessions, notes, consent.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> bundle_lines(WEEK, NOW)[-1]
    'Looked at 2026-03-31 09:00 UTC; sharing: person_chooses_each.'
    """
    plans = [each for each in bundle.assignments if isinstance(each, Assignment)]
    return [
        *plan_lines(plans),
        *_short(zone_lines(bundle.zones)),
        *_short([f"Session {each.id} on {each.on}." for each in bundle.sessions]),
        *_short([entry_line(each) for each in bundle.entries]),
        f"Looked at {moment(as_of)}; sharing: {share_entries(bundle.consent)}.",
    ]
