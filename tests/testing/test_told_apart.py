"""A story tells two items apart, and names what differs by the place where it is."""

from __future__ import annotations

from typing import Any

import pytest

import homework_kit as hk
from homework_kit.testing.stores.differing import differences
from homework_kit.testing.stores.naming import told_batch
from homework_kit.testing.stores.samples import Item, batch, consent, note, plan


def _noticed(end: str) -> hk.Entry:
    """Note something whose beginning is long and always the same."""
    return note(record=hk.SelfMonitoring(minutes=5, what_was_happening="x" * 80 + end))


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        (
            (note(), note(visibility="private")),
            'note n1 ("0") and note n1 ("0", visibility "private")',
        ),
        ((note(), note()), 'note n1 ("0") and note n1 ("0") again'),
        (
            (plan(reserve=1), plan(reserve=2)),
            'plan a1 ("0", reserve 1) and plan a1 ("0", reserve 2)',
        ),
        (
            (consent(share_entries="all"), consent(share_entries="all", voice=True)),
            "the consent statement (all) and the consent statement (all) (voice true)",
        ),
    ],
)
def test_two_that_are_saved_together_are_told_apart(saved: tuple[Item, ...], said: str) -> None:
    """Two items of one name differ in what a story says of them, or are said to be the same."""
    assert told_batch(batch("p1", *saved)) == f"{said} are saved together"


def test_of_many_members_the_first_that_differs_is_named() -> None:
    """Where two items say much, and of each as much, the member that differs is told."""
    many: dict[str, Any] = {
        "minutes": 5,
        "matters": True,
        "mode": "typed",
        "outcome": "partly",
        "assignment_id": "a1",
    }
    two = (note(**many, visibility="private"), note(**many, visibility="shared"))
    told = told_batch(batch("p1", plan(), *two))
    assert told == (
        'plan a1 ("0"), note n1 ("0", 6 other members), visibility "private" '
        'and note n1 ("0", 6 other members), visibility "shared" are saved together'
    )


def test_what_is_saved_later_is_told_apart_from_what_is_there() -> None:
    """An item that reads as one that was saved before is told with what differs."""
    told = told_batch(batch("p1", _noticed("b")), [_noticed("a")])
    assert 'record.what_was_happening "xxx' in told
    assert "record.what_was_happening" not in told_batch(batch("p1", _noticed("b")))


def test_a_difference_deep_inside_is_named_by_its_place() -> None:
    """What reads differently is told by where it differs, and not by the whole record."""
    two = [note(record=hk.SelfMonitoring(thoughts=["0", text])) for text in ("1", "2")]
    (said,) = differences(batch("p1", two[1]), batch("p1", two[0]), {}, history=True)
    assert said == 'note n1 reads differently: record.thoughts.1 is "2" instead of "1"'


def test_of_many_differences_the_first_are_named() -> None:
    """A document of which nearly nothing is left is told in one sentence that can be read."""
    ought = note(title="1", minutes=5, question_for_session="2", matters=True, visibility="private")
    (said,) = differences(batch("p1", note()), batch("p1", ought), {}, history=True)
    assert said == (
        "note n1 reads differently: matters is false instead of true, "
        'minutes is absent instead of 5, question_for_session is absent instead of "2", and 2 more'
    )
