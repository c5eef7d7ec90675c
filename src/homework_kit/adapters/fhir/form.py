"""The data type Timing of FHIR (R4 and R5 write it alike): its members, by name and as types."""

from __future__ import annotations

import re
from typing import Final, Literal, TypedDict

from homework_kit.models.vocabulary import WEEKDAYS, Weekday

DayOfWeek = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: Final[dict[Weekday, DayOfWeek]] = {
    "mo": "mon", "tu": "tue", "we": "wed", "th": "thu", "fr": "fri", "sa": "sat", "su": "sun",
}  # fmt: skip
"""What FHIR calls the days of the week."""
WEEKDAY_OF: Final[dict[str, Weekday]] = {DAYS[day]: day for day in WEEKDAYS}


class Period(TypedDict, total=False):
    """From one date to another, both inclusive."""

    start: str
    end: str


class Repeat(TypedDict, total=False):
    """When it repeats, with the members that a schedule can fill."""

    boundsPeriod: Period
    count: int
    frequency: int
    period: int
    periodUnit: str
    dayOfWeek: list[DayOfWeek]
    timeOfDay: list[str]


class Timing(TypedDict, total=False):
    """Single events, or a rule by which they repeat."""

    event: list[str]
    repeat: Repeat


UNITS: Final = ("s", "min", "h", "d", "wk", "mo", "a")
PERIODS: Final[dict[str, Literal["day", "week", "month"]]] = {
    "d": "day",
    "wk": "week",
    "mo": "month",
}
"""The periods that a target can have, by FHIR's unit."""
UNIT_OF: Final = {period: unit for unit, period in PERIODS.items()}

TIMING_MEMBERS: Final = ("event", "repeat", "code", "id", "extension", "modifierExtension")
WITHOUT_WORDS: Final = ("boundsRange", "countMax", "periodMax", "when", "offset")
"""Members of `repeat` that decide when it comes up and that no schedule says."""
RIDING_MEMBERS: Final = ("duration", "durationMax", "durationUnit", "id", "extension")
REPEAT_MEMBERS: Final = frozenset(
    {*("boundsPeriod", "boundsDuration", "count", "frequency", "frequencyMax", "period")}
    | {*("periodUnit", "dayOfWeek", "timeOfDay"), *WITHOUT_WORDS, *RIDING_MEMBERS}
)

DATE_TIME: Final = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}"
    r"(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2}))?)?)?)"
)
DATE_TIME_EXPECTED: Final = "a date like 2026-03-29, or with time 2026-03-29T08:05:00+01:00"
TIME: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,9}))?")
TIME_EXPECTED: Final = "a time like 08:05:00"
