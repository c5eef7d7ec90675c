"""What JSCalendar (RFC 8984) says of when an event happens: its members, by name and as types."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, Literal, TypedDict

from homework_kit.models.exchange import Path
from homework_kit.models.vocabulary import Weekday

NDay = TypedDict(
    "NDay",
    {"@type": Literal["NDay"], "day": Weekday, "nthOfPeriod": int},
    total=False,
)
"""A day of the week, or the n-th of a month or year (RFC 8984, section 4.3.3)."""

RecurrenceRule = TypedDict(
    "RecurrenceRule",
    {
        "@type": Literal["RecurrenceRule"],
        "frequency": str,
        "interval": int,
        "rscale": str,
        "skip": str,
        "firstDayOfWeek": Weekday,
        "byDay": list[NDay],
        "byMonthDay": list[int],
        "byMonth": list[str],
        "byHour": list[int],
        "byMinute": list[int],
        "count": int,
        "until": str,
    },
    total=False,
)
"""One rule (RFC 8984, section 4.3.3), with the members that a schedule can fill."""

Event = TypedDict(
    "Event",
    {
        "@type": Literal["Event"],
        "start": str,
        "timeZone": str,
        "showWithoutTime": bool,
        "duration": str,
        "recurrenceRules": list[RecurrenceRule],
        "recurrenceOverrides": dict[str, dict[str, bool]],
    },
    total=False,
)
"""When an event happens. `uid`, `updated` and a title are the caller's to add."""

PLACES: Final = {
    "frequency": "frequency",
    "interval": "interval",
    "weekdays": "byDay",
    "nth_weekdays": "byDay",
    "month_days": "byMonthDay",
    "months": "byMonth",
    "hours": "byHour",
    "minutes": "byMinute",
    "seconds": "bySecond",
    "set_positions": "bySetPosition",
    "week_start": "firstDayOfWeek",
    "count": "count",
    "until": "until",
    "times": "byHour",
}
"""How a rule names the members of a schedule."""
WITHOUT_WORDS: Final = ("byYearDay", "byWeekNo")
RULE_MEMBERS: Final = frozenset({*PLACES.values(), *WITHOUT_WORDS, "@type", "rscale", "skip"})

OCCASION_MEMBERS: Final = (
    *("start", "timeZone", "showWithoutTime", "duration", "recurrenceRules", "recurrenceOverrides"),
    *("excludedRecurrenceRules", "recurrenceId", "recurrenceIdTimeZone", "excluded", "status"),
)
"""Members of an event that decide when it happens, or whether."""
RIDING_MEMBERS: Final = (
    *("uid", "relatedTo", "prodId", "created", "updated", "sequence", "method", "title"),
    *("description", "descriptionContentType", "locations", "virtualLocations", "links", "locale"),
    *("keywords", "categories", "color", "priority", "freeBusyStatus", "privacy", "replyTo"),
    *("sentBy", "participants", "requestStatus", "useDefaultAlerts", "alerts", "localizations"),
    "timeZones",
)
"""Members of an event that ride along (RFC 8984, sections 4 and 5)."""

WALL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?")
WALL_EXPECTED: Final = "a wall time like 2026-03-29T08:05:00"
DURATION: Final = re.compile(
    r"P(?=.)(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    r"(?:T(?=.)(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})(?:\.[0-9]+)?S)?)?"
)
DURATION_EXPECTED: Final = "a duration like PT30M"


def places(rule: int) -> dict[str, Path]:
    """Give the paths of one rule's members.

    >>> places(0)["weekdays"]
    ('recurrenceRules', 0, 'byDay')
    """
    return {member: ("recurrenceRules", rule, name) for member, name in PLACES.items()}


def write_wall(day: dt.date, at: dt.time | None) -> str:
    """Write a LocalDateTime (RFC 8984, section 1.4.4); a day-long date stands at its midnight.

    >>> write_wall(dt.date(2026, 3, 29), None)
    '2026-03-29T00:00:00'
    """
    return dt.datetime.combine(day, at or dt.time(0, 0)).isoformat("T", "seconds")
