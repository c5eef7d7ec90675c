"""The types a wire value can have: each gives its pydantic schema and its JSON Schema together.

No model uses a bare `str`, `int`, `float`, `date` or `datetime`: a wire type says once what is
accepted, and both the model and the published schema follow it. Everything that reads JSON stays
inside pydantic's compiled core (pattern first, then the value); Python objects are first written as
the text that JSON would carry, so both roads accept the same things and give the same values.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Annotated, Any, Final, TypeVar, Union, cast, get_args

import attrs
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from homework_kit.models.canonical import MAX_DIGITS, is_exact

T = TypeVar("T")

_DAYS = (
    "(?:(?:19|20|21)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    # leap days of 1904..2196: every fourth year, 2000 included, 1900 and 2100 not
    "|(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)"
)
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_OFFSET = (
    "(?:Z|\\+(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    "|-(?:(?:0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|00:(?:0[1-9]|[1-5][0-9])))"
)

DATE_PATTERN: Final = f"^{_DAYS}$"
TIME_PATTERN: Final = f"^{_CLOCK}$"
INSTANT_PATTERN: Final = f"^{_DAYS}T{_CLOCK}:[0-5][0-9](?:\\.[0-9]{{1,6}})?{_OFFSET}$"
ZONE_PATTERN: Final = "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$"
ID_PATTERN: Final = "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"
TEXT_PATTERN: Final = "^[^\\u0000]+$"
URL_PATTERN: Final = "^https?://[^\\u0000-\\u0020\\u007f-\\u009f]+$"


@attrs.frozen(slots=True, eq=False)
class Wire:
    """One wire type: what the compiled core checks, and what the JSON Schema says.

    >>> from typing import Annotated
    >>> from pydantic import TypeAdapter
    >>> TypeAdapter(Identifier).validate_json('"a1"')
    'a1'
    """

    core: CoreSchema
    published: JsonSchemaValue

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Give pydantic the compiled check; a copy, for pydantic writes into what it is given."""
        return cast("CoreSchema", dict(self.core))

    def __get_pydantic_json_schema__(
        self, _core: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Give the JSON Schema its half."""
        return dict(self.published)


def _text(pattern: str, longest: int, *, one_line: bool) -> tuple[CoreSchema, JsonSchemaValue]:
    core = core_schema.str_schema(strict=True, min_length=1, max_length=longest, pattern=pattern)
    published: JsonSchemaValue = {
        "type": "string",
        "minLength": 1,
        "maxLength": longest,
        "pattern": pattern,
    }
    if one_line:
        # Python's `$` also matches before a trailing newline; this closes the gap in every engine.
        published |= {"if": {"pattern": "\\n"}, "then": False}
    return core, published


def _string(pattern: str, longest: int, *, one_line: bool = True) -> Wire:
    return Wire(*_text(pattern, longest, one_line=one_line))


DATE_FORM: Final = "a date like 2026-03-29"
TIME_FORM: Final = "a time like 08:05"
INSTANT_FORM: Final = "a time with offset like 2026-03-29T08:05:00+01:00"
"""What belongs in the place of a text that does not have the form, or of an object that is none."""


def _no(expected: str) -> PydanticCustomError:
    """Refuse an object of Python that is another kind of time: "text" would not be what is said."""
    return PydanticCustomError("wrong-type", "another kind of time", {"expected": expected})


def _write_date(value: object) -> object:
    # A datetime is a date to Python.
    if isinstance(value, dt.datetime | dt.time):
        raise _no(DATE_FORM)
    return value.isoformat() if isinstance(value, dt.date) else value


def _write_time(value: object) -> object:
    if isinstance(value, dt.date):
        raise _no(TIME_FORM)
    if isinstance(value, dt.time):
        # A time with seconds or an offset keeps them here, so that the pattern refuses it.
        return (
            value.isoformat("minutes")
            if value == value.replace(second=0, microsecond=0)
            else value.isoformat()
        )
    return value


def _write_instant(value: object) -> object:
    if isinstance(value, dt.datetime) and value.utcoffset() is not None:
        return write_instant(value)
    if isinstance(value, dt.date | dt.time):
        raise _no(INSTANT_FORM)
    return value


def write_instant(moment: dt.datetime) -> str:
    """Write an aware datetime in canonical RFC 3339: offset as it stands, no trailing zeros.

    >>> write_instant(dt.datetime(2026, 3, 29, 8, 5, tzinfo=dt.timezone.utc))
    '2026-03-29T08:05:00+00:00'
    """
    text = moment.isoformat()
    if moment.microsecond:
        head, _, tail = text.partition(".")
        return f"{head}.{tail[:6].rstrip('0')}{tail[6:]}"
    return text


def write_time(moment: dt.time) -> str:
    """Write a local time as HH:MM.

    >>> write_time(dt.time(3, 0))
    '03:00'
    """
    return moment.isoformat("minutes")


def _temporal(pattern: str, value: CoreSchema, write: Any, length: int) -> Wire:
    """Pattern first, then the value; a Python object is written as text before both."""
    core, published = _text(pattern, length, one_line=True)
    read = core_schema.chain_schema([core, value])
    return Wire(
        core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.no_info_before_validator_function(write, read),
        ),
        published,
    )


def _writing(write: Any) -> Any:
    """Write JSON with a function of ours; of the three, only dates are as pydantic writes them."""
    return core_schema.plain_serializer_function_ser_schema(
        write, return_schema=core_schema.str_schema(), when_used="json-unless-none"
    )


def _refuse_inexact(value: object) -> object:
    """Hold a Python number to what JSON text may carry (the parse profile does it for text)."""
    if isinstance(value, float) and math.isfinite(value) and not is_exact(value):
        raise PydanticCustomError("number-not-exact", "too many digits", {"limit": MAX_DIGITS})
    return value


def _number(low: float, high: float) -> Wire:
    read = core_schema.float_schema(strict=True, ge=low, le=high, allow_inf_nan=False)
    return Wire(
        core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.no_info_before_validator_function(_refuse_inexact, read),
        ),
        {"type": "number", "minimum": low, "maximum": high},
    )


def _whole(low: int, high: int) -> Wire:
    # JSON Schema takes 5.0 for an integer, so a number is read first and must then be whole.
    return Wire(
        core_schema.chain_schema(
            [
                core_schema.float_schema(strict=True, ge=low, le=high, allow_inf_nan=False),
                core_schema.int_schema(strict=False),
            ]
        ),
        {"type": "integer", "minimum": low, "maximum": high},
    )


def _whole_but_zero(low: int, high: int) -> Wire:
    numbers = [number for number in range(low, high + 1) if number]
    whole = _whole(low, high)
    return Wire(
        core_schema.chain_schema([whole.core, core_schema.literal_schema(numbers)]),
        whole.published | {"enum": numbers},
    )


# The person's words: exactly as typed, never shown by repr, errors or logs.
Words = Annotated[str, _string(TEXT_PATTERN, 10_000, one_line=False)]
ShortWords = Annotated[str, _string(TEXT_PATTERN, 200, one_line=False)]

# Names that machines compare.
Identifier = Annotated[str, _string(ID_PATTERN, 128)]
OccurrenceKey = Annotated[str, _string(ID_PATTERN, 140)]
ZoneName = Annotated[str, _string(ZONE_PATTERN, 64)]
Url = Annotated[str, _string(URL_PATTERN, 2_000)]
OptionName = Annotated[str, _string(TEXT_PATTERN, 200, one_line=False)]

# Time as people and machines write it.
LocalDate = Annotated[
    dt.date, _temporal(DATE_PATTERN, core_schema.date_schema(strict=False), _write_date, 10)
]
LocalTime = Annotated[
    dt.time,
    _temporal(
        TIME_PATTERN,
        core_schema.time_schema(strict=False, serialization=_writing(write_time)),
        _write_time,
        5,
    ),
]
Instant = Annotated[
    dt.datetime,
    _temporal(
        INSTANT_PATTERN,
        core_schema.datetime_schema(strict=False, serialization=_writing(write_instant)),
        _write_instant,
        32,
    ),
]

# Numbers, each with its unit in the name or at the member that uses it.
RatingValue = Annotated[float, _number(-4, 100)]
SignedDifference = Annotated[float, _number(-200, 200)]
Percent = Annotated[float, _number(0, 100)]
Ratio = Annotated[float, _number(0, 1)]
Minutes = Annotated[int, _whole(0, 527_040)]
WindowMinutes = Annotated[int, _whole(1, 527_040)]
Count = Annotated[int, _whole(0, 1_000_000_000)]
DayCount = Annotated[int, _whole(-200_000, 200_000)]
Times = Annotated[int, _whole(1, 1_000)]
SlotCount = Annotated[int, _whole(1, 1_000_000)]
RuleValue = Annotated[float, _number(-4, 1_000)]
PromptsPerDay = Annotated[int, _whole(1, 100)]
Interval = Annotated[int, _whole(1, 1_000)]
Version = Annotated[int, _whole(1, 1_000_000)]
MonthNumber = Annotated[int, _whole(1, 12)]
SignedDayOfMonth = Annotated[int, _whole_but_zero(-31, 31)]
NthWeek = Annotated[int, _whole_but_zero(-5, 5)]
Flag = Annotated[bool, Wire(core_schema.bool_schema(strict=True), {"type": "boolean"})]


def _always(value: bool) -> Wire:  # noqa: FBT001 - the value is the meaning
    return Wire(
        core_schema.chain_schema(
            [core_schema.bool_schema(strict=True), core_schema.literal_schema([value])]
        ),
        {"type": "boolean", "const": value},
    )


NotDeleted = Annotated[bool, _always(value=False)]
Deleted = Annotated[bool, _always(value=True)]
Affirmed = Annotated[bool, _always(value=True)]
"""A confirmation that must be given: only true is accepted."""


@attrs.frozen(slots=True)
class _Absent:
    """Marks a member that may be left out: None in Python, absent on the wire, never null."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        present = tuple(arg for arg in get_args(source) if arg is not type(None))
        inner = present[0] if len(present) == 1 else Union[present]  # noqa: UP007 - built at run time
        schema = handler.generate_schema(inner)
        if schema["type"] == "tagged-union":
            # Its serializer would look for the tag of None and warn, with the value in the warning.
            by_value = {"serialization": core_schema.simple_ser_schema("any")}
            return cast("CoreSchema", {**schema, **by_value})
        return schema


Opt = Annotated[T | None, _Absent()]
"""`Opt[X]`: X or left out. null is refused, also where Python would accept None."""


@attrs.frozen(slots=True)
class ListOf:
    """Marks a list with its limits: stored as a tuple, read from a list or a tuple."""

    longest: int
    shortest: int = 0

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read a tuple; in Python a list, too."""
        (item,) = get_args(source)
        stored = core_schema.tuple_variable_schema(
            handler.generate_schema(item),
            min_length=self.shortest or None,
            max_length=self.longest,
            strict=True,
        )
        return core_schema.json_or_python_schema(
            json_schema=stored,
            python_schema=core_schema.no_info_before_validator_function(_as_tuple, stored),
        )

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish what JSON is held to."""
        return handler(cast("core_schema.JsonOrPythonSchema", core)["json_schema"])


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Listed = Annotated[Sequence[T], ListOf(200)]
SomeListed = Annotated[Sequence[T], ListOf(200, 1)]
LongListed = Annotated[Sequence[T], ListOf(10_000)]
SomeLongListed = Annotated[Sequence[T], ListOf(10_000, 1)]
SummaryListed = Annotated[Sequence[T], ListOf(100_000)]
BundleListed = Annotated[Sequence[T], ListOf(1_000_000)]
