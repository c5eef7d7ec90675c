"""What is wrong on purpose is caught by a law that is named, in a story that is short."""

from __future__ import annotations

import pytest
from hypothesis import given

from homework_kit.testing import laws
from homework_kit.testing.effort import examples
from tests.testing.planted.catching import PLANTED, shortest_story
from tests.testing.planted.drawn import Call

MOST_WORDS = 200
"""`python -m tests.testing.planted.catching` prints how many words each story has."""


@pytest.mark.parametrize("name", PLANTED)
def test_a_wrong_wrapper_is_caught(name: str) -> None:
    """The law that is named for it breaks within a default run, and tells it in few words."""
    story = shortest_story(name)
    assert story is not None
    assert len(story.split()) <= MOST_WORDS


@pytest.mark.parametrize("name", [name for name, each in PLANTED.items() if each.wrappers])
def test_the_right_function_is_not_caught(name: str) -> None:
    """Held to the same examples, our own function keeps the law: the catch is the wrapper's."""
    planted = PLANTED[name]

    @examples(25)
    @given(planted.calls)
    def look(call: Call) -> None:
        planted.check(*call.given, **call.named)

    look()


def test_every_law_catches_something() -> None:
    """No law is there that nothing breaks."""
    assert {each.check.law.id for each in PLANTED.values()} == {law.id for law in laws.ALL}
