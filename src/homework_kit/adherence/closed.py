"""What of a history is closed for good, as long as nothing reaches back into it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any, Final

import attrs

from homework_kit.adherence.attach import Attached, Noted, reach, terms_of
from homework_kit.adherence.history import History
from homework_kit.adherence.scope import Part, Scope, parts
from homework_kit.adherence.stored import tally_from_json, tally_to_json
from homework_kit.adherence.tally import Tally, total
from homework_kit.schedule import Occurrence

# A date alone is placed by the clock of the version in force on it, and clocks differ by a day.
_FAR: Final = dt.timedelta(days=2)


@attrs.frozen(slots=True, kw_only=True)
class Closed:
    """The closed part of one assignment's history: its tallies, and what they rest on.

    >>> Closed(start="2026-02-02", versions={}, days="", terms="", occasions="").left_open
    frozenset()
    """

    start: str
    versions: dict[int, str]
    """The schedule types of the versions."""
    days: str
    """Digest of which version's clock said what day it was."""
    terms: str
    """Digest of the terms on which occasions took entries."""
    occasions: str
    """Digest of every occasion that had opened."""
    left_open: frozenset[str] = frozenset()
    """The keys of occasions that had opened and are not in the tallies."""
    tallies: dict[int, Tally] = attrs.field(factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Write it as JSON.

        >>> sorted(Closed(start="s", versions={}, days="", terms="", occasions="").to_json())[:2]
        ['days', 'left_open']
        """
        return {
            "start": self.start,
            "versions": {str(version): kind for version, kind in self.versions.items()},
            "days": self.days,
            "terms": self.terms,
            "occasions": self.occasions,
            "left_open": sorted(self.left_open),
            "tallies": {
                str(version): tally_to_json(each) for version, each in self.tallies.items()
            },
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Closed:
        """Read what `to_json` wrote.

        >>> one = Closed(start="s", versions={1: "once"}, days="", terms="", occasions="")
        >>> Closed.from_json(one.to_json()) == one
        True
        """
        return cls(
            start=stored["start"],
            versions={int(version): kind for version, kind in stored["versions"].items()},
            days=stored["days"],
            terms=stored["terms"],
            occasions=stored["occasions"],
            left_open=frozenset(stored["left_open"]),
            tallies={
                int(version): tally_from_json(each) for version, each in stored["tallies"].items()
            },
        )


def digest(value: object) -> str:
    """Give a short name for plain data: equal data, equal name.

    >>> digest([1]) == digest([1]), digest([1]) == digest([2])
    (True, False)
    """
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()


def opened(history: History, moment: dt.datetime) -> list[Occurrence]:
    """Give the occasions that had opened before a moment.

    >>> from homework_kit.adherence.summarize import reading
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> [each.key for each in opened(history, now)]
    ['2026-02-02', '2026-02-03', '2026-02-04']
    """
    return [each for each in history.occasions if each.opens < moment]


def foundation(history: History, scope: Scope, moment: dt.datetime) -> Closed:
    """Give what the closed part of a history rests on, without any entry.

    >>> from homework_kit.adherence.summarize import reading
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> foundation(history, scope, now).versions
    {1: 'repeating'}
    """
    # The first also holds for all time before it.
    here = [
        each for number, each in enumerate(history.stretches) if number == 0 or each.start < moment
    ]
    days = [
        [
            each.version,
            each.start.astimezone(dt.UTC),
            each.first_date,
            each.clock.day_starts_at,
            [span for span in each.clock.zones if span[0] < moment],
        ]
        for each in here
    ]
    last = history.stretch_at(moment).clock.date_of(moment) + _FAR
    terms = [
        [
            plan.version,
            each.grace,
            each.distinct_days,
            each.timed,
            [(low, min(high, last)) for low, high in each.breaks if low < last],
        ]
        for plan in history.versions
        if any(plan.version == stretch.version for stretch in here)
        for each in (terms_of(plan),)
    ]
    return Closed(
        start=str(scope.window[0].astimezone(dt.UTC)),
        versions={plan.version: plan.schedule.type for plan in history.versions},
        days=digest(days),
        terms=digest(terms),
        occasions=digest([repr(each) for each in opened(history, moment)]),
    )


def reached(history: History) -> dict[str, frozenset[str]]:
    """Give, by entry id, every occasion that an entry of a history could go to.

    >>> from homework_kit.adherence.summarize import reading
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> reached(history)
    {}
    """
    terms = {plan.version: terms_of(plan) for plan in history.versions}
    occasions = (each for each in history.occasions if each.opens < history.end)
    return reach(occasions, (each.noted for each in history.attached), terms)


def _settled(history: History, noted: Noted, moment: dt.datetime) -> bool:
    """Say whether nothing that comes later can change where an entry stands in time."""
    if noted.moment is None:
        return False
    by_date = noted.entry.occurred_at is None and noted.entry.occurred_on is not None
    if (noted.day_ends or noted.moment) + (_FAR if by_date else 0 * _FAR) >= moment:
        return False
    named = noted.entry.assignment_version
    return named is None or any(plan.version == named for plan in history.versions)


def close(history: History, moment: dt.datetime) -> tuple[frozenset[str], frozenset[str]]:
    """Choose the occasions and the entries that are closed together: (keys, entry ids).

    An entry is in only when every occasion it could go to is; an occasion is in only when no entry
    outside could go to it. So what is inside and what is outside attach independently.

    >>> from homework_kit.adherence.summarize import reading
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> keys, entries = close(history, now)
    >>> sorted(keys), sorted(entries)
    (['2026-02-02', '2026-02-03'], [])
    """
    keys = {each.key for each in opened(history, moment) if each.closes <= moment}
    can, names = reached(history), {each.key for each in opened(history, moment)}
    settled = {
        each.noted.entry.id
        for each in history.attached
        if _settled(history, each.noted, moment) and _names_one(each, names)
    }
    while True:
        inside = {name for name in settled if can[name] <= keys}
        hit = {key for name, reached_ in can.items() if name not in inside for key in reached_}
        if not hit & keys:
            break
        keys -= hit
    others = {noted.entry.id for noted in history.other_sources if _settled(history, noted, moment)}
    return frozenset(keys), frozenset(inside | others)


def _names_one(attached: Attached, names: set[str]) -> bool:
    # A key that is unknown today may be that of an occasion to come.
    return attached.noted.entry.occurrence is None or attached.noted.entry.occurrence in names


def closed_part(part: Part, keys: frozenset[str], entries: frozenset[str]) -> bool:
    """Say whether a part of a history is closed.

    >>> closed_part(Part(1, Tally(), "entry", "t1"), frozenset(), frozenset({"t1"}))
    True
    """
    if part.thing in ("occasion", "period"):
        return part.name in keys
    if part.thing == "obstacle":
        tapped = all(not each.document for each in part.tally.obstacles)
        return tapped and part.name in entries
    return part.name in entries and part.thing != "days"


def closed_of(
    history: History, scope: Scope, moment: dt.datetime
) -> tuple[Closed, dict[str, tuple[str, int]]]:
    """Give the closed part of a history, with the plan and version of every entry in it.

    >>> from homework_kit.adherence.summarize import reading
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> closed, inside = closed_of(history, scope, now)
    >>> closed.left_open, inside
    (frozenset({'2026-02-04'}), {})
    """
    keys, entries = close(history, moment)
    by_version: dict[int, list[Tally]] = {}
    for part in parts(history, scope):
        if closed_part(part, keys, entries):
            by_version.setdefault(part.version, []).append(part.tally)
    left_open = {each.key for each in opened(history, moment)} - keys
    closed = attrs.evolve(
        foundation(history, scope, moment),
        left_open=frozenset(left_open),
        tallies={version: total(each) for version, each in by_version.items()},
    )
    return closed, dict(_versions(history, entries))


def _versions(history: History, entries: frozenset[str]) -> Iterator[tuple[str, tuple[str, int]]]:
    for attached in history.attached:
        if attached.noted.entry.id in entries:
            name = attached.noted.entry.id
            yield name, (history.assignment_id, history.version_of(attached))
    for noted in history.other_sources:
        if noted.entry.id in entries:
            version = history.version_of_noted(noted)
            yield noted.entry.id, (history.assignment_id, version)
