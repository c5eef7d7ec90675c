"""FHIR Timing (R4 and R5): when a plan comes up, for a record system, and back.

A Timing says single dates, times of day on days of the week, or "so often in such a period". It
has no words for a zone, a window, exclusions, prompts, sessions, or a frequency beside days or
times. What of these would change an occasion is refused; `losses` names what else stays behind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from homework_kit.adapters.fhir.form import DayOfWeek, Period, Repeat, Timing
from homework_kit.adapters.fhir.reading import read_timing
from homework_kit.adapters.fhir.writing import (
    Reach,
    write_listed,
    write_once,
    write_repeating,
    write_target,
)
from homework_kit.adapters.objects import Object, Placed
from homework_kit.models.exchange import Exchanged, Findings, Loss
from homework_kit.models.parts import zone_of
from homework_kit.models.schedules import ListedOccasions, Once, Repeating, Schedule, Target

__all__ = [
    "DayOfWeek",
    "Exchanged",
    "Loss",
    "Period",
    "Placed",
    "Repeat",
    "Timing",
    "from_fhir_timing",
    "to_fhir_timing",
]


def to_fhir_timing(
    schedule: Schedule,
    *,
    starts_on: dt.date,
    ends_before: dt.date | None = None,
    time_zone: str | None = None,
) -> Exchanged[Timing]:
    """Write when a schedule comes up as a Timing, so that a record system can hold it.

    Args:
        schedule: one of `once`, `listed`, `repeating` by days or weeks, or `target`.
        starts_on: the local date on which the plan starts.
        ends_before: the first local date after it, where it ends.
        time_zone: the plan's zone. A Timing has no place for it; events with a time are written
            with its offset.

    Raises:
        NotSayable: a Timing cannot say this type of schedule, or not this one.
        InvalidDocument: `time_zone` is no zone name, or one is needed.

    Source: FHIR R4 and R5, data type Timing.

    >>> weekly = Repeating(frequency="weekly", weekdays=["mo", "fr"], times=["18:00"])
    >>> written = to_fhir_timing(weekly, starts_on=dt.date(2026, 2, 2), time_zone="Europe/London")
    >>> written.value["repeat"]["dayOfWeek"], [str(loss) for loss in written.losses]
    (['mon', 'fri'], ['time_zone: the other form has no place for it'])
    """
    findings = Findings("schedule", "FHIR Timing")
    reach = Reach(starts_on, ends_before)
    zone = zone_of(time_zone, findings)
    timing: Timing = {}
    if isinstance(schedule, Once):
        timing = write_once(schedule, reach, findings)
    elif isinstance(schedule, ListedOccasions):
        timing = write_listed(schedule, reach, zone, findings)
    elif isinstance(schedule, Repeating):
        timing = write_repeating(schedule, reach, findings)
    elif isinstance(schedule, Target):
        timing = write_target(schedule, reach, findings)
    else:
        findings.unsayable(schedule.type)
    if time_zone is not None:
        findings.lose("time_zone", "no-place")
    return findings.settle(timing)


def from_fhir_timing(
    timing: Mapping[str, object], *, starts_on: dt.date | None = None, time_zone: str | None = None
) -> Exchanged[Placed]:
    """Read a Timing as a schedule, with its start and end.

    Once in n days becomes a rule of day-long dates, k times in one day, week or month a target,
    times of day a rule with times. A frequency beside days or times is read where it says no more
    than they do.

    Args:
        timing: a Timing as a JSON reader gives it; it may come from anywhere.
        starts_on: the plan's start, where the Timing says none; a length in days or weeks ends
            that much later. An event before it is refused, for the plan would leave it out.
        time_zone: the zone whose clock dates with a time are read on; without it they are read as
            written, and their offset is a loss.

    Raises:
        InvalidDocument: it is no Timing; each problem's pointer says where.
        NotSayable: no schedule says exactly when it comes up, such as `when` or `offset`.

    Source: FHIR R4 and R5, data type Timing.

    >>> often = {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk"}}
    >>> read = from_fhir_timing(often, starts_on=dt.date(2026, 2, 2)).value
    >>> read.schedule.times, read.schedule.per
    (3, 'week')
    """
    findings = Findings("FHIR Timing", "schedule")
    zone = zone_of(time_zone, findings)
    read = read_timing(Object.of(timing, findings), findings, starts_on=starts_on, zone=zone)
    del timing
    return findings.settle(read)
