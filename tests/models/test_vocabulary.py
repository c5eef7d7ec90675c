"""Word lists, zones, ratings and consent."""

from __future__ import annotations

import zoneinfo
from typing import get_args

import pytest

from homework_kit.models.bundle import ConsentStatement
from homework_kit.models.consent import ShareEntries, may_share, share_entries
from homework_kit.models.edits import amend
from homework_kit.models.entry import Entry
from homework_kit.models.rating import Rating, rescale
from homework_kit.models.vocabulary import (
    OBSTACLES,
    PRACTICED,
    SKILLS,
    TRIED,
    WEEKDAYS,
    ObstacleCode,
    ObstacleGroup,
    Outcome,
    Scale,
    scale_bounds,
)
from homework_kit.models.zones import known_zones
from tests.models.samples import sample


def test_every_obstacle_has_a_meaning() -> None:
    """Each code knows its group, and each group has a code."""
    assert set(OBSTACLES) == set(get_args(ObstacleCode))
    assert {each.group for each in OBSTACLES.values()} == set(get_args(ObstacleGroup))


def test_outcomes_nest() -> None:
    """What is practiced is tried, and what is tried is an outcome."""
    assert PRACTICED < TRIED < set(get_args(Outcome))


def test_skills_and_weekdays_stand_once() -> None:
    """No name stands twice."""
    assert len(set(SKILLS)) == len(SKILLS)
    assert WEEKDAYS == ("mo", "tu", "we", "th", "fr", "sa", "su")


@pytest.mark.parametrize("scale", get_args(Scale))
def test_a_scale_is_named_by_its_ends(scale: Scale) -> None:
    """A scale's name is its lowest and its highest value."""
    low, high = scale_bounds(scale)
    assert low < high
    assert f"{low}-{high}" == scale


@pytest.mark.parametrize("scale", get_args(Scale))
def test_rescaling_keeps_the_ends(scale: Scale) -> None:
    """The ends of one scale move to the ends of the other, and the note says so."""
    for end, value in zip((0, 100), scale_bounds(scale), strict=True):
        moved = rescale(Rating(value=end), scale)
        assert moved.rating == Rating(value=value, scale=scale)
        assert "0-100" in moved.note


def test_the_shipped_zones_are_sorted_and_cover_this_machine() -> None:
    """Every zone of the tests' own tzdata is known, so no plan made here is refused elsewhere."""
    here = {name for name in zoneinfo.available_timezones() if name[0].isupper()}
    assert here - known_zones() <= {"Factory"}


def consent(share: str | None, at: str) -> ConsentStatement:
    """Make a statement."""
    said = {} if share is None else {"share_entries": share}
    return ConsentStatement.model_validate(said | {"noted_at": at})


def test_the_newest_statement_holds() -> None:
    """A later statement replaces an earlier one; one that says nothing of it does not."""
    said = [
        consent("all", "2026-02-01T08:00:00Z"),
        consent("none", "2026-02-02T08:00:00Z"),
        consent(None, "2026-02-03T08:00:00Z"),
    ]
    assert share_entries(said) == "none"


def test_of_concurrent_statements_the_most_restrictive_holds() -> None:
    """Of two statements of one moment the one that shares less is kept."""
    moment = "2026-02-01T08:00:00Z"
    assert (
        share_entries([consent("all", moment), consent("summary_only", moment)]) == "summary_only"
    )


@pytest.mark.parametrize(
    ("visibility", "shared_under"),
    [("private", ()), (None, ("all",)), ("shared", ("all", "person_chooses_each"))],
)
def test_visibility_counts_together_with_consent(
    visibility: str | None, shared_under: tuple[str, ...]
) -> None:
    """Private is never shared; what nobody marked is shared only where all is."""
    entry = amend(Entry.model_validate(sample("entry")), visibility=visibility)
    ways: tuple[ShareEntries, ...] = get_args(ShareEntries)
    assert [way for way in ways if may_share(entry, way)] == sorted(shared_under, key=ways.index)
