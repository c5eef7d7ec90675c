"""Of what was agreed, what was noted? (adherence.md)"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeAlias

import attrs

from homework_kit.adherence.attach import Attached
from homework_kit.adherence.blocks import Frame, PartialPeriods, WeekStarts, block, obstacle_rows
from homework_kit.adherence.history import DAY, History, gather
from homework_kit.adherence.tally import (
    Tally,
    tally_entry,
    tally_obstacle,
    tally_occasion,
    tally_period,
    tally_tag,
    total,
)
from homework_kit.errors import AwareTimeNeeded
from homework_kit.models.assignment import Assignment, AssignmentTombstone
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.consent import may_share, share_entries
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.schedules import Target
from homework_kit.models.summary import (
    AdherenceSummary,
    AssignmentSummary,
    SummaryWindow,
    VersionSummary,
)
from homework_kit.schedule.clock import Zones

Window: TypeAlias = tuple[dt.datetime, dt.datetime]
Audience = Literal["self", "shared"]
Plans: TypeAlias = Assignment | Iterable[Assignment | AssignmentTombstone] | Bundle


@attrs.frozen(slots=True)
class _Material:
    """What a call handed over, as it stood at `as_of` and as the audience may see it."""

    person_id: str | None
    plans: dict[str, list[Assignment]]
    entries: dict[str | None, list[Entry]]
    obstacles: list[Obstacle]
    zones: Zones
    sessions: tuple[Session, ...]


@attrs.frozen(slots=True)
class _Options:
    """How to count."""

    window: Window | None
    week_starts: WeekStarts
    partial_periods: PartialPeriods


def _until(documents: Iterable[Entry | Tombstone], as_of: dt.datetime) -> list[Entry]:
    """Keep the entries that stood at `as_of`: what was recorded later does not exist yet."""
    known = [each for each in documents if each.recorded_at is None or each.recorded_at <= as_of]
    return list(current(known))


def _material(
    given: Plans,
    entries: Iterable[Entry | Tombstone],
    obstacles: Iterable[Obstacle | Tombstone],
    *,
    zones: Zones,
    sessions: Iterable[Session],
    audience: Audience,
    as_of: dt.datetime,
) -> _Material:
    person, consent = None, share_entries(())
    plans: Iterable[Assignment | AssignmentTombstone]
    if isinstance(given, Bundle):
        person, consent = given.person_id, share_entries(given.consent)
        plans = given.assignments
        entries = (*given.entries, *entries)
        obstacles = (*given.obstacles, *obstacles)
        zones = given.zones if zones is None else zones
        sessions = (*given.sessions, *sessions)
    else:
        plans = (given,) if isinstance(given, Assignment) else given
    standing = _until(entries, as_of)
    named: list[Obstacle] = list(current(obstacles))
    if audience == "shared" and consent != "summary_only":
        # summary_only: a computed summary of all entries, and no documents (data-model.md, Sharing).
        standing = [each for each in standing if may_share(each, consent)]
        named = [each for each in named if may_share(each, consent)]
    grouped: dict[str, list[Assignment]] = {}
    if audience == "self" or consent != "none":
        plan: Assignment
        for plan in sorted(current(plans), key=lambda each: (each.id, each.version)):
            grouped.setdefault(plan.id, []).append(plan)
    by_plan: dict[str | None, list[Entry]] = {}
    for entry in standing:
        by_plan.setdefault(entry.assignment_id, []).append(entry)
    return _Material(person, grouped, by_plan, named, zones, tuple(current(sessions)))


def _obstacle_tallies(history: History, window: Window) -> Iterator[tuple[int, Tally]]:
    """Count obstacles once: a document that names the entry which tags the same code is that tag."""
    described = {(each.entry_id, each.code) for each, _ in history.obstacles if each.entry_id}
    in_entries = {each.noted.entry.id: each for each in history.attached}
    for obstacle, moment in history.obstacles:
        if window[0] <= moment < window[1]:
            date = history.clock.date_of(moment)
            entry = in_entries.get(obstacle.entry_id or "")
            version = history.version_on(date) if entry is None else history.version_of(entry)
            yield version, tally_obstacle(obstacle, date)
    for attached in history.attached:
        entry_date = attached.noted.date
        for code in attached.noted.entry.obstacles:
            if (attached.noted.entry.id, code) not in described and _in(attached.noted.moment, window):
                tag = tally_tag(attached.noted.entry.id, code, entry_date)
                yield history.version_of(attached), tag


def _in(moment: dt.datetime | None, window: Window) -> bool:
    return moment is not None and window[0] <= moment < window[1]


def _active(history: History, window: Window) -> Iterator[tuple[int, Tally]]:
    """Count the agreed days: ruled, not paused, through the person's day at `as_of`."""
    first, last = history.clock.date_of(window[0]), history.clock.date_of(window[1] - _INSTANT)
    for reign in history.reigns:
        plan = reign.assignment
        stop = min(last, history.today) + DAY
        if reign.end_before is not None:
            stop = min(stop, reign.end_before)
        start = max(reign.first_date, first)
        dates = (start + DAY * each for each in range(max(0, (stop - start).days)))
        active = frozenset(
            date
            for date in dates
            if not any(
                pause.from_ <= date and (pause.until is None or date < pause.until)
                for pause in plan.pauses
            )
        )
        yield plan.version, Tally(active_days=active)


_INSTANT = dt.timedelta(microseconds=1)


def _tallies(history: History, window: Window) -> Iterator[tuple[int, Tally]]:
    """Give the tally of every part of a history with the version it belongs to."""
    targets = {
        plan.version for plan in history.versions if isinstance(plan.schedule, Target)
    }
    here: dict[str, list[Attached]] = {}
    for attached in history.attached:
        if attached.occasion is not None:
            here.setdefault(attached.occasion.key, []).append(attached)
    for occasion in history.occasions:
        if _in(occasion.opens, window):
            count = tally_period if occasion.version in targets else tally_occasion
            yield occasion.version, count(occasion, here.get(occasion.key, ()), history.as_of)
    for attached in history.attached:
        moment = attached.noted.moment or (attached.occasion and attached.occasion.opens)
        if moment is None or _in(moment, window):
            yield history.version_of(attached), tally_entry(attached)
    for noted in history.other_sources:
        outcome = noted.entry.outcome
        if outcome is not None and (noted.moment is None or _in(noted.moment, window)):
            version = noted.entry.assignment_version or history.version_on(noted.date)
            yield version, Tally(other_sources=Counter({(noted.entry.source, outcome): 1}))
    yield from _obstacle_tallies(history, window)
    yield from _active(history, window)


def _frame(history: History, plans: list[Assignment], options: _Options) -> Frame:
    numbers = {plan.version for plan in plans}
    ruling = [each for each in history.reigns if each.assignment.version in numbers]
    newest = plans[-1]
    return Frame(
        schedules=tuple(plan.schedule.type for plan in plans),
        status=newest.status,
        first_date=ruling[0].first_date if ruling else newest.starts_on,
        # A version that never came into force has no weeks.
        end_before=ruling[-1].end_before if ruling else newest.starts_on,
        today=history.today,
        reserve=newest.reserve,
        sessions_ahead=history.sessions_ahead,
        week_starts=options.week_starts,
        partial_periods=options.partial_periods,
    )


def _assignment(history: History, options: _Options) -> AssignmentSummary:
    window = options.window or (history.start, max(history.start, history.end))
    by_version: dict[int, list[Tally]] = {plan.version: [] for plan in history.versions}
    for version, tally in _tallies(history, window):
        # An entry may name a version that is not at hand; the whole still counts it.
        by_version.setdefault(version, []).append(tally)
    sums = {version: total(tallies) for version, tallies in by_version.items()}
    versions = [
        VersionSummary(
            version=plan.version,
            **block(sums[plan.version], _frame(history, [plan], options)),
        )
        for plan in history.versions
    ]
    agreed = [plan for plan in history.versions if plan.status != "proposed"]
    whole = block(total(sums.values()), _frame(history, agreed or list(history.versions), options))
    return AssignmentSummary(assignment_id=history.assignment_id, versions=versions, **whole)


def _window(histories: list[History], options: _Options, as_of: dt.datetime) -> SummaryWindow:
    if options.window is not None:
        return SummaryWindow(from_=options.window[0], until=options.window[1])
    start = min((each.start for each in histories), default=as_of)
    end = max((each.end for each in histories), default=as_of)
    return SummaryWindow(from_=start, until=max(start, end))


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

    One block per assignment, side by side, with one block per version inside: a plan that changed is
    two plans. Entries recorded after `as_of`, deleted ids and examples do not exist. Nothing in the
    result is a score.

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
    >>> walked = Entry(
    ...     id="t1", assignment_id="a1", outcome="as_agreed", recorded_at="2026-02-02T18:00:00+00:00"
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, 0, tzinfo=dt.UTC)
    >>> whole = summarize(plan, [walked], as_of=now).assignments[0]
    >>> whole.occasions.practiced, whole.counted, whole.occasions.open, whole.display
    (1, 2, 1, 'counts')
    """
    for name, moment in (("as_of", as_of), *(("window", each) for each in window or ())):
        if moment.utcoffset() is None:
            raise AwareTimeNeeded(name)
    material = _material(
        plans,
        entries,
        obstacles,
        zones=zones,
        sessions=sessions,
        audience=audience,
        as_of=as_of,
    )
    options = _Options(window, week_starts, partial_periods)
    histories = [
        gather(
            versions,
            material.entries.get(identity, ()),
            [each for each in material.obstacles if _about(each, identity, material)],
            zones=material.zones,
            sessions=material.sessions,
            as_of=as_of,
        )
        for identity, versions in material.plans.items()
    ]
    return AdherenceSummary(
        person_id=material.person_id,
        as_of=as_of,
        window=_window(histories, options, as_of),
        audience=audience,
        assignments=[_assignment(history, options) for history in histories],
    )


def _about(obstacle: Obstacle, identity: str, material: _Material) -> bool:
    """Whether an obstacle is about an assignment: by its name, or by the entry it names."""
    if obstacle.assignment_id is not None or obstacle.entry_id is None:
        return obstacle.assignment_id == identity
    return any(entry.id == obstacle.entry_id for entry in material.entries.get(identity, ()))
