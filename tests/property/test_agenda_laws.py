"""Laws of what is open now and of the reminders to come, for every drawn history."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homework_kit.adherence import Agenda, Reminder, agenda, next_reminders, summarize
from homework_kit.adherence.agenda import agenda_of, noted_so_far
from homework_kit.adherence.history import History, gather
from homework_kit.adherence.material import Material, material
from homework_kit.adherence.recent import recent
from homework_kit.models.assignment import Assignment
from homework_kit.schedule import Occurrence, occurrences
from homework_kit.schedule.marks import marks_of
from tests.histories import Story, stories

LAW = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DAY = dt.timedelta(days=1)
AHEAD = 7 * DAY


@st.composite
def moments(draw: st.DrawFn) -> Story:
    """Draw a history, looked at soon after a note, inside a window, or whenever it may be."""
    story = draw(stories())
    noted = sorted(
        each.recorded_at.astimezone(dt.UTC) for each in story.entries if each.recorded_at
    )
    found = occurrences(
        story.plans,
        story.first - 30 * DAY,
        story.first + 40 * DAY,
        zones=story.zones,
        sessions=story.sessions,
    )
    how = draw(st.sampled_from(("note", "window", *["last"] * 4, "whenever")))
    if how == "note" and noted:
        later = dt.timedelta(minutes=draw(st.sampled_from((0, 1, 90, 600, 2000))))
        return attrs.evolve(story, as_of=draw(st.sampled_from(noted)) + later)
    if how == "last":
        # Windows that outlast their day, where there are any.
        found = [each for each in found if each.closes - each.opens > DAY and "/" not in each.key]
    if how in ("window", "last") and found:
        window = draw(st.sampled_from(found))
        part = 0.99 if how == "last" else draw(st.sampled_from((0.0, 0.5, 0.9)))
        return attrs.evolve(story, as_of=window.opens + (window.closes - window.opens) * part)
    return story


def seen(story: Story) -> Material:
    """Read a story as the functions under test do."""
    return material(
        story.plans,
        story.entries,
        zones=story.zones,
        sessions=story.sessions,
        audience="self",
        as_of=story.as_of,
    )


def agreed(story: Story) -> Iterator[tuple[str, list[Assignment]]]:
    """Give the plans with a version that is more than a proposal."""
    for name, versions in seen(story).plans.items():
        standing = [each for each in versions if each.status != "proposed"]
        if standing:
            yield name, standing


def whole_histories(story: Story) -> Iterator[History]:
    """Gather every plan from its very start."""
    noted = seen(story).entries
    for name, versions in agreed(story):
        yield gather(
            versions,
            noted.get(name, ()),
            (),
            zones=story.zones,
            sessions=story.sessions,
            as_of=story.as_of,
            until=story.as_of + AHEAD,
        )


def agenda_now(story: Story) -> Agenda:
    """Ask for the agenda of a story."""
    return agenda(
        story.plans,
        story.entries,
        zones=story.zones,
        sessions=story.sessions,
        as_of=story.as_of,
        days=AHEAD.days,
    )


def reminders(
    story: Story, after: dt.datetime, n: int = 30, days: int = 40
) -> tuple[Reminder, ...]:
    """Ask for the reminders of a story; 40 days hold all that stories are about."""
    return next_reminders(
        story.plans,
        after,
        n=n,
        entries=story.entries,
        zones=story.zones,
        sessions=story.sessions,
        days=days,
    )


@LAW
@given(moments())
def test_as_much_history_as_has_a_say(story: Story) -> None:
    """Each goes to the earliest-closing occasion with room: as the whole history says."""
    whole = [agenda_of(each, until=story.as_of + AHEAD) for each in whole_histories(story)]
    found = agenda_now(story)
    for group in ("open", "upcoming", "done", "carried"):
        expected = [each for part in whole for each in getattr(part, group)]
        assert sorted(getattr(found, group), key=repr) == sorted(expected, key=repr), group


@LAW
@given(moments())
def test_open_is_what_a_summary_calls_open(story: Story) -> None:
    """`opens <= as_of < closes` is open in a summary; the agenda moves what is settled to done."""
    found = agenda_now(story)
    targets = {(each.id, each.version) for each in story.plans if each.schedule.type == "target"}

    def counted(occasion: Occurrence) -> bool:
        dated = (occasion.assignment_id, occasion.version) not in targets
        return dated and occasion.opens <= story.as_of < occasion.closes

    is_open = {(each.assignment_id, each.key) for each in found.open if counted(each)}
    noted = {
        (each.occurrence.assignment_id, each.occurrence.key)
        for each in found.done
        if counted(each.occurrence)
    }
    summary = summarize(
        story.plans,
        story.entries,
        zones=story.zones,
        sessions=story.sessions,
        window=(story.first - 400 * DAY, story.as_of + DAY),
        as_of=story.as_of,
    )
    assert len(is_open | noted) == sum(each.occasions.open for each in summary.assignments)


@LAW
@given(moments())
def test_the_groups_keep_their_meaning(story: Story) -> None:
    """Open holds the moment, upcoming comes after it, carried is open from an earlier day."""
    found = agenda_now(story)
    settled = [each.occurrence for each in found.done if each.settled]
    for each in (*found.open, *found.upcoming):
        assert not each.paused
        assert not each.set_aside
        assert each not in settled
    assert all(each.opens <= story.as_of < each.closes for each in found.open)
    assert all(story.as_of < each.opens < story.as_of + AHEAD for each in found.upcoming)
    assert all(each in found.open for each in found.carried)
    assert all(each.until_date <= _date(story, each) for each in found.carried)
    assert all(0 < each.notes >= each.practiced <= each.occurrence.required for each in found.done)


def _date(story: Story, occasion: Occurrence) -> dt.date:
    """Give the person's day at the moment of a story on the clock of an occasion's plan."""
    (history,) = [
        each for each in whole_histories(story) if each.assignment_id == occasion.assignment_id
    ]
    return history.today


@LAW
@given(moments(), st.integers(0, 40))
def test_fewer_reminders_are_the_first_ones(story: Story, n: int) -> None:
    """The next n, sorted and strictly after: fewer of them are the beginning of more."""
    all_of_them = reminders(story, story.as_of, n=10_000)
    assert reminders(story, story.as_of, n=n) == all_of_them[:n]
    assert all_of_them == tuple(sorted(all_of_them, key=lambda each: each.order))
    assert all(story.as_of < each.at < story.as_of + 40 * DAY for each in all_of_them)
    named = [(each.assignment_id, each.occurrence) for each in all_of_them]
    assert len(set(named)) == len(named)


@LAW
@given(moments())
def test_reminders_are_those_of_every_occasion(story: Story) -> None:
    """Prompts included, paused and set aside left out, settled ones dropped: one for each."""
    settled = {
        (history.assignment_id, key)
        for history in whole_histories(story)
        for key, each in noted_so_far(history).items()
        if each.settled
    }
    known = {(each.id, each.version): each for each in story.plans}
    end = story.as_of + 40 * DAY
    found = {
        (each.assignment_id, each.occurrence): each.at
        for each in reminders(story, end - 40 * DAY, 10_000)
    }
    expected: dict[tuple[str, str], Occurrence] = {}
    for _, versions in agreed(story):
        for each in occurrences(
            versions, story.first - 400 * DAY, end, zones=story.zones, sessions=story.sessions
        ):
            if not (each.paused or each.set_aside) and each.closes > story.as_of:
                expected[each.assignment_id, each.key] = each
    assert found.keys() <= expected.keys() - settled
    for name, each in expected.items():
        marks = marks_of(known[each.assignment_id, each.version])
        if name in found:
            assert each.opens <= found[name] < each.closes
            assert each.due == each.closes or found[name] == each.due
        elif name not in settled and each.due < each.closes:
            assert not story.as_of < each.due < end
        elif name not in settled and not marks.breaks and each.opens > story.as_of:
            # What has no time is told within a day of its opening, where nothing is paused.
            assert each.opens + 2 * DAY > end


def test_the_drawn_histories_are_worth_it() -> None:
    """The laws above meet what they are about: of 1200 fixed draws each trait is there often."""
    met: Counter[str] = Counter()

    @settings(
        deadline=None,
        max_examples=1_200,
        derandomize=True,
        database=None,
        suppress_health_check=LAW.suppress_health_check,
    )
    @given(moments())
    def look(story: Story) -> None:
        found = agenda_now(story)
        told = reminders(story, story.as_of)
        cut = [
            len(
                recent(
                    versions,
                    (),
                    zones=story.zones,
                    sessions=story.sessions,
                    as_of=story.as_of,
                    until=story.as_of,
                ).occasions
            )
            < len(whole.occasions)
            for (_, versions), whole in zip(agreed(story), whole_histories(story), strict=True)
        ]
        met.update(
            {
                "open": bool(found.open),
                "upcoming": bool(found.upcoming),
                "done": bool(found.done),
                "settled": any(each.settled for each in found.done),
                "done and open": any(not each.settled for each in found.done),
                "carried": bool(found.carried),
                "reminders": bool(told),
                "shorter history": any(cut),
                "prompts": any("#" in each.occurrence for each in told),
                "periods": any("/" in each.occurrence for each in told),
            }
        )

    look()
    wanted = dict.fromkeys(met, 8) | {
        "open": 30,
        "reminders": 60,
        "shorter history": 40,
        "carried": 3,
    }
    assert {trait: met[trait] for trait in wanted if met[trait] < wanted[trait]} == {}
