"""Count what is new, and not all of it again: a stored tally of what is closed.

A checkpoint holds ids, digests, dates, counts and codes, and no word of the person's. It is a
cache: when anything reaches back into what it has closed, `resume` says so and what it was, and the
whole history is counted again with `summarize`. There is never a wrong number.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

import attrs

from homework_kit._version import __version__
from homework_kit.adherence.closed import (
    Closed,
    closed_of,
    digest,
    foundation,
    opened,
    reached,
)
from homework_kit.adherence.frame import PartialPeriods, WeekStarts
from homework_kit.adherence.history import History
from homework_kit.adherence.material import Plans, recorded_by
from homework_kit.adherence.scope import Scope, parts
from homework_kit.adherence.summarize import Reading, assemble, reading
from homework_kit.adherence.tally import Tally
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.edits import content_hash
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.summary import AdherenceSummary, AssignmentSummary, SummaryWindow
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.walltime import aware

Why = Literal[
    "unreadable",
    "earlier_moment",
    "plan_gone",
    "window_changed",
    "versions_changed",
    "days_changed",
    "terms_changed",
    "occasions_changed",
    "entry_changed",
    "entry_reaches_back",
    "not_given_again",
]
Hashes: TypeAlias = dict[str, frozenset[str]]
_SEPARATOR: Final = "\n"


@attrs.frozen(slots=True)
class ReachesBack:
    """One reason why a checkpoint cannot be used: what happened, and the id of what did it.

    `document_id` is an assignment's for plans, days, terms and occasions, an entry's or an
    obstacle's for the rest, and None where the checkpoint itself is the reason.

    >>> ReachesBack("entry_changed", "t1").why
    'entry_changed'
    """

    why: Why
    document_id: str | None = None


@attrs.frozen(slots=True)
class CannotResume:
    """The answer where counting only what is new would be wrong: count the whole history again.

    >>> CannotResume((ReachesBack("unreadable"),)).reasons[0].document_id is None
    True
    """

    reasons: tuple[ReachesBack, ...]


@attrs.frozen(slots=True, kw_only=True)
class _Stored:
    as_of: dt.datetime
    closed: dict[str, Closed]
    entries: dict[str, tuple[str, int]]
    """The plan and version of each entry that the tallies count."""
    counted: Hashes
    """The revisions of what the tallies count or know to be gone, by id."""
    again: Hashes
    """The revisions of entries and obstacles that have to be handed over again, by kind and id."""

    def write(self) -> str:
        body = json.dumps(
            {
                "library": __version__,
                "as_of": self.as_of.isoformat(),
                "closed": {name: each.to_json() for name, each in self.closed.items()},
                "entries": {name: list(place) for name, place in self.entries.items()},
                "counted": {name: sorted(each) for name, each in self.counted.items()},
                "again": {name: sorted(each) for name, each in self.again.items()},
            },
            separators=(",", ":"),
        )
        return f"{digest(body)}{_SEPARATOR}{body}"


def _read(text: str) -> _Stored | None:
    """Read a checkpoint that this version of the library wrote; None for anything else."""
    name, _, body = text.partition(_SEPARATOR)
    if name != digest(body):
        return None
    stored: dict[str, Any] = json.loads(body)
    if stored["library"] != __version__:
        return None  # another version may count otherwise
    return _Stored(
        as_of=dt.datetime.fromisoformat(stored["as_of"]),
        closed={name: Closed.from_json(each) for name, each in stored["closed"].items()},
        entries={name: (plan, version) for name, (plan, version) in stored["entries"].items()},
        counted={name: frozenset(each) for name, each in stored["counted"].items()},
        again={name: frozenset(each) for name, each in stored["again"].items()},
    )


def _known(documents: Iterable[Any], as_of: dt.datetime) -> Hashes:
    """Give the revisions that exist at a moment, by kind and id."""
    found: dict[str, set[str]] = {}
    for each in documents:
        if recorded_by(each, as_of):
            kind = "obstacle" if each.kind == "obstacle" else "entry"
            found.setdefault(f"{kind}:{each.id}", set()).add(content_hash(each))
    return {name: frozenset(each) for name, each in found.items()}


def _handed_over(
    plans: Plans, entries: Iterable[Any], obstacles: Iterable[Any]
) -> tuple[Plans, list[Any], list[Any]]:
    """Separate the entries and obstacles of a bundle from its plans."""
    noted, named = [*entries], [*obstacles]
    if isinstance(plans, Bundle):
        noted, named = [*plans.entries, *noted], [*plans.obstacles, *named]
        plans = Bundle(
            person_id=plans.person_id,
            assignments=plans.assignments,
            zones=plans.zones,
            sessions=plans.sessions,
        )
    return plans, noted, named


def checkpoint(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    obstacles: Iterable[Obstacle | Tombstone] = (),
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    as_of: dt.datetime,
) -> str:
    """Tally what is closed at a moment, as a text that `resume` takes.

    Notes arrive late, so a moment some days ago is a better one than now. The text is for the
    person's own summaries (audience "self") over the default window.

    Args:
        plans: as for `summarize`, and so is the rest.
        entries: what was noted.
        obstacles: what got in the way.
        zones: for plans that float.
        sessions: meetings.
        as_of: an aware datetime; what was recorded later is not in it.

    Returns:
        One text with a checksum. It belongs to this version of the library.

    Raises:
        AwareTimeNeeded: `as_of` has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.

    Source: adherence.md, The tally is a monoid.

    >>> now = dt.datetime(2026, 2, 4, 9, 0, tzinfo=dt.UTC)
    >>> resume(checkpoint([], as_of=now), [], as_of=now).assignments
    ()
    """
    plans, noted, named = _handed_over(plans, entries, obstacles)
    now = aware(as_of, "as_of")
    read = reading(plans, noted, named, zones=zones, sessions=sessions, as_of=now)
    closed: dict[str, Closed] = {}
    places: dict[str, tuple[str, int]] = {}
    for history, scope in read.parts:
        closed[history.assignment_id], inside = closed_of(history, scope, now)
        places |= inside
    known = _known([*noted, *named], now)
    counted = {name: known[f"entry:{name}"] for name in places}
    again = {
        name: each for name, each in known.items() if name.removeprefix("entry:") not in places
    }
    return _Stored(as_of=now, closed=closed, entries=places, counted=counted, again=again).write()


def resume(
    text: str,
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    obstacles: Iterable[Obstacle | Tombstone] = (),
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    partial_periods: PartialPeriods = "exclude",
    week_starts: WeekStarts = "plan",
    as_of: dt.datetime,
) -> AdherenceSummary | CannotResume:
    """Summarize a whole history from a checkpoint and what is new since.

    The result is that of `summarize` over the whole history, or a `CannotResume` that says which
    documents reach back into what is closed.

    Args:
        text: what `checkpoint` gave.
        plans: all plans (or a bundle), as they stand now.
        entries: what is new, and what `to_hand_over` names; what the checkpoint has counted may be
            among them.
        obstacles: all obstacles.
        zones: the whole zone history, for plans that float.
        sessions: all meetings.
        partial_periods: as for `summarize`.
        week_starts: as for `summarize`.
        as_of: an aware datetime, not before that of the checkpoint.

    Raises:
        AwareTimeNeeded: `as_of` has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.

    Source: adherence.md, The tally is a monoid.

    >>> resume("torn", [], as_of=dt.datetime(2026, 2, 4, tzinfo=dt.UTC)).reasons[0].why
    'unreadable'
    """
    now = aware(as_of, "as_of")
    stored = _read(text)
    if stored is None:
        return CannotResume((ReachesBack("unreadable"),))
    if now < stored.as_of:
        return CannotResume((ReachesBack("earlier_moment"),))
    plans, noted, named = _handed_over(plans, entries, obstacles)
    read = reading(
        plans,
        (each for each in noted if each.id not in stored.entries),
        named,
        zones=zones,
        sessions=sessions,
        partial_periods=partial_periods,
        week_starts=week_starts,
        as_of=now,
        known=stored.entries,
    )
    reasons = (*_documents(stored, noted, named, now), *_histories(stored, read))
    if reasons:
        return CannotResume(reasons)
    assignments = [_resumed(stored, history, scope) for history, scope in read.parts]
    start, until = read.window(as_of)
    return AdherenceSummary(
        person_id=read.person_id,
        as_of=as_of,
        window=SummaryWindow(from_=start, until=until),
        audience="self",
        assignments=assignments,
    )


def to_hand_over(text: str) -> frozenset[str]:
    """Give the ids of entries that the checkpoint does not count, for `resume` to be given again.

    All obstacles have to be given as well; there are few.

    >>> to_hand_over(checkpoint([], as_of=dt.datetime(2026, 2, 4, tzinfo=dt.UTC)))
    frozenset()
    """
    stored = _read(text)
    names = () if stored is None else stored.again
    return frozenset(name.removeprefix("entry:") for name in names if name.startswith("entry:"))


def _documents(
    stored: _Stored, noted: list[Any], named: list[Any], as_of: dt.datetime
) -> Iterator[ReachesBack]:
    given = _known([*noted, *named], as_of)
    for name, revisions in stored.counted.items():
        if not given.get(f"entry:{name}", revisions) <= revisions:
            yield ReachesBack("entry_changed", name)
    for name, revisions in stored.again.items():
        if not revisions <= given.get(name, frozenset()):
            yield ReachesBack("not_given_again", name.partition(":")[2])


def _histories(stored: _Stored, read: Reading) -> Iterator[ReachesBack]:
    here = {history.assignment_id for history, _ in read.parts}
    for name in stored.closed.keys() - here:
        yield ReachesBack("plan_gone", name)
    for history, scope in read.parts:
        if (closed := stored.closed.get(history.assignment_id)) is not None:
            yield from _changed(closed, history, scope, stored.as_of)


def _changed(
    closed: Closed, history: History, scope: Scope, moment: dt.datetime
) -> Iterator[ReachesBack]:
    now, name = foundation(history, scope, moment), history.assignment_id
    same: Mapping[Why, bool] = {
        "window_changed": closed.start == now.start,
        "versions_changed": closed.versions.items() <= now.versions.items(),
        "days_changed": closed.days == now.days,
        "terms_changed": closed.terms == now.terms,
        "occasions_changed": closed.occasions == now.occasions,
    }
    for why, holds in same.items():
        if not holds:
            yield ReachesBack(why, name)
    keys = _keys(closed, history, moment)
    for entry_id, could in reached(history).items():
        if could & keys:
            yield ReachesBack("entry_reaches_back", entry_id)


def _keys(closed: Closed, history: History, moment: dt.datetime) -> frozenset[str]:
    return frozenset(each.key for each in opened(history, moment)) - closed.left_open


def _resumed(stored: _Stored, history: History, scope: Scope) -> AssignmentSummary:
    closed = stored.closed.get(history.assignment_id)
    keys: frozenset[str] = frozenset()
    by_version: dict[int, list[Tally]] = {}
    if closed is not None:
        keys = _keys(closed, history, stored.as_of)
        by_version = {version: [tally] for version, tally in closed.tallies.items()}
    for part in parts(history, scope, without=keys):
        by_version.setdefault(part.version, []).append(part.tally)
    return assemble(history, scope, by_version)
