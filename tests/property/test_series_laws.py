"""Laws of what is computed many at a time: it is what one at a time gives."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from collections import Counter
from zoneinfo import ZoneInfo, available_timezones

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.models.schedules import Repeating
from homework_kit.models.zones import known_zones
from homework_kit.schedule import Occurrence, due_times, occurrences, reigns
from homework_kit.schedule.marks import marks_of
from homework_kit.schedule.occurrence import MEMBERS
from homework_kit.schedule.series import Series
from homework_kit.schedule.slots import slots_between
from homework_kit.schedule.walltime import instants, resolve
from homework_kit.schedule.windows import slot_occasion
from tests.property.schedule_cases import (
    DAY,
    LAW,
    Case,
    cases,
    clock_times,
    gap_times,
    zone_names,
)

EVERY_ZONE = sorted(known_zones() & available_timezones())


def one_by_one(case: Case) -> list[Occurrence]:
    """Expand the first version alone, slot by slot."""
    plan = case.versions[0]
    found = []
    for reign in reigns(plan, zones=case.zones):
        low, high = plan.starts_on, (case.end + 9 * DAY).date()
        for slot in slots_between(plan, low, high):
            occasion = slot_occasion(reign, marks_of(plan), slot)
            if occasion is not None and case.start <= occasion.opens < case.end:
                found.append(occasion)
    return sorted(found, key=lambda each: each.order)


def many_at_a_time(case: Case) -> list[Occurrence]:
    """Expand the first version alone, as callers do."""
    return occurrences(case.versions[0], case.start, case.end, zones=case.zones)


def told(occasion: Occurrence) -> Occurrence:
    """Make an equal occasion with every member told."""
    return Occurrence(**{name: getattr(occasion, name) for name in MEMBERS})


def repeating(case: Case) -> bool:
    """Say whether the first version repeats."""
    return isinstance(case.versions[0].schedule, Repeating)


@settings(LAW, max_examples=300)
@given(cases().filter(repeating))
def test_many_at_a_time_are_what_one_by_one_gives(case: Case) -> None:
    """Order of evaluation: nominal local dates, count, exclusions, resolve to instants."""
    found, expected = many_at_a_time(case), one_by_one(case)
    assert found == expected
    assert [repr(each) for each in found] == [repr(each) for each in expected]


ways = st.tuples(
    zone_names | st.sampled_from(EVERY_ZONE),
    (gap_times | clock_times).map(dt.time.fromisoformat),
    st.builds(
        lambda first, step: range(first, first + 700, step),
        st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)).map(dt.date.toordinal)
        | st.dates(dt.date(1900, 1, 1), dt.date(2198, 1, 1)).map(dt.date.toordinal),
        st.sampled_from([1, 1, 1, 2, 3]),
    ),
    st.sampled_from([list, range]),
)
"""A zone, a time of day, dates of two years as ordinals, and the type that they come in."""


@LAW
@given(ways)
def test_instants_are_wall_times_resolved(way: tuple[str, dt.time, range, type]) -> None:
    """A slot at 09:00 is at 09:00 on both sides of a clock change, in every zone and year."""
    name, at, dates, kind = way
    found, odd = instants(name, at, list(dates) if kind is list else dates)
    walls = {day: dt.datetime.combine(dt.date.fromordinal(day), at) for day in dates}
    plain = [wall for day, wall in walls.items() if day not in set(odd)]
    expected = [resolve(name, wall) for wall in plain]
    assert [(each, each.tzinfo) for each in found] == [(each, each.tzinfo) for each in expected]
    assert [each.replace(tzinfo=None) for each in found] == plain
    for day in odd:
        once, again = (walls[day].replace(tzinfo=ZoneInfo(name), fold=fold) for fold in (0, 1))
        assert once.utcoffset() != again.utcoffset()


@LAW
@given(cases())
def test_due_times_are_those_of_the_occasions(case: Case) -> None:
    """Left out of agendas and reminders: of paused and set-aside occasions nothing is due."""
    due = due_times(case.versions, case.start, case.end, zones=case.zones, sessions=case.sessions)
    everything = case.expand(case.start - 90 * DAY, case.end)
    left = (each for each in everything if not (each.paused or each.set_aside))
    assert due == sorted(each.due for each in left if case.start <= each.due < case.end)
    alone = due_times(case.versions[0], case.start, case.end, zones=case.zones)
    wide = occurrences(case.versions[0], case.start - 90 * DAY, case.end, zones=case.zones)
    left = (each for each in wide if not (each.paused or each.set_aside))
    assert alone == sorted(each.due for each in left if case.start <= each.due < case.end)


@LAW
@given(cases())
def test_an_occasion_is_a_value(case: Case) -> None:
    """Equal members make equal occasions, whatever they are made from and wherever they went."""
    for each in case.expand(case.start, case.end)[:20]:
        for equal in (told(each), copy.copy(each), copy.deepcopy(each)):
            assert (equal, hash(equal), repr(equal)) == (each, hash(each), repr(each))
        for name in MEMBERS:
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(each, name, getattr(each, name))
    found = case.expand(case.start, case.end)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - written in the same line
    assert len(set(found)) == len(found)


@LAW
@given(cases())
def test_another_member_makes_another_occasion(case: Case) -> None:
    """No member is left out of equality."""
    for each in case.expand(case.start, case.end)[:5]:
        for name in MEMBERS:
            members = {other: getattr(each, other) for other in MEMBERS}
            members[name] = "another"
            assert Occurrence(**members) != each
        assert each != each.key


def test_the_drawn_cases_take_both_roads() -> None:
    """Of 600 fixed draws many have plain slots, and many have some for a closer look."""
    met: Counter[str] = Counter()

    @settings(deadline=None, max_examples=600, derandomize=True, database=None)
    @given(cases().filter(repeating))
    def look(case: Case) -> None:
        found = many_at_a_time(case)
        shared = [isinstance(each._of, Series) for each in found]
        met.update(
            {
                "plain": any(shared),
                "plain and odd": len(set(shared)) > 1,
                "odd and not moved": any(
                    not (one or each.shifted) for one, each in zip(shared, found, strict=True)
                ),
                "early": any(each.opens < each.due for each in found),
                "in pauses": any(each.paused for each in found),
                "shifted": any(each.shifted for each in found),
                "several zones": len({each.zone for each in found}) > 1,
            }
        )

    look()
    wanted = dict.fromkeys(met, 4) | {"plain": 80, "plain and odd": 20, "early": 20}
    assert {trait: met[trait] for trait in wanted if met[trait] < wanted[trait]} == {}


def test_the_drawn_dates_have_odd_ones() -> None:
    """Of 200 fixed draws many have a wall time that falls into a gap or a fold."""
    odd: list[int] = []

    @settings(deadline=None, max_examples=200, derandomize=True, database=None)
    @given(ways)
    def look(way: tuple[str, dt.time, range, type]) -> None:
        odd.append(len(instants(*way[:3])[1]))

    look()
    assert sum(count > 0 for count in odd) > 15
