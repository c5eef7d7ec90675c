"""Session periods: what is due before the next meeting, from one meeting to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from homework_kit.models.bundle import Session
from homework_kit.models.schedules import BeforeSession, Target
from homework_kit.schedule.marks import marks_of
from homework_kit.schedule.occurrence import Occurrence
from homework_kit.schedule.reign import Reign
from homework_kit.schedule.walltime import DAY

Meeting = tuple[dt.datetime, str, dt.date]


def runs_to_sessions(reign: Reign) -> bool:
    """Say whether a version is due by sessions: before_session, or a target per session.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.tasks import OtherTask
    >>> from homework_kit.schedule.reign import reigns
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", schedule=BeforeSession(),
    ... )
    >>> [runs_to_sessions(reign) for reign in reigns(plan)]
    [True]
    """
    schedule = reign.assignment.schedule
    return isinstance(schedule, BeforeSession) or (
        isinstance(schedule, Target) and schedule.per == "session"
    )


def _chains(reigns: Sequence[Reign]) -> Iterator[list[Reign]]:
    """Give the runs of versions due by sessions that follow each other without a break."""
    chain: list[Reign] = []
    for reign in reigns:
        if not runs_to_sessions(reign):
            continue
        if chain and chain[-1].end != reign.start:
            yield chain
            chain = []
        chain.append(reign)
    if chain:
        yield chain


def _meetings(first: Reign, sessions: Sequence[Session]) -> list[Meeting]:
    """Give the sessions after the one at which the plan was agreed, in order of their moments.

    A session on the very `starts_on` is that one, unless `starts_at` says when the plan began. One
    clock (the first version's) says where a session without `at` stands, so it has one moment.
    """
    told = (
        (session.at or first.clock.day_start(session.on).at, session.id, session.on)
        for session in sessions
    )
    after_start = first.assignment.starts_at is not None
    return sorted(
        meeting
        for meeting in told
        if meeting[0] > first.start and (after_start or meeting[2] > first.assignment.starts_on)
    )


def _owner(chain: Sequence[Reign], meeting: Meeting, reigns: Sequence[Reign]) -> Reign | None:
    """Give the version in force when the session is due.

    A session on the date that `ends_before` or `status_on` names is still due: the plan ran up to
    it. So is one on the date on which a version with another schedule takes over, unless a version
    that is due by sessions has begun by then (scheduling.md, Versions: opened under v1 and due
    under v2 belongs to v2).
    """
    moment, _, on = meeting
    reign = [reign for reign in chain if reign.start <= moment][-1]
    if reign.last_date is not None and reign.last_date < on:
        return None
    start = reign.next_start
    if start is None or moment < start:
        return reign
    later = [each for each in reigns if start <= each.start <= moment]
    ran_up = any(each.start == start and each.assignment.starts_on == on for each in later)
    taken = any(each.start < moment and runs_to_sessions(each) for each in later)
    return reign if ran_up and not taken else None


def session_occasions(reigns: Sequence[Reign], sessions: Sequence[Session]) -> Iterator[Occurrence]:
    """Give one occasion per known session that a version of the plan is due by.

    The first period opens when the first version starts, every other at the session before, also
    where a newer version took over in between. Without a known next session nothing is due. The day
    of a session belongs to the period that it opens, so pauses count every date once.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.tasks import OtherTask
    >>> from homework_kit.schedule.reign import reigns
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", schedule=BeforeSession(),
    ... )
    >>> sessions = [Session(id="s2", on="2026-02-09", at="2026-02-09T17:00:00+00:00")]
    >>> [(each.key, str(each.closes)) for each in session_occasions(reigns(plan), sessions)]
    [('session:s2', '2026-02-09 17:00:00+00:00')]
    """
    for chain in _chains(reigns):
        opens = chain[0].start
        for meeting in _meetings(chain[0], sessions):
            reign = _owner(chain, meeting, reigns)
            if reign is not None and opens < meeting[0]:
                yield _occasion(reign, opens, meeting)
                opens = meeting[0]


def _occasion(reign: Reign, opens: dt.datetime, meeting: Meeting) -> Occurrence:
    assignment, clock, marks = reign.assignment, reign.clock, marks_of(reign.assignment)
    schedule = assignment.schedule
    key = f"session:{meeting[1]}"
    closes = clock.here(meeting[0])
    local_date = clock.date_of(opens)
    until_date = max(clock.date_of(closes), local_date + DAY)
    paused_days = marks.paused_days(local_date, until_date)
    all_paused = local_date + paused_days * DAY == until_date
    opens_paused = marks.paused_days(local_date, local_date + DAY) > 0
    target = isinstance(schedule, Target)
    return Occurrence(
        key=key,
        assignment_id=assignment.id,
        version=assignment.version,
        local_date=local_date,
        until_date=until_date,
        opens=clock.here(opens),
        due=closes,
        closes=closes,
        required=schedule.times if isinstance(schedule, Target) else 1,
        paused=all_paused if target else opens_paused,
        set_aside=key in marks.set_aside,
        zone=clock.zone_at(opens),
        paused_days=paused_days,
    )
