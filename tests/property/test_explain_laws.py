"""Laws of explanations: every number of every summary is the count of its working."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from hypothesis import HealthCheck, given, settings

from homework_kit.adherence import summarize
from homework_kit.adherence.explain import workings
from homework_kit.adherence.explanation import Explanation
from homework_kit.adherence.scope import Part
from homework_kit.adherence.summarize import reading
from homework_kit.models.summary import SummaryBlock
from tests.histories import Story, stories

law = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SEEN: Counter[str] = Counter()


def of(story: Story) -> dict[str, Any]:
    """Give what a summary takes besides the plans and entries."""
    return {
        "obstacles": story.obstacles,
        "zones": story.zones,
        "sessions": story.sessions,
        "as_of": story.as_of,
    }


@law
@given(stories())
def test_every_number_is_the_count_of_its_working(story: Story) -> None:
    """Every number a summary holds: recounted from what is counted alone, it is the same."""
    found = summarize(story.plans, story.entries, **of(story))
    read = reading(story.plans, story.entries, **of(story))
    for whole, (history, scope) in zip(found.assignments, read.parts, strict=True):
        blocks: list[SummaryBlock] = [whole, *whole.versions]
        for block, working in zip(blocks, workings(history, scope), strict=True):
            members = block.model_dump(exclude={"assignment_id", "versions", "version"})
            assert working.block.model_dump() == members
            for number in {*working.numbers(), "share", "tried_share"}:
                why = working.explain(number)
                assert why.recounted() == why.value, number
                partition(why, working.parts)
                SEEN[number.split(".")[0]] += 1


def partition(why: Explanation, parts: Iterable[Part]) -> None:
    """Counted and left out name each thing once."""
    if why.how == "given":
        return
    seen = [(each.thing, each.name) for each in (*why.counted, *why.left_out)]
    due = Counter(each for each in seen if each[0] in ("occasion", "period", "entry"))
    assert not due or max(due.values()) == 1
    expected = Counter((part.thing, part.name) for part in parts)
    things = {thing for thing, _ in due} & {"occasion", "period"}
    assert {each for each in expected if each[0] in things} == {
        each for each in due if each[0] in things
    }


def test_the_mix_is_not_vacuous() -> None:
    """Every kind of number came up in the histories above, or in these."""
    test_every_number_is_the_count_of_its_working()
    numbers = (
        "share tried_share interval display outcomes occasions so_far counted weeks target "
        "answered used days_practiced active_days days_with_an_entry days_to_first_try reserve "
        "days_since_last_entry change obstacles other_sources recalled extra "
        "practiced_within_window"
    )
    assert set(numbers.split()) <= set(SEEN)
