"""What the machine draws: few of everything, the plainest first, so that stories shrink."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, Pause, PracticePlan, SetAside
from homework_kit.models.edits import amend, delete
from homework_kit.models.rating import Rating
from homework_kit.testing.stores.samples import (
    AT,
    Item,
    consent,
    note,
    obstacle,
    plan,
    review,
    session,
    zone,
)

PERSONS: Final = ("p1", "p2", "p10", "P1")
TEXTS: Final = ("0", "1", " 0 ", "\U0001f33b", "e\u0301", "0\n1", "'\"\\", "x" * 200)
_MOMENTS: Final = (
    AT,
    AT.astimezone(dt.UTC),
    AT.replace(microsecond=120_001),
    AT.astimezone(dt.timezone(-dt.timedelta(hours=3, minutes=30))),
)
_EXTENSIONS: Final[tuple[dict[str, Any] | None, ...]] = (
    None,
    {"org.example.x": [0.123456789012345, None, {}]},
    {"org.example.x": 123456789012345},
)

_NOTED: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"visibility": "private"},
    {"visibility": "shared", "matters": True},
    {"bring_to_session": True, "question_for_session": "0"},
    {"title": "0", "minutes": 5, "effort": Rating(value=3, scale="0-10")},
)
_MET: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"visibility": "private"},
    {"visibility": "shared", "helped": "somewhat"},
    {"option_chosen": "0", "foreseen": True},
)
_AGREED: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"time_zone": "Europe/London", "ends_before": "2026-03-03"},
    {"status": "stopped", "status_on": "2026-02-20"},
    {"pauses": [Pause(from_=dt.date(2026, 2, 9))], "rationale": "0"},
    {"set_aside": [SetAside(occurrence="k1")], "plan": PracticePlan(if_cue="0")},
)
_VISIBILITIES: Final = (None, "private", "shared")
_OUTCOMES: Final = ("partly", "as_agreed", "not_done_told")
"""Members that are drawn together: a choice among few shrinks well, and costs one draw."""

texts: Final = st.sampled_from(TEXTS)
extensions: Final = st.sampled_from(_EXTENSIONS)


def batches() -> st.SearchStrategy[tuple[Item, ...]]:
    """Draw what is saved together: one to three things, each with what it names beside it."""
    agreed = _saying(
        st.sampled_from(_AGREED),
        plan,
        st.just("a1"),
        texts,
        version=st.sampled_from((1, 2)),
        extensions=extensions,
    )
    alone: tuple[st.SearchStrategy[Item], ...] = (
        _saying(
            st.sampled_from(_NOTED),
            note,
            st.sampled_from(("n1", "n2", "N1")),
            texts,
            recorded_at=st.sampled_from(_MOMENTS),
            extensions=extensions,
        ),
        agreed,
        _saying(st.sampled_from(_MET), obstacle, st.sampled_from(("o1", "n1")), texts),
        st.builds(session, at=st.none() | st.just(AT)),
        st.builds(zone, st.sampled_from(("Europe/London", "Asia/Kolkata"))),
        st.builds(consent, share_entries=st.sampled_from(("none", "all"))),
    )
    things: list[st.SearchStrategy[tuple[Item, ...]]] = [
        each.map(lambda item: (item,)) for each in alone
    ]
    things += [
        st.builds(
            _on_a_plan, agreed, texts, st.sampled_from(_OUTCOMES), st.sampled_from(_VISIBILITIES)
        ),
        texts.map(lambda text: (note("n4"), obstacle("o2", text, entry_id="n4"))),
    ]
    several = st.lists(st.one_of(things), min_size=1, max_size=3)
    return several.map(lambda drawn: tuple(item for each in drawn for item in each))


def _saying(
    said: st.SearchStrategy[dict[str, Any]],
    make: Callable[..., Item],
    *drawn: st.SearchStrategy[Any],
    **members: st.SearchStrategy[Any],
) -> st.SearchStrategy[Any]:
    """Build an item of what is drawn for it and, beside that, of members drawn together."""
    return st.builds(
        lambda more, *given, **named: make(*given, **named, **more), said, *drawn, **members
    )


def _on_a_plan(
    agreed: Assignment, text: str, outcome: str, visibility: str | None
) -> tuple[Item, ...]:
    """Note something on a plan, and talk it over."""
    version = agreed.version
    noted = note(
        "n3",
        text,
        assignment_id=agreed.id,
        assignment_version=version,
        occurrence="k1",
        outcome=outcome,
        visibility=visibility,
    )
    return agreed, noted, review(text=text, assignment_version=version, visibility=visibility)


def edited(item: Any, text: str) -> Any:
    """Make the next revision of a document, in other words.

    >>> edited(note(), "1").note
    '1'
    """
    if getattr(item, "kind", None) == "assignment":
        return amend(item, title=text)
    if getattr(item, "kind", None) == "obstacle":
        return amend(item, in_own_words=text)
    if getattr(item, "kind", None) is None:
        return amend(item, on=item.on + dt.timedelta(days=1 + len(text)))
    return amend(item, note=text)


def deleted(item: Any) -> Any:
    """Make the tombstone of a document.

    >>> deleted(note()).deleted
    True
    """
    return delete(item, recorded_at=AT)
