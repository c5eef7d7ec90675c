"""The laws of the recap over random bundles; `python tests/bench/recaps.py` looks at more."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from tests.review.recaps import Drawn, bundles, check

BUNDLES = 200


def test_every_recap_is_plain_and_keeps_what_it_was_told() -> None:
    """language.md and adherence.md (A summary never), for both audiences in both languages."""
    met: Counter[str] = Counter()

    @settings(max_examples=BUNDLES, deadline=None)
    @given(bundles())
    def look_at(drawn: Drawn) -> None:
        met.update(check(drawn))

    look_at()
    assert met["recaps"] == 4 * met["bundles"] >= 4 * BUNDLES
    assert met["sentences"] > 1.5 * met["recaps"]
    assert met["with an obstacle"] > met["bundles"] / 4
    assert met["with quotes"] > met["bundles"] / 10
