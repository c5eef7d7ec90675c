"""The next reminders: when, about what, and in words that tell nobody anything."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.adherence import Reminder, next_reminders
from homework_kit.errors import AwareTimeNeeded, UnknownLocale
from homework_kit.language.lint import lint_text
from homework_kit.models.bundle import Bundle, ConsentStatement
from tests.adherence.notes import entry
from tests.schedule.plans import (
    BeforeSession,
    ListedOccasions,
    Once,
    Prompted,
    Repeating,
    Target,
    daily,
    meeting,
    plan,
    span,
    utc,
)

TITLE = "zqx-private-words"


def told(plans: Any, after: str = "2026-03-05T12:00", n: int = 3, **more: Any) -> list[str]:
    """Give key and moment of the next reminders after a moment in UTC."""
    found = next_reminders(plans, utc(after), n=n, **more)
    return [f"{each.occurrence} at {each.at.isoformat(timespec='minutes')}" for each in found]


def test_what_has_a_time_is_told_at_its_time() -> None:
    """Also when it opens before, and strictly after the moment."""
    early = plan(daily("09:00", opens_minutes_before=60))
    assert told(early, "2026-03-05T09:00", n=1) == ["2026-03-06T09:00 at 2026-03-06T09:00+00:00"]
    assert told(early, "2026-03-05T08:59", n=1) == ["2026-03-05T09:00 at 2026-03-05T09:00+00:00"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (plan(daily()), ["2026-03-06 at 2026-03-06T09:00+00:00"]),
        (plan(Target(times=3, per="week")), ["2026-03-09/week at 2026-03-09T09:00+00:00"]),
        # The session is at 17:00: that evening is no time to be reminded of what it brought.
        (plan(BeforeSession()), ["session:s3 at 2026-03-10T09:00+00:00"]),
        # 09:00 is past when a version that starts at noon cuts its first day.
        (
            plan(daily(), "2026-03-07", starts_at="12:00", ends_before="2026-03-08"),
            ["2026-03-07 at 2026-03-07T12:00+00:00"],
        ),
        (plan(daily(window_minutes=60)), ["2026-03-06 at 2026-03-06T00:00+00:00"]),
        (plan(daily(), day_starts_at="10:00"), ["2026-03-05 at 2026-03-06T09:00+00:00"]),
        (plan(daily(), zone="Asia/Tokyo"), ["2026-03-06 at 2026-03-06T09:00+09:00"]),
        (plan(daily(), zone=None), ["2026-03-06 at 2026-03-06T09:00+01:00"]),
    ],
)
def test_what_has_no_time_is_told_in_the_morning(made: Any, expected: list[str]) -> None:
    """At the first 09:00 inside its window, or when it opens if there is none."""
    sessions = [meeting("s2", "2026-03-09", "17:00"), meeting("s3", "2026-03-16", "17:00")]
    zones = [span("2026-03-01", "Europe/Paris")]
    assert told(made, n=1, sessions=sessions, zones=zones) == expected


def test_another_time_or_none_for_the_day_long() -> None:
    """The person picks the time; None leaves out what has none of its own."""
    plans = [plan(daily()), plan(daily("18:00"), id="b")]
    assert told(plans, n=2, all_day_at=dt.time(7, 30)) == [
        "2026-03-05T18:00 at 2026-03-05T18:00+00:00",
        "2026-03-06 at 2026-03-06T07:30+00:00",
    ]
    assert told(plans, n=2, all_day_at=None) == [
        "2026-03-05T18:00 at 2026-03-05T18:00+00:00",
        "2026-03-06T18:00 at 2026-03-06T18:00+00:00",
    ]


def test_a_time_in_the_gap_moves_forward() -> None:
    """Wall time rules hold for reminders too."""
    found = told(plan(daily()), "2026-03-28T12:00", n=1, all_day_at=dt.time(1, 30))
    assert found == ["2026-03-29 at 2026-03-29T02:30+01:00"]


def test_paused_and_set_aside_ones_are_left_out() -> None:
    """scheduling.md, Pauses: left out of agendas and reminders."""
    quiet = plan(
        daily("09:00"),
        pauses=[{"from": "2026-03-06", "until": "2026-03-08"}],
        set_aside=[{"occurrence": "2026-03-08T09:00"}],
    )
    assert told(quiet, n=1) == ["2026-03-09T09:00 at 2026-03-09T09:00+00:00"]


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (
            {"from": "2026-03-08", "until": "2026-03-12"},
            ["2026-03-09/week at 2026-03-12T09:00+00:00"],
        ),
        (
            {"from": "2026-03-10", "until": "2026-03-12"},
            ["2026-03-09/week at 2026-03-09T09:00+00:00"],
        ),
        # Without an end, and with all of the week after it.
        ({"from": "2026-03-09"}, []),
    ],
)
def test_a_target_is_told_after_a_pause(pause: dict[str, str], expected: list[str]) -> None:
    """On the first day that is not paused, if there is one."""
    assert told(plan(Target(times=3, per="week"), pauses=[pause]), n=1) == expected


def test_a_cut_week_whose_days_are_over_tells_nothing() -> None:
    """The pause takes every 09:00 of the cut week, and its opening lies in no pause."""
    cut = plan(
        Target(times=1, per="week"),
        "2026-03-06",
        starts_at="12:00",
        ends_before="2026-03-09",
        pauses=[{"from": "2026-03-07"}],
    )
    assert told(cut) == ["2026-03-06T12:00/week at 2026-03-06T12:00+00:00"]


def test_what_is_noted_is_not_told() -> None:
    """Stale ones are dropped: practiced, told that it was not this time, a target that is met."""
    early = plan(daily("18:00", opens_minutes_before=600))
    open_one, next_one = told(early, n=2)
    noted = entry("t1", "2026-03-05T10:00")
    assert told(early, n=1, entries=[noted]) == [next_one]
    assert told(early, n=1, entries=[entry("t1", "2026-03-05T10:00", "not_done_told")]) == [
        next_one
    ]
    assert told(early, n=1, entries=[entry("t1", "2026-03-05T10:00", "partly")]) == [open_one]
    # What is recorded after the moment does not exist.
    assert told(early, n=1, entries=[entry("t1", "2026-03-05T12:30")]) == [open_one]
    bundle = Bundle(person_id="p1", assignments=[early], entries=[noted])
    assert told(bundle, n=1) == [next_one]


def test_prompts_are_told() -> None:
    """Each at the minute that was drawn for it."""
    schedule = Prompted(per_day=2, between={"from": "09:00", "until": "21:00"}, seed="s")
    found = next_reminders(plan(schedule), utc("2026-03-05"), n=4)
    assert [each.occurrence for each in found] == [
        "2026-03-05#1", "2026-03-05#2", "2026-03-06#1", "2026-03-06#2",
    ]  # fmt: skip
    assert {each.text for each in found} == {"You could note something now, if you like."}


def test_several_plans_stand_in_one_order() -> None:
    """Sorted by moment, then by id: the same on every device."""
    plans = [plan(daily("09:00"), id=name) for name in "cab"] + [plan(daily("08:00"), id="z")]
    found = next_reminders(plans, utc("2026-03-05T12:00"), n=5)
    assert [each.assignment_id for each in found] == ["z", "a", "b", "c", "z"]


def test_looking_ahead_is_bounded() -> None:
    """Sparse rules are found within a year, and nothing is looked for beyond `days`."""
    leap = plan(Repeating(frequency="yearly"), "2024-02-29")
    assert told(leap, "2027-02-28", n=5) == []
    assert told(leap, "2027-03-01", n=5) == ["2028-02-29 at 2028-02-29T09:00+00:00"]
    assert told(plan(daily("09:00")), n=50, days=2) == [
        "2026-03-06T09:00 at 2026-03-06T09:00+00:00",
        "2026-03-07T09:00 at 2026-03-07T09:00+00:00",
    ]
    assert told(plan(daily("09:00")), n=50, days=0) == []
    assert told(plan(Once(on="2026-03-01")), n=5) == []


def test_none_at_all() -> None:
    """No reminders are no reminders."""
    assert told(plan(daily("09:00")), n=0) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], 1),
        ([("2026-03-01", True)], 1),
        ([("2026-03-01", False)], 0),
        ([("2026-03-01", False), ("2026-03-02", True)], 1),
        ([("2026-03-01", False), ("2026-03-02", None)], 0),
        # Two devices at one moment: the most restrictive word holds.
        ([("2026-03-02", True), ("2026-03-02", False)], 0),
        # What was withdrawn since holds at once.
        ([("2026-03-01", True), ("2026-04-02", False)], 0),
    ],
)
def test_consent_decides(said: list[tuple[str, bool | None]], expected: int) -> None:
    """A bundle whose newest consent says no to reminders gives none."""
    bundle = Bundle(
        person_id="p1",
        assignments=[plan(daily("09:00"))],
        consent=[ConsentStatement(noted_at=utc(at), reminders=value) for at, value in said],
    )
    assert len(told(bundle, n=1)) == expected


@pytest.mark.parametrize(
    ("schedule", "plain", "titled"),
    [
        (daily("18:00"), "It is the time you picked.", f"It is the time you picked for “{TITLE}”."),
        (
            ListedOccasions(occasions=[{"on": "2026-03-06", "at": "10:00"}]),
            "It is the time you picked.",
            f"It is the time you picked for “{TITLE}”.",
        ),
        (
            Prompted(per_day=1, between={"from": "09:00", "until": "21:00"}, seed="s"),
            "You could note something now, if you like.",
            f"You could note something for “{TITLE}” now, if you like.",
        ),
        (daily(), "There is something you planned for today.", f"You planned “{TITLE}” for today."),
        (
            Target(times=2, per="day"),
            "There is something you planned for today.",
            f"You planned “{TITLE}” for today.",
        ),
        (
            Target(times=2, per="month"),
            "There is something you planned for the days ahead.",
            f"You planned “{TITLE}” for the days ahead.",
        ),
        (
            BeforeSession(),
            "There is something you planned for the days ahead.",
            f"You planned “{TITLE}” for the days ahead.",
        ),
    ],
)
def test_the_words(schedule: Any, plain: str, titled: str) -> None:
    """Neutral by default, with no word of the person's; the title only where it is asked for."""
    sessions = [meeting("s1", "2026-03-06", "17:00"), meeting("s2", "2026-03-16", "17:00")]
    made = plan(schedule, title=TITLE, task={"type": "other", "what_to_do": TITLE})
    (one,) = next_reminders(made, utc("2026-03-05T12:00"), n=1, sessions=sessions)
    assert one.text == plain
    assert lint_text(one.text) == ()
    (named,) = next_reminders(
        made, utc("2026-03-05T12:00"), n=1, sessions=sessions, with_titles=True
    )
    assert named.text == titled
    assert TITLE not in repr(named)


def test_the_version_in_force_gives_the_title() -> None:
    """From Thursday on, the shorter form."""
    versions = [
        plan(daily("09:00"), title="Long"),
        plan(daily("09:00"), "2026-03-07", title="Short", version=2),
    ]
    found = next_reminders(versions, utc("2026-03-05T12:00"), n=2, with_titles=True)
    assert [each.text for each in found] == [
        "It is the time you picked for “Long”.",
        "It is the time you picked for “Short”.",
    ]


def test_the_moment_needs_an_offset_and_the_locale_words() -> None:
    """A naive datetime names no instant, and there is no silent fall back to English."""
    with pytest.raises(AwareTimeNeeded, match="after"):
        next_reminders(plan(), dt.datetime(2026, 3, 5))  # noqa: DTZ001 - the point
    with pytest.raises(UnknownLocale):
        next_reminders(plan(), utc("2026-03-05"), locale="tlh")


def test_a_reminder_is_a_value() -> None:
    """Equal ones are equal, so a device may tell what changed since it asked last."""
    first, again = (next_reminders(plan(), utc("2026-03-05"), n=1) for _ in range(2))
    assert first == again
    assert isinstance(first[0], Reminder)
    assert len({*first, *again}) == 1
