"""One occasion on which practice is expected."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, Final, Protocol

import attrs


class _Facts(Protocol):
    """What occasions are read from: told one by one, or made on access from what they share.

    Every method takes the moment that an occasion keeps, and reads nothing else of it.
    """

    @property
    def assignment_id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def required(self) -> int: ...
    @property
    def shifted(self) -> bool: ...
    @property
    def nominal_days(self) -> int | None: ...
    @property
    def cut_in_day(self) -> bool: ...

    def key(self, at: dt.datetime, /) -> str: ...
    def local_date(self, at: dt.datetime, /) -> dt.date: ...
    def until_date(self, at: dt.datetime, /) -> dt.date: ...
    def opens(self, at: dt.datetime, /) -> dt.datetime: ...
    def due(self, at: dt.datetime, /) -> dt.datetime: ...
    def closes(self, at: dt.datetime, /) -> dt.datetime: ...
    def zone(self, at: dt.datetime, /) -> str: ...
    def is_set_aside(self, at: dt.datetime, /) -> bool: ...
    def is_paused(self, at: dt.datetime, /) -> bool: ...
    def paused_days(self, at: dt.datetime, /) -> int: ...


@attrs.frozen(slots=True, kw_only=True)
class _Told:
    """The facts of one occasion, each told: of periods, sessions and what a clock change moved."""

    assignment_id: str
    version: int
    required: int
    shifted: bool
    nominal_days: int | None
    cut_in_day: bool
    named: str
    from_date: dt.date
    before_date: dt.date
    due_at: dt.datetime
    closes_at: dt.datetime
    zone_name: str
    left_out: bool
    in_pause: bool
    days_paused: int

    def key(self, _at: dt.datetime) -> str:
        return self.named

    def local_date(self, _at: dt.datetime) -> dt.date:
        return self.from_date

    def until_date(self, _at: dt.datetime) -> dt.date:
        return self.before_date

    def opens(self, at: dt.datetime) -> dt.datetime:
        return at

    def due(self, _at: dt.datetime) -> dt.datetime:
        return self.due_at

    def closes(self, _at: dt.datetime) -> dt.datetime:
        return self.closes_at

    def zone(self, _at: dt.datetime) -> str:
        return self.zone_name

    def is_set_aside(self, _at: dt.datetime) -> bool:
        return self.left_out

    def is_paused(self, _at: dt.datetime) -> bool:
        return self.in_pause

    def paused_days(self, _at: dt.datetime) -> int:
        return self.days_paused


@attrs.frozen(slots=True, init=False, eq=False, repr=False, match_args=False)
class Occurrence:
    """One occasion: its name, whose it is, and its window `[opens, closes)`.

    `key` names it for ever, together with the assignment id; the datetimes carry fixed offsets, so
    they compare and subtract as elapsed time. Always `opens <= due <= closes` and `opens < closes`.
    A timed occasion is due at its time; any other is due when it closes.

    A plan has many occasions and a caller reads a few members of each, so an occasion keeps
    one moment and what it shares with the others of its plan, and makes its members when they are
    read. Two occasions are equal when all their members are.

    Source: scheduling.md, Occurrence.

    >>> london = dt.timezone(dt.timedelta(hours=1))
    >>> opens = dt.datetime(2026, 7, 1, 9, 0, tzinfo=london)
    >>> closes = dt.datetime(2026, 7, 2, 0, 0, tzinfo=london)
    >>> Occurrence(
    ...     key="2026-07-01T09:00", assignment_id="a1", version=1, zone="Europe/London",
    ...     local_date=opens.date(), until_date=closes.date(),
    ...     opens=opens, due=opens, closes=closes,
    ... ).partial
    False
    """

    _at: dt.datetime
    _of: _Facts

    def __init__(
        self,
        *,
        key: str,
        assignment_id: str,
        version: int,
        local_date: dt.date,
        opens: dt.datetime,
        due: dt.datetime,
        closes: dt.datetime,
        required: int = 1,
        paused: bool = False,
        set_aside: bool = False,
        shifted: bool = False,
        zone: str,
        until_date: dt.date,
        nominal_days: int | None = None,
        paused_days: int = 0,
        cut_in_day: bool = False,
    ) -> None:
        """Tell every member."""
        _set_at(self, opens)
        _set_of(
            self,
            _Told(
                assignment_id=assignment_id, version=version, required=required, shifted=shifted,
                nominal_days=nominal_days, cut_in_day=cut_in_day, named=key, from_date=local_date,
                before_date=until_date, due_at=due, closes_at=closes, zone_name=zone,
                left_out=set_aside, in_pause=paused, days_paused=paused_days,
            ),
        )  # fmt: skip

    @property
    def key(self) -> str:
        """Its name, for ever."""
        return self._of.key(self._at)

    @property
    def assignment_id(self) -> str:
        """Whose it is."""
        return self._of.assignment_id

    @property
    def version(self) -> int:
        """The version in force when it opens."""
        return self._of.version

    @property
    def local_date(self) -> dt.date:
        """The person's day it belongs to; of a period, the first one."""
        return self._of.local_date(self._at)

    @property
    def opens(self) -> dt.datetime:
        """When it opens, inclusive."""
        return self._of.opens(self._at)

    @property
    def due(self) -> dt.datetime:
        """When it is due."""
        return self._of.due(self._at)

    @property
    def closes(self) -> dt.datetime:
        """When it closes, exclusive."""
        return self._of.closes(self._at)

    @property
    def required(self) -> int:
        """How many times: 1, or a target's `times`."""
        return self._of.required

    @property
    def paused(self) -> bool:
        """Whether it lies in a pause."""
        return self._of.is_paused(self._at)

    @property
    def set_aside(self) -> bool:
        """Whether its key was set aside."""
        return self._of.is_set_aside(self._at)

    @property
    def shifted(self) -> bool:
        """Whether a gap in the clock or travel moved it."""
        return self._of.shifted

    @property
    def zone(self) -> str:
        """The zone whose clock it follows."""
        return self._of.zone(self._at)

    @property
    def until_date(self) -> dt.date:
        """The first local date after it. A session's day belongs to what follows."""
        return self._of.until_date(self._at)

    @property
    def nominal_days(self) -> int | None:
        """Days of the whole period of a target per day, week or month; None for anything else."""
        return self._of.nominal_days

    @property
    def paused_days(self) -> int:
        """How many of its local dates lie in pauses."""
        return self._of.paused_days(self._at)

    @property
    def cut_in_day(self) -> bool:
        """Whether a version started or ended in the middle of one of the period's days."""
        return self._of.cut_in_day

    @property
    def partial(self) -> bool:
        """Say whether a version's start or end cut this target period.

        >>> opens, closes = (dt.datetime(2026, 7, day, tzinfo=dt.UTC) for day in (1, 4))
        >>> Occurrence(
        ...     key="2026-07-01/week", assignment_id="a1", version=1, zone="Etc/UTC",
        ...     local_date=opens.date(), until_date=closes.date(), nominal_days=7,
        ...     opens=opens, due=closes, closes=closes,
        ... ).partial
        True
        """
        if self.nominal_days is None:
            return False
        return self.cut_in_day or (self.until_date - self.local_date).days < self.nominal_days

    @property
    def order(self) -> tuple[dt.datetime, dt.datetime, str, str]:
        """Give what occasions are sorted by: opens, closes, assignment id, key.

        >>> opens, closes = (dt.datetime(2026, 7, day, tzinfo=dt.UTC) for day in (1, 2))
        >>> Occurrence(
        ...     key="2026-07-01", assignment_id="a1", version=1, zone="Etc/UTC",
        ...     local_date=opens.date(), until_date=closes.date(),
        ...     opens=opens, due=closes, closes=closes,
        ... ).order[2:]
        ('a1', '2026-07-01')
        """
        return (self.opens, self.closes, self.assignment_id, self.key)

    def __eq__(self, other: object) -> bool:
        """Compare by value, whatever the members are made from."""
        if not isinstance(other, Occurrence):
            return NotImplemented
        if self._of is other._of:
            return self._at == other._at
        return all(getattr(self, name) == getattr(other, name) for name in MEMBERS)

    def __hash__(self) -> int:
        """Agree with equality; the key tells occasions of one plan apart."""
        return hash((self.assignment_id, self.version, self.key))

    def __repr__(self) -> str:
        """Show every member, as a call that makes an equal one."""
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in MEMBERS)
        return f"{type(self).__name__}({told})"


MEMBERS: Final = (
    "key", "assignment_id", "version", "local_date", "opens", "due", "closes", "required",
    "paused", "set_aside", "shifted", "zone", "until_date", "nominal_days", "paused_days",
    "cut_in_day",
)  # fmt: skip
"""The members that make an occasion what it is; the others follow from them."""

# An occasion is frozen, so it is filled through its slots, and many of them without a line of
# Python for each.
_slots: dict[str, Any] = dict(vars(Occurrence))
_set_at: Callable[[Occurrence, dt.datetime], None] = _slots["_at"].__set__
_set_of: Callable[[Occurrence, _Facts], None] = _slots["_of"].__set__


def placed(moments: Sequence[dt.datetime], facts: Iterable[_Facts]) -> list[Occurrence]:
    """Make occasions from their moments, and from facts that give out one for each.

    >>> placed([], ())
    []
    """
    made = list(map(object.__new__, repeat(Occurrence, len(moments))))
    deque(map(_set_at, made, moments), maxlen=0)
    deque(map(_set_of, made, facts), maxlen=0)
    return made


def in_order(occasions: Iterable[Occurrence]) -> list[Occurrence]:
    """Sort occasions by `order`; of those that open alone nothing else is looked at.

    >>> in_order([])
    []
    """
    opening = itemgetter(0)
    by_opens = sorted(((each.opens, each) for each in occasions), key=opening)
    ordered: list[Occurrence] = []
    for _, group in groupby(by_opens, key=opening):
        together = [occasion for _, occasion in group]
        ordered += together if len(together) == 1 else sorted(together, key=_order)
    return ordered


def _order(occasion: Occurrence) -> tuple[dt.datetime, dt.datetime, str, str]:
    return occasion.order
