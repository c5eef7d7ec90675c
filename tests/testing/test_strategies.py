"""The strategies: valid by default, with the options that apps need."""

from __future__ import annotations

import inspect
from collections import Counter
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.testing import case, examples, tell
from homework_kit.testing import strategies as hks
from homework_kit.testing.strategies import DeviceLog, History

LAW = examples(40)
FUNCTIONS = [name for name in hks.__all__ if inspect.isfunction(getattr(hks, name))]
WITHOUT_ARGUMENTS = [name for name in FUNCTIONS if name not in ("of_kind", "of_type")]
MARK = "cAnArY"


@pytest.mark.parametrize("name", WITHOUT_ARGUMENTS)
def test_every_strategy_takes_keywords_alone_and_needs_none(name: str) -> None:
    """Each function can be called with nothing, and takes nothing by position."""
    parameters = inspect.signature(getattr(hks, name)).parameters.values()
    assert {each.kind for each in parameters} <= {inspect.Parameter.KEYWORD_ONLY}
    assert all(each.default is not inspect.Parameter.empty for each in parameters)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_strategy_has_an_example(name: str) -> None:
    """Each function has a docstring with an example that runs."""
    assert ">>>" in (getattr(hks, name).__doc__ or "")


@LAW
@given(hks.histories())
def test_a_history_fits_together(told: History) -> None:
    """A drawn history is a valid bundle, which can be summed up, recapped and shared."""
    assert hk.loads(hk.dumps(told.bundle)) == told.bundle
    hk.summarize(told.bundle, as_of=told.as_of)
    hk.recap(told.bundle, as_of=told.as_of)
    hk.share_view(told.bundle, audience="therapist", as_of=told.as_of)


@LAW
@given(hks.histories(kinds=["target"], zones=["Asia/Kolkata"], text=st.just(MARK)))
def test_a_history_keeps_to_its_options(told: History) -> None:
    """Kinds, zones and words are those that were asked for."""
    assert {plan.schedule.type for plan in told.plans} == {"target"}
    assert {plan.time_zone for plan in told.plans} <= {None, "Asia/Kolkata"}
    assert {span.time_zone for span in told.zones} == {"Asia/Kolkata"}
    words = {each.note for each in told.entries if isinstance(each, hk.Entry)}
    assert words <= {None, MARK, "a", "b"}  # an edit says a letter


@LAW
@given(st.data())
def test_what_is_about_a_plan_fits_beside_it(data: Any) -> None:
    """Notes, obstacles and reviews of a drawn plan make a valid bundle with it."""
    plan = data.draw(hks.assignments(person_id="p1"))
    entry = data.draw(hks.entries(assignment=plan, person_id="p1"))
    obstacle = data.draw(hks.obstacles(assignment=plan, entry=entry, person_id="p1"))
    review = data.draw(hks.reviews(assignment=plan, person_id="p1"))
    bundle = hk.Bundle(
        person_id="p1",
        assignments=[plan],
        entries=[entry],
        obstacles=[obstacle],
        reviews=[review],
    )
    assert (entry.assignment_id, obstacle.entry_id) == (plan.id, entry.id)
    assert hk.iter_problems(hk.dumps(bundle)) == ()


@LAW
@given(hks.documents(text=st.just("word" * 3_000)))
def test_words_are_cut_to_what_a_member_holds(document: Any) -> None:
    """However long the words are, a document takes as much as it holds."""
    assert hk.iter_problems(hk.dumps(document)) == ()


def test_schedules_of_every_type_are_drawn() -> None:
    """The kinds of schedules are those of the model, and each gives its own."""
    union = get_args(hk.schedules.Schedule)[0]
    types = {get_args(each.model_fields["type"].annotation)[0] for each in get_args(union)}
    assert set(hks.SCHEDULE_KINDS) == types
    met: Counter[str] = Counter()

    @examples(150)
    @given(hks.schedules())
    def look(schedule: Any) -> None:
        met[schedule.type] += 1

    look()
    assert set(met) == types


@LAW
@given(hks.device_logs(devices=3))
def test_devices_agree_once_they_meet(logs: tuple[DeviceLog, ...]) -> None:
    """data-model.md, Merge: whatever order they meet in, there is one bundle."""
    one, two, three = (log.bundle for log in logs)
    forth = hk.merge(hk.merge(one, two), three)
    assert hk.dumps(hk.merge(three, hk.merge(two, one))) == hk.dumps(forth)


def test_hostile_json_is_met_by_codes_and_never_by_a_crash() -> None:
    """Of what is drawn a good part is refused and some is valid, and words never come back."""
    met: Counter[str] = Counter()

    @examples(300)
    @given(hks.hostile_json(text=st.just(MARK)))
    def law(text: str) -> None:
        found = hk.iter_problems(text)
        met["refused" if found else "accepted"] += 1
        met.update({each.code for each in found})
        assert MARK not in repr(found)
        assert MARK not in "".join(each.message + each.hint + each.pointer for each in found)

    law()
    assert min(met["refused"], met["accepted"]) >= 20, met
    assert len(met) >= 8, met


@LAW
@given(hks.histories())
def test_a_story_names_all_that_is_in_a_history(told: History) -> None:
    """Every plan, note, obstacle and review is told, and told anew it is the same."""
    story = tell(told)
    assert story == tell(told)
    for each in (*told.plans, *told.entries, *told.obstacles, *told.reviews):
        assert each.id in story
    assert tell(told.bundle) == "\n".join(story.splitlines()[:-1])


def test_nothing_is_told_of_nothing() -> None:
    """Where there is no document the story says so."""
    assert tell([]) == "Nothing."


def test_what_can_be_read_once_is_told_whole() -> None:
    """Documents that come one by one are told as those of a list are."""
    documents = [*case().assignments, *case().entries]
    assert tell(iter(documents)) == tell(documents)
