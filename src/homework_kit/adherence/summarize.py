"""One question, answered in counts: of what was agreed, what was noted (adherence.md)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

import attrs

from homework_kit.adherence.blocks import block
from homework_kit.adherence.frame import Frame, PartialPeriods, WeekStarts
from homework_kit.adherence.history import History, gather
from homework_kit.adherence.material import Audience, Plans, material
from homework_kit.adherence.scope import Scope, Window, tallies, window_needed
from homework_kit.adherence.tally import Tally, total
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Session
from homework_kit.models.choices import choice_needed
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.schedules import BeforeSession, Target
from homework_kit.models.summary import (
    AdherenceSummary,
    AssignmentSummary,
    SummaryWindow,
    VersionSummary,
)
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.walltime import DAY, aware, writable

_NOTHING: Final[Mapping[str, tuple[str, int]]] = MappingProxyType({})


def frame_of(history: History, plans: Sequence[Assignment], scope: Scope) -> Frame:
    """Frame a block: `plans` are the one version it is about, or those the whole counts.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> frame_of(history, [plan], scope).family
    'fixed'
    """
    numbers = {plan.version for plan in plans}
    ruling = [each for each in history.reigns if each.assignment.version in numbers]
    clock, today, newest = history.clock, history.today, plans[-1]
    ends = clock.date_of(scope.last) + DAY
    return Frame(
        schedules=tuple(plan.schedule.type for plan in plans),
        status=newest.status,
        start=ruling[0].first_date if ruling else newest.starts_on,
        # A version that never came into force has no weeks.
        end_before=ruling[-1].end_before if ruling else newest.starts_on,
        today=today,
        shown_from=clock.date_of(scope.window[0]),
        shown_until=ends if ends <= today else dt.date.max,
        reserve=newest.reserve,
        by_sessions=any(map(_is_by_sessions, plans)) and not _comes_up(history, numbers, scope),
        sessions_ahead=history.sessions_ahead,
        week_starts=scope.week_starts,
        partial_periods=scope.partial_periods,
    )


def _is_by_sessions(plan: Assignment) -> bool:
    schedule = plan.schedule
    return isinstance(schedule, BeforeSession) or (
        isinstance(schedule, Target) and schedule.per == "session"
    )


def _comes_up(history: History, versions: Container[int], scope: Scope) -> bool:
    """Say whether something is known to come up. A period to come is in no tally, so it is here."""
    return any(
        each.opens > history.as_of and each.version in versions and scope.holds(each.opens)
        for each in history.occasions
    )


def whole_frame(history: History, scope: Scope) -> Frame:
    """Frame the block for the whole: a version without a day in the window changes no formula.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> whole_frame(history, scope).start.isoformat()
    '2026-02-02'
    """
    in_window = {each.version for each in history.occasions if scope.holds(each.opens)} | {
        reign.assignment.version
        for reign in history.reigns
        if reign.start <= min(scope.last, history.as_of)
        and (reign.end is None or scope.window[0] < reign.end)
    }
    agreed = [plan for plan in history.versions if plan.status != "proposed"]
    whole = agreed or list(history.versions)
    counted = [plan for plan in whole if plan.version in in_window] or whole[-1:]
    return attrs.evolve(
        frame_of(history, whole, scope),
        schedules=tuple(plan.schedule.type for plan in counted),
        # The reserve of what is counted: that of a version agreed for later is not spent yet.
        reserve=counted[-1].reserve,
        by_sessions=frame_of(history, counted, scope).by_sessions,
    )


def summary_of(history: History, scope: Scope) -> AssignmentSummary:
    """Count one assignment of a reading.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> summary_of(history, scope) == summarize(plan, as_of=now).assignments[0]
    True
    """
    by_version: dict[int, list[Tally]] = {}
    for version, tally in tallies(history, scope):
        by_version.setdefault(version, []).append(tally)
    return assemble(history, scope, by_version)


def assemble(
    history: History, scope: Scope, by_version: Mapping[int, Iterable[Tally]]
) -> AssignmentSummary:
    """Make the blocks of one assignment from the tallies of its versions.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> assemble(history, scope, {}).counted
    0
    """
    # An entry may name a version that is not at hand; the whole still counts it.
    numbers = dict.fromkeys([*(plan.version for plan in history.versions), *by_version])
    sums = {version: total(by_version.get(version, ())) for version in numbers}
    return AssignmentSummary(
        assignment_id=history.assignment_id,
        versions=[
            VersionSummary(
                version=plan.version,
                **block(sums[plan.version], frame_of(history, [plan], scope)),
            )
            for plan in history.versions
        ],
        **block(total(sums.values()), whole_frame(history, scope)),
    )


def _scopes(histories: Sequence[History], scope: Scope) -> list[Scope]:
    """Give the scope of each history: the window asked for, or the default one.

    By default all plans share the first start of any, and each ends with its own day at `as_of`.
    """
    if scope.asked or not histories:
        return [scope] * len(histories)
    first = min(each.start for each in histories)
    return [attrs.evolve(scope, window=(first, max(first, each.end))) for each in histories]


class Reading(NamedTuple):
    """What a summary counts: every history with the part of it that is looked at."""

    person_id: str | None
    parts: list[tuple[History, Scope]]

    def window(self, as_of: dt.datetime) -> Window:
        """Give the window of the whole: from the shared start to the last end.

        >>> now = dt.datetime(2026, 2, 4, tzinfo=dt.UTC)
        >>> Reading(None, []).window(now) == (now, now)
        True
        """
        shown = [scope.window for _, scope in self.parts] or [(as_of, as_of)]
        return shown[0][0], max(until for _, until in shown)


def reading(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    obstacles: Iterable[Obstacle | Tombstone] = (),
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    window: Window | None = None,
    audience: Audience = "self",
    partial_periods: PartialPeriods = "exclude",
    week_starts: WeekStarts = "plan",
    as_of: dt.datetime,
    known: Mapping[str, tuple[str, int]] = _NOTHING,
) -> Reading:
    """Read and attach what was handed over, as `summarize` takes it, before anything is counted.

    `known` gives the plan and version of entries that are not handed over and that an obstacle may
    name.

    >>> reading([], as_of=dt.datetime(2026, 2, 4, tzinfo=dt.UTC)).parts
    []
    """
    choice_needed(partial_periods, PartialPeriods, "partial_periods")
    choice_needed(week_starts, WeekStarts, "week_starts")
    now = aware(as_of, "as_of")
    asked = None if window is None else window_needed(window)
    given = material(
        plans,
        entries,
        obstacles,
        zones=zones,
        sessions=sessions,
        audience=audience,
        as_of=now,
        known={name: plan for name, (plan, _) in known.items()},
    )
    versions_known = {name: version for name, (_, version) in known.items()}
    histories = [
        gather(
            versions,
            given.entries.get(identity, ()),
            given.obstacles.get(identity, ()),
            zones=given.zones,
            sessions=given.sessions,
            as_of=now,
            until=None if asked is None else asked[1],
            known=versions_known,
        )
        for identity, versions in given.plans.items()
    ]
    scope = Scope(
        window=asked or (now, now),
        asked=asked is not None,
        options_shown=given.options_shown,
        week_starts=week_starts,
        partial_periods=partial_periods,
    )
    return Reading(given.person_id, list(zip(histories, _scopes(histories, scope), strict=True)))


def summarize(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    obstacles: Iterable[Obstacle | Tombstone] = (),
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    window: Window | None = None,
    audience: Audience = "self",
    partial_periods: PartialPeriods = "exclude",
    week_starts: WeekStarts = "plan",
    as_of: dt.datetime,
) -> AdherenceSummary:
    """Count, of what was agreed, what was noted; a pure function of its arguments.

    One block per assignment, side by side, with one block per version inside: a plan that changed
    is two plans. Entries recorded after `as_of`, deleted ids and examples do not exist. Nothing in
    the result is a score.

    Args:
        plans: one assignment, any versions and revisions of several, or a bundle (which brings its
            own entries, obstacles, zones, sessions and consent).
        entries: what was noted, in any order, also twice.
        obstacles: what got in the way.
        zones: a zone name or the zone history, for plans that float with the person.
        sessions: meetings, for what is due before a session.
        window: two aware datetimes, half-open; by default from the first start to the end of the
            person's day at `as_of`. Occasions count by their opening, entries by their own time.
        audience: "self", or "shared": without what the person keeps private.
        partial_periods: "exclude" (default) target periods that were cut or partly paused, or
            "prorate" them.
        week_starts: "plan": seven-day blocks from the start; or a weekday for calendar weeks.
        as_of: the moment at which everything is looked at; an aware datetime.

    Raises:
        AwareTimeNeeded: `as_of` or the window has no offset.
        OutOfRange: one of them lies outside the years 1900 to 2199.
        WrongArgument: one of the others is no plan, or no list of what belongs there.
        UnknownChoice: `audience`, `partial_periods` or `week_starts` is none of its choices.
        InvalidDocument: the window ends before it starts.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.
        TooManyOccurrences: the plans have more than a million occasions.

    Source: adherence.md (Vrijens 2012 for the three phases, Wilson 1927 for the interval).

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, 0, tzinfo=dt.UTC)
    >>> walked = Entry(
    ...     id="t1", assignment_id="a1", outcome="as_agreed", recorded_at=now.replace(day=2)
    ... )
    >>> whole = summarize(plan, [walked], as_of=now).assignments[0]
    >>> whole.occasions.practiced, whole.counted, whole.occasions.open, whole.display
    (1, 2, 1, 'counts')
    """
    writable(as_of, "as_of")
    read = reading(
        plans,
        entries,
        obstacles,
        zones=zones,
        sessions=sessions,
        window=window,
        audience=audience,
        partial_periods=partial_periods,
        week_starts=week_starts,
        as_of=as_of,
    )
    start, until = window or read.window(as_of)
    for each in (start, until):
        # The default window ends with the day of `as_of`.
        writable(each, "as_of" if window is None else "window")
    return AdherenceSummary(
        person_id=read.person_id,
        as_of=as_of,
        window=SummaryWindow(from_=start, until=until),
        audience=audience,
        assignments=[summary_of(*each) for each in read.parts],
    )
