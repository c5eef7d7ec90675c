"""What got in the way, in a recap: always said, and never as an offer where it is about safety."""

from __future__ import annotations

import datetime as dt

import pytest

import homework_kit as hk
from tests.review.stories import NOW, bundle, entry


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (["forgetting"], "You noticed that forgetting got in the way."),
        (
            ["forgetting", "too_big"],
            "You noticed that forgetting and a very big step got in the way.",
        ),
        (
            ["forgetting", "too_big", "unclear"],
            "You noticed that forgetting, a very big step and one more got in the way.",
        ),
    ],
)
def test_a_named_obstacle_is_always_said(codes: list[str], sentence: str) -> None:
    """A summary never buries a named obstacle."""
    many = [
        entry("t1", 17, "smaller_version", obstacles=codes, matters=True),
        entry("t2", 18, question_for_session="Why?", visibility="private"),
    ]
    assert sentence in hk.recap(bundle(*many), as_of=NOW).sentences


def test_an_obstacle_with_a_choice() -> None:
    """An obstacle with a chosen option says that something was chosen."""
    named = hk.Obstacle(
        id="o1",
        assignment_id="a1",
        code="perfectionism",
        noted_on=dt.date(2026, 2, 17),
        option_chosen="pf-01",
    )
    told = hk.recap(bundle(entry("t1", 17), obstacles=[named]), as_of=NOW)
    assert "Wanting it right got in the way, and you chose what to try." in told.sentences


def test_two_obstacles_with_a_choice() -> None:
    """Two obstacles of which one has a chosen option are said in one sentence."""
    named = [
        hk.Obstacle(
            id=code,
            assignment_id="a1",
            code=code,
            noted_on=dt.date(2026, 2, 17),
            option_chosen="own way",
        )
        for code in ("perfectionism", "privacy")
    ]
    told = hk.recap(bundle(entry("t1", 17), obstacles=named), as_of=NOW)
    assert (
        "Wanting it right and having no private space got in the way, and you chose what to try."
        in told.sentences
    )


def test_safety_never_sounds_like_an_offer() -> None:
    """safety_concern shows no options, so the recap speaks of none."""
    named = hk.Obstacle(
        id="o1",
        assignment_id="a1",
        code="safety_concern",
        noted_on=dt.date(2026, 2, 17),
        option_chosen="call",
    )
    told = hk.recap(bundle(entry("t1", 17), obstacles=[named]), as_of=NOW)
    assert "You noticed that not feeling safe got in the way." in told.sentences


def test_an_obstacle_named_before_is_remembered() -> None:
    """Where nothing was named since, the obstacle named last before is said as earlier."""
    told = hk.recap(
        bundle(entry("t0", 10, obstacles=["unclear"]), entry("t1", 17)),
        as_of=NOW,
    )
    assert "Earlier, you noticed that not being sure how got in the way." in told.sentences


def test_safety_is_never_folded_into_more() -> None:
    """However many things got in the way, and in whatever order they were named."""
    named = entry("t1", 17, obstacles=["forgetting", "low_energy", "safety_concern"])
    assert (
        "You noticed that not feeling safe, forgetting and one more got in the way."
        in hk.recap(bundle(named), as_of=NOW).sentences
    )
