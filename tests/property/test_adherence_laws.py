"""Laws that hold for every history (adherence.md), beside those of `test_summary_laws.py`."""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections import Counter
from collections.abc import Callable
from typing import Any, Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.adherence import summarize
from homework_kit.adherence.blocks import block
from homework_kit.adherence.history import History, gather
from homework_kit.adherence.material import material
from homework_kit.adherence.scope import Scope, tallies
from homework_kit.adherence.summarize import whole_frame
from homework_kit.adherence.tally import Tally, total
from homework_kit.models.edits import amend, current
from homework_kit.models.entry import Entry
from homework_kit.models.summary import AdherenceSummary, AssignmentSummary
from homework_kit.schedule import occurrences
from homework_kit.testing.laws.look import states_of
from homework_kit.testing.strategies import SCHEDULE_KINDS
from tests.histories import Story, stories
from tests.mix import lacking

law = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DAY = dt.timedelta(days=1)


def summary_of(story: Story, **changes: Any) -> AdherenceSummary:
    """Summarize a story; `changes` replace its parts."""
    given_: dict[str, Any] = {
        "entries": story.entries,
        "obstacles": story.obstacles,
        "zones": story.zones,
        "sessions": story.sessions,
        "as_of": story.as_of,
    }
    given_.update(changes)
    return summarize(given_.pop("plans", story.plans), given_.pop("entries"), **given_)


def histories(story: Story) -> list[History]:
    """Gather the histories of a story as a summary would."""
    seen = material(
        story.plans,
        story.entries,
        story.obstacles,
        zones=story.zones,
        sessions=story.sessions,
        audience="self",
        as_of=story.as_of,
    )
    return [
        gather(
            plans,
            seen.entries.get(name, ()),
            seen.obstacles.get(name, ()),
            zones=story.zones,
            sessions=story.sessions,
            as_of=story.as_of,
        )
        for name, plans in seen.plans.items()
    ]


@law
@given(stories(), st.data())
def test_a_summary_is_a_function_of_the_total_in_any_grouping(story: Story, data: Any) -> None:
    """A tally of disjoint occasions is the sum of their tallies, in any order and grouping."""
    found = summary_of(story)
    for history, whole in zip(histories(story), found.assignments, strict=True):
        window = (found.window.from_, max(found.window.from_, history.end))
        scope = Scope(window=window)
        parts = [tally for _, tally in tallies(history, scope)]
        mixed = data.draw(st.permutations(parts))
        cut = data.draw(st.integers(0, len(mixed)))
        one, other = total(mixed[:cut]), functools.reduce(operator.add, mixed[cut:], Tally())
        assert one + other == other + one == total(parts)
        assert one + Tally() == one == Tally() + one
        members = block(one + other, whole_frame(history, scope))
        again = AssignmentSummary(
            assignment_id=whole.assignment_id, versions=whole.versions, **members
        )
        assert again == whole


@law
@given(stories(), st.data())
def test_tallies_associate(story: Story, data: Any) -> None:
    """(a + b) + c == a + (b + c)."""
    parts = [
        tally
        for history in histories(story)
        for _, tally in tallies(history, Scope(window=(story.first, story.as_of + 30 * DAY)))
    ]
    a, b, c = (data.draw(st.sampled_from([Tally(), *parts])) for _ in range(3))
    assert (a + b) + c == a + (b + c)


@law
@given(stories(), st.integers(0, 30 * 24))
def test_windows_split_without_loss_or_double(story: Story, hours: int) -> None:
    """Occasions of two adjacent windows are those of both together."""
    start, end = story.first, story.first + 40 * DAY
    middle = start + hours * dt.timedelta(hours=1)
    left, right, both = (
        summary_of(story, window=window).assignments
        for window in ((start, middle), (middle, end), (start, end))
    )
    for one, other, all_ in zip(left, right, both, strict=True):
        assert states_of(one) + states_of(other) == +states_of(all_)
        for name in ("outcomes", "so_far"):
            counts = [Counter(getattr(each, name).model_dump()) for each in (one, other, all_)]
            if name == "so_far" or not any(
                isinstance(each, Entry) and each.mode == "imported" for each in story.entries
            ):
                assert counts[0] + counts[1] == +counts[2]
        assert one.extra + other.extra == all_.extra


@law
@given(stories(), st.sampled_from(("exclude", "prorate")))
def test_every_number_stays_in_its_bounds(
    story: Story, partial: Literal["exclude", "prorate"]
) -> None:
    """|C| = 0 is None, never 0 or 1; 0 <= share <= tried_share <= 1; towards <= planned."""
    for whole in summary_of(story, partial_periods=partial).assignments:
        for each in (whole, *whole.versions):
            assert (each.share is None) == (each.why_no_share is not None)
            if each.share is None:
                assert each.interval is None
                assert each.display == "counts"
                continue
            assert each.counted > 0
            assert 0 <= each.share <= (each.tried_share or 1) <= 1
            if each.interval is not None:
                assert each.interval.low <= each.share <= each.interval.high
            if each.target is not None:
                assert each.target.towards <= each.target.planned == each.counted
            if each.reserve is not None:
                assert each.reserve.used <= each.reserve.agreed


@law
@given(stories())
def test_periods_add_up(story: Story) -> None:
    """Practiced is towards plus extra, towards <= planned, and no carry-over between periods."""
    for whole in summary_of(story).assignments:
        for version in whole.versions:
            for row in () if version.target is None else version.target.periods:
                assert row.towards is not None
                assert row.planned is not None
                assert row.practiced == row.towards + row.extra
                assert row.towards <= row.planned
                assert row.practiced <= row.tried


@law
@given(stories(), st.sampled_from(("plan", "mo", "su")))
def test_weeks_add_up(story: Story, week_starts: Literal["plan", "mo", "su"]) -> None:
    """sum(weeks.planned) == counted for fixed occasions, in each version and in the whole."""
    for whole in summary_of(story, week_starts=week_starts).assignments:
        for each in (whole, *whole.versions):
            starts = [row.from_ for row in each.weeks]
            assert starts == sorted(set(starts))
            assert starts[1:] == [row.until for row in each.weeks[:-1]]
            if each.why_no_share is None and each.target is None:
                assert sum(row.planned or 0 for row in each.weeks) == each.counted
                practiced = sum(row.practiced for row in each.weeks)
                assert practiced == each.occasions.practiced


@law
@given(stories())
def test_entries_are_counted_once(story: Story) -> None:
    """Every self-reported entry is in one version's outcomes, or in the whole's alone."""
    for whole in summary_of(story).assignments:
        counts = Counter(whole.outcomes.model_dump())
        parts: Counter[str] = Counter()
        for version in whole.versions:
            parts.update(version.outcomes.model_dump())
        assert all(parts[name] <= counts[name] for name in counts)
        assert whole.extra <= counts["as_agreed"] + counts["smaller_version"]


@law
@given(stories())
def test_a_summary_survives_the_wire(story: Story) -> None:
    """loads(dumps(summary)) == summary."""
    found = summary_of(story)
    assert hk.loads(hk.dumps(found)) == found


@law
@given(stories(), st.integers(0, 20 * 24))
def test_what_is_closed_stays_as_it_is(story: Story, hours: int) -> None:
    """Without new entries, a later as_of changes no occasion that was closed."""
    later = story.as_of + hours * dt.timedelta(hours=1)
    known = [
        each
        for each in story.entries
        if each.recorded_at is None or each.recorded_at <= story.as_of
    ]
    # What names an occasion of a later day waits for it; what is noted ahead of time likewise.
    noted = [
        each
        for each in current(known)
        if each.occurrence is None and (each.occurred_at or story.as_of) <= story.as_of
    ]
    now, then = (
        summary_of(story, entries=noted, as_of=as_of, window=(story.first, story.first + 60 * DAY))
        for as_of in (story.as_of, later)
    )
    for one, other in zip(now.assignments, then.assignments, strict=True):
        for state in ("practiced", "tried", "told_not_done", "no_entry"):
            assert getattr(one.occasions, state) <= getattr(other.occasions, state)
        if one.target is not None and other.target is not None:
            closed = [row for row in one.target.periods if row.closed]
            assert closed == list(other.target.periods[: len(closed)])


@law
@given(stories())
def test_a_later_revision_does_not_exist_yet(story: Story) -> None:
    """Time travel: what is recorded after as_of changes nothing."""
    later = story.as_of + dt.timedelta(microseconds=1)
    edits = [
        amend(each, outcome="partly", note="later", recorded_at=later)
        for each in story.entries
        if isinstance(each, Entry) and each.mode != "imported"
    ]
    assert summary_of(story, entries=(*story.entries, *edits)) == summary_of(story)


def _clock_changes(story: Story) -> bool:
    found = occurrences(story.plans, story.first, story.as_of, zones=story.zones)
    offsets = {(each.zone, each.version, each.opens.utcoffset()) for each in found}
    return len(offsets) > len({pair[:2] for pair in offsets})


SAID: dict[str, Callable[[AssignmentSummary], object]] = {
    "practiced": lambda each: each.occasions.practiced,
    "tried": lambda each: each.occasions.tried,
    "set aside": lambda each: each.occasions.set_aside,
    "paused": lambda each: each.occasions.paused,
    "told": lambda each: each.occasions.told_not_done,
    "open": lambda each: each.occasions.open,
    "not yet": lambda each: each.occasions.not_yet,
    "extra": lambda each: each.extra,
    "recalled": lambda each: each.recalled,
    "in its window": lambda each: each.practiced_within_window,
    "towards a target": lambda each: each.target and each.target.towards,
    "partial periods": lambda each: each.target and any(row.partial for row in each.target.periods),
    "answered": lambda each: each.answered and each.answered.in_window,
    "used": lambda each: each.used and each.used.times_used,
    "change": lambda each: any(row.pairs for row in each.change),
    "obstacles": lambda each: each.obstacles,
    "mixed plans": lambda each: each.why_no_share == "plans_differ",
    "other sources": lambda each: (
        sum(each.other_sources.device.model_dump().values())
        + sum(each.other_sources.therapist.model_dump().values())
    ),
}
"""What a summary says of one of its assignments, by name."""
DRAWN: dict[str, Callable[[Story], bool]] = {
    "versions": lambda story: any(plan.version > 1 for plan in story.plans),
    "floating": lambda story: any(plan.time_zone is None for plan in story.plans),
    "travel": lambda story: len(story.zones) > 1,
    "revisions": lambda story: len({each.id for each in story.entries}) < len(story.entries),
    "clock changes": _clock_changes,
}
"""What a history holds, by name."""


def traits(story: Story) -> list[str]:
    """Name what of the laws' subjects a drawn history holds."""
    told = summary_of(story).assignments
    return [name for name, said in SAID.items() if any(said(each) for each in told)] + [
        name for name, holds in DRAWN.items() if holds(story)
    ]


def test_the_drawn_histories_are_not_vacuous() -> None:
    """Each kind of thing the laws are about turns up in several of the drawn histories."""
    every_kind = st.one_of([stories(kind) for kind in (*SCHEDULE_KINDS, None)])
    assert lacking(every_kind, traits, dict.fromkeys((*SAID, *DRAWN), 2)) == {}
