"""Random histories of changes: one plan, its notes, and everything that may happen to them.

A plan is made, noted on, paused, resumed, marked, reworded, revised, offered anew, stopped and
moved about in time, in any order, also after the fact. After each step every note is where it was,
or one of the rules in `tests/changes.py` says why it is not.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

import homework_kit as hk
from homework_kit.adherence.history import gather
from homework_kit.errors import AlreadyPaused, NotPaused
from homework_kit.models.edits import current
from homework_kit.schedule.clock import clock_of
from homework_kit.schedule.given import given
from homework_kit.testing.strategies import ScheduleKind, plan_versions, schedules
from homework_kit.testing.strategies.schedule import night_times
from homework_kit.testing.strategies.values import ZONES
from homework_kit.testing.strategies.weeks import weekly_sessions
from tests import changes
from tests.changes import Change, Movers, Seen, touched

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
HORIZON = 60 * DAY

MOST_VERSIONS = 4
MOST_NOTES = 24


@st.composite
def notes(
    draw: st.DrawFn, name: str, first: dt.datetime, near: Sequence[hk.Occurrence]
) -> hk.Entry:
    """Draw a note in the window of an occasion or anywhere, with the occasion's key or without.

    Few draws, since long histories are wanted here; the strategies of histories draw notes in full.
    """
    occasion = draw(st.sampled_from([None, *near]))
    moment = first + draw(st.integers(-24, 30 * 24)) * HOUR
    if occasion is not None:
        moment = occasion.opens + draw(st.integers(0, 8)) * (occasion.closes - occasion.opens) / 8
    moment = moment.replace(microsecond=0)
    how = draw(st.sampled_from(("recorded", "recorded", "on", "keyed", "keyed", "imported")))
    keyed = occasion is not None and how in ("keyed", "imported")
    when: dict[str, Any] = {"mode": "imported"} if how == "imported" else {"recorded_at": moment}
    return hk.Entry(
        id=name,
        assignment_id="a1",
        occurrence=occasion.key if occasion is not None and keyed else None,
        occurred_on=moment.date() if how == "on" else None,
        outcome=draw(st.sampled_from(("as_agreed", "as_agreed", "partly"))),
        **when,
    )


class Changes(RuleBasedStateMachine):
    """One person, one plan, and everything that may happen to it."""

    seen: ClassVar[Counter[str]] = Counter()
    """How often each change was made, and each rule was the reason."""
    kind: ClassVar[ScheduleKind] = "repeating"
    """The schedule of the first version."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.plans: list[hk.Assignment] = []
        self.entries: list[hk.Entry] = []
        self.zones: list[hk.ZoneSpan] = []
        self.sessions: tuple[hk.Session, ...] = ()
        self.now = Seen({}, {}, {})

    @initialize(data=st.data())
    def agree(self, data: Any) -> None:
        """Agree on a plan."""
        self.plans = data.draw(plan_versions(kinds=[self.kind]))[:1]
        first = self.plans[0].starts_on
        self.first = dt.datetime.combine(first, dt.time(), dt.UTC)
        started = hk.ZoneSpan(
            from_=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            time_zone=data.draw(st.sampled_from(ZONES)),
        )
        self.zones = [started]
        self.sessions = weekly_sessions(first, count=4)
        self.now = self.look()
        self.note(data, 10)

    @property
    def standing(self) -> list[hk.Assignment]:
        """The versions that stand, in order."""
        return sorted(current(self.plans), key=lambda plan: plan.version)

    @property
    def ruling(self) -> list[hk.Assignment]:
        """The versions that are agreed."""
        return [plan for plan in self.standing if plan.status != "proposed"]

    def look(self) -> Seen:
        """Attach every note that there is."""
        read = given(self.plans, self.zones, self.sessions)
        return Seen.of(
            [
                gather(
                    plans,
                    current(self.entries),
                    [],
                    zones=read.zones,
                    sessions=read.sessions,
                    as_of=self.first + HORIZON,
                )
                for plans in read.plans.values()
            ]
        )

    def hold(self, change: Change) -> None:
        """Hold a change to the rules."""
        before, after = self.now, self.look()
        self.now = after
        keys = touched(change, before, after)
        self.count(change.name)
        self.occasions_stay(change, before, after, keys)
        self.notes_stay(Movers(change, before, after, keys))

    def count(self, what: str) -> None:
        """Count what happened."""
        self.seen[what] += 1

    def occasions_stay(self, change: Change, before: Seen, after: Seen, keys: set[str]) -> None:
        """What a change may not touch stays as it is, key, version, window and marks."""
        both = before.occasions.keys() | after.occasions.keys()
        for key in both - keys:
            assert before.occasions.get(key) == after.occasions.get(key), (change.name, key)
        self.seen["occasions left alone"] += len(both - keys)
        for name, kept in (("windows", _window), ("openings", _opening)):
            if change.keeps == name:
                then, now = (
                    {
                        (key, *kept(each))
                        for key, each in seen.occasions.items()
                        if each.local_date > change.keeps_after
                    }
                    for seen in (before, after)
                )
                assert then ^ now == set(), change.name

    def notes_stay(self, movers: Movers) -> None:
        """A note is where it was, or a rule says why not."""
        before, after = movers.before, movers.after
        for attached in movers.notes():
            entry, name = attached.noted.entry, attached.noted.entry.id
            if entry.occurrence is not None:
                self.explicit_key_wins(entry, after)
            if name not in before.attached:
                movers.moved.append((name, movers.reach(name)))
            elif before.counts(name) != after.counts(name):
                room = movers.reach(name)
                if entry.occurrence is None:
                    why = movers.reason(name)
                    assert why is not None, (movers.change.name, name)
                    self.count(f"moved by {why}")
                    self.count(f"{movers.change.name} moved a note")
                elif before.place(name) != after.place(name):
                    assert entry.occurrence in movers.keys, (movers.change.name, name)
                    self.count("its key came or went")
                    self.count(f"{movers.change.name} moved a note")
                movers.moved.append((name, room))
            elif after.place(name) is not None:
                self.count("stayed by key" if entry.occurrence else "stayed by time")

    def explicit_key_wins(self, entry: hk.Entry, after: Seen) -> None:
        """adherence.md: explicit keys first; a paused, marked or unknown key makes it extra."""
        named = after.occasions.get(entry.occurrence or "")
        takes = named is not None and not (named.paused or named.set_aside)
        # What opens after today takes no entries.
        takes = takes and named is not None and named.opens < self.first + HORIZON
        assert after.place(entry.id) == (entry.occurrence if takes else None)

    @rule(data=st.data(), count=st.integers(1, 4))
    def note(self, data: Any, count: int) -> None:
        """Note something: a note that is there before may only lose its room to an earlier one."""
        if not self.ruling:
            return
        near = [each for each in self.now.occasions.values() if each.opens < self.first + 30 * DAY]
        for number in range(len(self.entries), min(len(self.entries) + count, MOST_NOTES)):
            self.entries.append(data.draw(notes(f"t{number:02}", self.first, near)))
        self.hold(changes.nothing("note"))

    @rule(data=st.data(), start=st.integers(0, 30), length=st.none() | st.integers(1, 9))
    def pause(self, data: Any, start: int, length: int | None) -> None:
        """Rest for some days, or until further notice."""
        plan = data.draw(st.sampled_from(self.standing))
        from_ = self.first.date() + start * DAY
        until = None if length is None else from_ + length * DAY
        try:
            paused = hk.pause(plan, from_=from_, until=until)
        except AlreadyPaused:
            self.count("already paused")
            return
        self.plans.append(paused)
        self.hold(changes.breaks("pause", plan, paused))

    @rule(data=st.data(), days=st.integers(-1, 9))
    def resume(self, data: Any, days: int) -> None:
        """Go on from a day, mostly one of a pause."""
        paused = [plan for plan in self.standing if plan.pauses] or self.standing
        plan = data.draw(st.sampled_from(paused))
        from_ = data.draw(st.sampled_from([each.from_ for each in plan.pauses] or [plan.starts_on]))
        try:
            resumed = hk.resume(plan, on=from_ + days * DAY)
        except NotPaused:
            self.count("not paused")
            return
        self.plans.append(resumed)
        self.hold(changes.breaks("resume", plan, resumed))

    @rule(data=st.data())
    def set_aside(self, data: Any) -> None:
        """Say that one or two occasions did not apply."""
        keys = [*self.now.occasions, "nowhere"]
        noted = [key for key in map(self.now.place, self.now.attached) if key is not None]
        drawn = data.draw(st.lists(st.sampled_from(noted or keys), min_size=1, max_size=2))
        plan = data.draw(st.sampled_from(self.standing))
        self.plans.append(hk.set_aside(plan, *drawn))
        self.hold(changes.marks(plan.version, drawn))

    @rule(data=st.data())
    def take_marks_back(self, data: Any) -> None:
        """Find that an occasion did apply."""
        plan = data.draw(st.sampled_from(self.standing))
        if plan.set_aside:
            self.plans.append(hk.amend(plan, set_aside=[]))
            self.hold(changes.marks(plan.version, [each.occurrence for each in plan.set_aside]))

    @rule(data=st.data(), title=st.sampled_from(("Stroll", "March", "Walk")))
    def reword(self, data: Any, title: str) -> None:
        """Say it in other words."""
        self.plans.append(hk.amend(data.draw(st.sampled_from(self.standing)), title=title))
        self.hold(changes.nothing("reword"))

    @rule(data=st.data(), days=st.integers(-9, 9), hour=st.none() | st.integers(8, 18))
    def move_session(self, data: Any, days: int, hour: int | None) -> None:
        """Meet on another day."""
        session = data.draw(st.sampled_from(current(self.sessions)))
        on = session.on + days * DAY
        at = None if hour is None else dt.datetime.combine(on, dt.time(hour), dt.UTC)
        self.sessions = hk.move_session(self.sessions, session.id, on=on, at=at)
        (moved,) = (each for each in current(self.sessions) if each.id == session.id)
        self.hold(changes.move(session, moved))

    @precondition(lambda self: len(self.zones) < 4)
    @rule(days=st.integers(0, 25), hour=st.integers(0, 23), zone=st.sampled_from(ZONES))
    def travel(self, days: int, hour: int, zone: str) -> None:
        """Tell, perhaps later, that the person was elsewhere from a moment on."""
        since = self.first + days * DAY + hour * HOUR
        if any(span.from_ == since for span in self.zones):
            return
        self.zones.append(hk.ZoneSpan(from_=since, time_zone=zone))
        self.hold(changes.travel(since, self.ruling))

    @precondition(lambda self: len(self.standing) == len(self.ruling) < MOST_VERSIONS)
    @rule(data=st.data(), days=st.integers(1, 14), offered=st.sampled_from((False, False, True)))
    def revise(self, data: Any, days: int, offered: bool) -> None:  # noqa: FBT001 - a rule's draw
        """Agree on something else from a day on, or offer it."""
        newest = self.standing[-1]
        start = newest.starts_on + days * DAY
        changed: dict[str, Any] = {"title": "Walk on"}
        if data.draw(st.booleans()):
            changed["schedule"] = data.draw(schedules(near=start))
        if data.draw(st.integers(0, 2)) == 2:
            changed["time_zone"] = data.draw(st.none() | st.sampled_from(ZONES))
            changed["starts_at"] = data.draw(st.none() | night_times())
        if offered:
            changed["status"] = "proposed"
        plan = hk.revise(newest, effective_from=start, **changed)
        self.plans.append(plan)
        self.hold(changes.nothing("offer") if offered else self.switch("revise", plan))

    def switch(self, name: str, plan: hk.Assignment) -> Change:
        """Give what the next version may touch."""
        clock = clock_of(plan, self.zones)
        at = clock.day_start(plan.starts_on).at
        if plan.starts_at is not None:
            at = clock.resolve(dt.datetime.combine(plan.starts_on, plan.starts_at)).at
        return changes.next_version(name, at)

    @precondition(lambda self: len(self.standing) > len(self.ruling))
    @rule()
    def accept(self) -> None:
        """Agree on what was offered."""
        plan = hk.amend(self.standing[-1], status="active")
        self.plans.append(plan)
        self.hold(self.switch("accept", plan))

    @rule(data=st.data(), days=st.integers(2, 30))
    def stop(self, data: Any, days: int) -> None:
        """Stop from a day on."""
        plan = data.draw(st.sampled_from(self.ruling))
        if plan.status == "stopped" or data.draw(st.integers(0, 2)):
            return
        on = plan.starts_on + days * DAY
        self.plans.append(hk.amend(plan, status="stopped", status_on=on))
        self.hold(changes.end(plan.version, clock_of(plan, self.zones).day_start(on).at))

    @rule(data=st.data(), minutes=st.sampled_from((45, 600, 3000)), grace=st.sampled_from((0, 90)))
    def widen(self, data: Any, minutes: int, grace: int) -> None:
        """Mend the window or the grace of a version."""
        plan = data.draw(st.sampled_from(self.ruling))
        schedule = plan.schedule
        if isinstance(schedule, hk.schedules.Repeating | hk.schedules.Once):
            members: dict[str, Any] = {
                name: getattr(schedule, name) for name in type(schedule).model_fields
            }
            members["window_minutes"] = minutes
            schedule = type(schedule)(**members)
        self.plans.append(hk.amend(plan, schedule=schedule, grace_minutes=grace))
        self.hold(changes.windows(plan))

    @rule(data=st.data(), zone=st.sampled_from(ZONES))
    def mend_zone(self, data: Any, zone: str) -> None:
        """Mend the zone of a version; a key survives travel (scheduling.md, Occurrence)."""
        plan = data.draw(st.sampled_from(self.ruling))
        if data.draw(st.integers(0, 2)):
            return
        before = self.now
        self.plans.append(hk.amend(plan, time_zone=zone))
        self.hold(changes.zone())
        if len(self.standing) == 1:
            first, last = plan.starts_on + DAY, self.first.date() + HORIZON - 3 * DAY
            ends = [date for date in (plan.ends_before, plan.status_on) if date is not None]
            last = min([last, *(date - DAY for date in ends)])
            then, now = (
                {
                    each.key
                    for each in seen.occasions.values()
                    # A session stands at an instant, which no zone of a plan moves.
                    if first < each.local_date < last and not each.key.startswith("session:")
                }
                for seen in (before, self.now)
            )
            assert then == now


def _window(occasion: hk.Occurrence) -> tuple[Any, ...]:
    return (occasion.version, occasion.opens, occasion.due, occasion.closes, occasion.required)


def _opening(occasion: hk.Occurrence) -> tuple[Any, ...]:
    return (occasion.version, occasion.opens)


def run(examples: int, *phases: Phase) -> None:
    """Make so many random histories, the same ones each time."""
    run_state_machine_as_test(
        Changes,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            report_multiple_bugs=False,
            phases=phases or tuple(Phase),
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
