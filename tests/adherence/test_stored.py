"""A tally as JSON and back, every member of it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from decimal import Decimal

from homework_kit.adherence.changes import RowKey
from homework_kit.adherence.stored import tally_from_json, tally_to_json
from homework_kit.adherence.tally import NamedObstacle, Period, Tally

DAY = dt.date(2026, 2, 2)
WEEK = Period(
    "2026-02-02/week",
    DAY,
    dt.date(2026, 2, 9),
    planned=3,
    closed=True,
    partial=True,
    paused_days=2,
    nominal_days=7,
    left_out=True,
)
ROW = RowKey("distress_after_minus_before", "0-10", "rehearsal_calm")
WHOLE = Tally(
    states=Counter({"practiced": 2, "no_entry": 1}),
    outcomes=Counter({"partly": 2}),
    other_sources=Counter({("device", "as_agreed"): 2}),
    counts=Counter({"recalled": 1}),
    days=Counter({(DAY, "entry"): 2}),
    periods=Counter({(WEEK, "there"): 1, (WEEK, "towards"): 2}),
    differences=Counter({(ROW, Decimal("-0.5")): 2, (ROW, None): 1}),
    happened=Counter({("feared_outcome", "no"): 2}),
    obstacles=frozenset(
        {
            NamedObstacle("entry:t1", "too_big"),
            NamedObstacle("entry:t2", "forgetting", on=DAY),
        }
    ),
)


def test_a_stored_tally_is_the_same_tally() -> None:
    """The tally is a monoid: what was stored is added to what is new, so nothing may get lost."""
    text = json.dumps(tally_to_json(WHOLE))
    assert tally_from_json(json.loads(text)) == WHOLE


def test_every_member_is_stored_but_the_days_agreed() -> None:
    """A tally of what is closed has no active days; a new member has to be stored too."""
    assert {name for name in Tally.__slots__ if not name.startswith("__")} == {
        *tally_to_json(WHOLE),
        "active_days",
    }
