"""Calendar feeds, decision by decision: times, days, names, words, reminders and changes."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.adapters.ical import calendar_feed, event_uid, plan_title
from homework_kit.errors import AwareTimeNeeded, ZoneNeeded
from tests.adapters.feeds import AS_OF, MARK
from tests.adapters.plans import (
    DAY,
    END,
    NIGHTLY,
    START,
    calendar,
    events,
    plan,
    said,
    session,
    span,
)


def test_an_occasion_with_a_time_begins_when_it_is_due() -> None:
    """scheduling.md, Occurrence: timed, due is the slot time; the window stands beside it."""
    early = NIGHTLY | {"opens_minutes_before": 30, "window_minutes": 60}
    found = events(plan(early))
    assert said(found[:1], "DTSTART") == ["TZID=Europe/London:20260302T210000"]
    assert said(found[:1], "X-OPENS") == ["VALUE=DATE-TIME:20260302T203000Z"]
    assert said(found[:1], "X-CLOSES") == ["VALUE=DATE-TIME:20260302T220000Z"]


def test_an_event_lasts_as_long_as_the_plan_says() -> None:
    """Minutes of the practice plan, but never longer than the window; without any, none."""
    assert "DURATION" not in events(plan())[0].lines
    assert said(events(plan(plan=hk.PracticePlan(minutes=15)))[:1], "DURATION") == [":PT15M"]
    narrow = NIGHTLY | {"window_minutes": 5}
    found = events(plan(narrow, plan=hk.PracticePlan(minutes=15)))
    assert said(found[:1], "DURATION") == [":PT5M"]


def test_a_day_long_occasion_is_an_all_day_event() -> None:
    """The date of the person's day, also where that day starts at 03:00 and ends in the night."""
    daily = NIGHTLY | {"times": [], "until": "2026-03-03"}
    for starts in ("00:00", "03:00"):
        found = events(plan(daily, day_starts_at=starts))
        assert said(found, "DTSTART") == ["VALUE=DATE:20260302", "VALUE=DATE:20260303"]
        assert said(found, "DTEND") == ["VALUE=DATE:20260303", "VALUE=DATE:20260304"]


def test_a_window_of_several_days_stands_on_each() -> None:
    """A day-long occasion with a longer window covers the dates that the window touches."""
    found = events(plan({"type": "once", "on": "2026-03-02", "window_minutes": 3 * 1440}))
    assert (said(found, "DTSTART"), said(found, "DTEND")) == (
        ["VALUE=DATE:20260302"],
        ["VALUE=DATE:20260305"],
    )


def test_a_target_is_one_event_over_its_period() -> None:
    """Any moment inside it: one event over the whole week, and how many times."""
    found = events(plan(hk.schedules.Target(times=3, per="week")))
    assert said(found, "DTSTART") == ["VALUE=DATE:20260302", "VALUE=DATE:20260309"]
    assert said(found, "DTEND") == ["VALUE=DATE:20260309", "VALUE=DATE:20260316"]
    assert [each.text("SUMMARY") for each in found] == ["Something you planned, three times"] * 2


def test_before_a_session_is_one_event_up_to_its_day() -> None:
    """It is due when the session begins, so the day of the session belongs to it."""
    meeting = session("2026-03-09", at="2026-03-09T17:00:00+00:00")
    (found,) = events(plan(hk.schedules.BeforeSession()), sessions=[meeting])
    assert (said([found], "DTSTART"), said([found], "DTEND")) == (
        ["VALUE=DATE:20260302"],
        ["VALUE=DATE:20260310"],
    )


def test_as_needed_has_no_event() -> None:
    """There is nothing to be due."""
    assert events(plan(hk.schedules.AsNeeded(cue="tense"))) == []


def test_paused_and_set_aside_occasions_are_left_out() -> None:
    """scheduling.md, Pauses: left out of agendas and reminders."""
    kept = events(
        plan(
            pauses=[{"from": "2026-03-02", "until": "2026-03-03"}],
            set_aside=[hk.SetAside(occurrence="2026-03-04T21:00")],
        )
    )
    assert said(kept, "DTSTART") == ["TZID=Europe/London:20260303T210000"]


def test_a_time_in_a_gap_reads_back_as_the_instant_it_moved_to() -> None:
    """scheduling.md, Wall time rules: nonexistent local times move forward by the gap."""
    nights = {"type": "once", "on": "2026-03-29", "at": "01:30"}
    found = events(plan(nights), start=START + 20 * DAY, end=START + 40 * DAY)
    assert said(found, "DTSTART") == ["TZID=Europe/London:20260329T023000"]


def test_the_second_of_two_equal_wall_times_is_written_in_utc() -> None:
    """Who lands in a repeated hour finds the skipped slot at that very instant."""
    landed = dt.datetime(2026, 10, 25, 1, 20, tzinfo=dt.UTC)  # 01:20 for the second time
    zones = [
        hk.ZoneSpan(from_=landed - 40 * DAY, time_zone="America/New_York"),
        hk.ZoneSpan(from_=landed, time_zone="Europe/London"),
    ]
    once = plan({"type": "once", "on": "2026-10-25", "at": "00:30"}, time_zone=None)
    made = calendar(once, start=landed - DAY, end=landed + DAY, zones=zones)
    assert said(made.named("VEVENT"), "DTSTART") == [":20261025T012000Z"]
    assert made.named("VTIMEZONE") == []


def test_a_floating_plan_follows_the_person() -> None:
    """Each occasion carries the zone in which the person is, and each zone its rules."""
    zones = [
        span("2026-03-01T00:00:00+00:00", "Europe/London"),
        span("2026-03-03T12:00:00+00:00", "Asia/Tokyo"),
    ]
    made = calendar(plan(time_zone=None), zones=zones)
    assert said(made.named("VEVENT"), "DTSTART") == [
        "TZID=Europe/London:20260302T210000",
        "TZID=Asia/Tokyo:20260303T210000",
        "TZID=Asia/Tokyo:20260304T210000",
    ]
    named = [each.lines["TZID"].value for each in made.named("VTIMEZONE")]
    assert named == ["Asia/Tokyo", "Europe/London"]


def test_events_are_private_and_leave_the_person_free() -> None:
    """A shared calendar shows no details, and nobody's free time shrinks."""
    for event in events(plan()):
        assert event.lines["CLASS"].value == "PRIVATE"
        assert event.lines["TRANSP"].value == "TRANSPARENT"
        assert event.inner == []


def test_the_moment_of_a_feed_is_told() -> None:
    """No clock is read: DTSTAMP is `as_of`, in UTC and whole seconds."""
    as_of = dt.datetime.fromisoformat("2026-03-01T14:00:00.75+02:00")
    assert set(said(events(plan(), as_of=as_of), "DTSTAMP")) == {":20260301T120000Z"}
    with pytest.raises(AwareTimeNeeded, match="as_of"):
        events(plan(), as_of=dt.datetime(2026, 3, 1))  # noqa: DTZ001 - refused on purpose


def test_a_floating_plan_needs_a_zone() -> None:
    """Errors are those of `occurrences`."""
    with pytest.raises(ZoneNeeded):
        events(plan(time_zone=None))


def test_a_name_depends_on_plan_and_key_alone() -> None:
    """A new version, a moved session and another window keep the names; another secret does not."""
    first = plan()
    second = hk.revise(first, effective_from=dt.date(2026, 3, 3), title="Shorter")
    before, after = (said(events(each), "UID") for each in (first, [first, second]))
    assert before == after
    assert before[1:] == said(events(first, start=START + DAY), "UID")
    keyed = said(events(first, secret="kept by the app"), "UID")  # noqa: S106 - no password
    assert not set(keyed) & set(before)
    assert set(map(len, before)) == {33}
    found = hk.occurrences(first, START, END)
    assert [f":{event_uid(each)}" for each in found] == before


def test_a_moved_session_moves_its_event() -> None:
    """Same name, another date, and a higher sequence by which calendars know what is newer."""
    due = plan(hk.schedules.BeforeSession())
    meeting = session("2026-03-09")
    moved = hk.amend(meeting, on=dt.date(2026, 3, 11))
    (before,), (after,) = (events(due, sessions=told) for told in ([meeting], [meeting, moved]))
    assert before.lines["UID"] == after.lines["UID"]
    assert before.lines["DTEND"] != after.lines["DTEND"]
    assert int(before.lines["SEQUENCE"].value) < int(after.lines["SEQUENCE"].value)


def test_the_sequence_never_goes_back() -> None:
    """It counts what was ever said of a plan, so taking a change back counts too."""
    first = plan()
    later = hk.revise(first, effective_from=dt.date(2026, 3, 4))
    gone = hk.delete(later)
    other = plan(id="a2")
    steps = ([first], [first, later], [first, later, gone], [first, later, gone, other])
    told = [{int(each[1:]) for each in said(events(step), "SEQUENCE")} for step in steps]
    assert told == [{0}, {1}, {2}, {0, 2}]


def test_travel_counts_for_a_floating_plan() -> None:
    """A new zone moves the events of a plan that floats, and of no other."""
    here = span("2026-03-01T00:00:00+00:00", "Europe/London")
    both = [plan(), plan(id="a2", time_zone=None)]
    assert set(said(events(both, zones=[here]), "SEQUENCE")) == {":0", ":1"}
    assert set(said(events(both, zones="Europe/London"), "SEQUENCE")) == {":0"}


def test_reminders_are_asked_for() -> None:
    """A text that says nothing, so long before an occasion with a time, and before no other."""
    both = [plan(), plan(hk.schedules.Target(times=2, per="week"), id="a2")]
    found = events(both, remind_minutes_before=10)
    alarms = [event.inner for event in found]
    assert sorted(map(len, alarms)) == [0, 0, 1, 1, 1]
    (alarm,) = max(alarms, key=len)
    assert (alarm.lines["ACTION"].value, alarm.lines["TRIGGER"].value) == ("DISPLAY", "-PT10M")
    titled = events(plan(), summary=plan_title, remind_minutes_before=0)
    assert MARK not in titled[0].inner[0].text("DESCRIPTION")


@pytest.mark.parametrize(
    ("statements", "reminded"),
    [
        ([], True),
        ([("2026-03-01", True)], True),
        ([("2026-03-01", False)], False),
        ([("2026-03-02", True), ("2026-03-01", False)], True),
        ([("2026-03-01", True), ("2026-03-02", False)], False),
        ([("2026-03-01", True), ("2026-03-01", False)], False),
        ([("2026-03-01", False), ("2026-03-02", None)], False),
    ],
)
def test_a_person_who_said_no_is_not_reminded(
    statements: list[tuple[str, bool | None]], *, reminded: bool
) -> None:
    """Consent of the bundle goes first: the newest word holds, and of two at once the no."""
    bundle = hk.Bundle(
        person_id="p1",
        assignments=[plan()],
        consent=[
            hk.ConsentStatement(noted_at=dt.datetime.fromisoformat(f"{day}T08Z"), reminders=word)
            for day, word in statements
        ],
    )
    assert any(each.inner for each in events(bundle, remind_minutes_before=5)) is reminded


def test_a_bundle_brings_its_zones_and_sessions() -> None:
    """As for `occurrences`."""
    bundle = hk.Bundle(
        person_id="p1",
        assignments=[plan(time_zone=None), plan(hk.schedules.BeforeSession(), id="a2")],
        zones=[span("2026-03-01T00:00:00+00:00", "Europe/London")],
        sessions=[session("2026-03-09")],
    )
    assert len(events(bundle)) == 4


def test_documents_may_come_from_iterators() -> None:
    """Versions, zones and sessions are read more than once and may be handed over once."""
    meeting = session("2026-03-09")
    here = span("2026-03-01T00:00:00+00:00", "Europe/London")
    due = plan(hk.schedules.Target(times=2, per="session"), time_zone=None)
    listed = calendar_feed([due], START, END, as_of=AS_OF, zones=[here], sessions=[meeting])
    once = calendar_feed(
        iter([due]), START, END, as_of=AS_OF, zones=iter([here]), sessions=iter([meeting])
    )
    assert once == listed
    assert b"BEGIN:VEVENT" in once


def test_nothing_to_show_is_an_empty_calendar() -> None:
    """A window without occasions is no error."""
    assert calendar(plan(), end=START).inner == []


def test_without_icalendar_the_error_names_the_extra() -> None:
    """Whoever has not installed icalendar reads what to install."""
    program = "import sys; sys.modules['icalendar'] = None; import homework_kit.adapters.ical"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "pip install 'homework_kit[ical]'" in ran.stderr


def test_a_feed_speaks_the_language_that_is_asked_for() -> None:
    """Neutral words come from the catalog of the locale."""
    weekly = plan(hk.schedules.Target(times=3, per="week"))
    feed = calendar_feed(weekly, START, END, as_of=AS_OF, locale="de")
    assert "Etwas, das du geplant hast" in feed.decode().replace("\\", "")


@pytest.mark.parametrize(
    ("minutes", "code"),
    [(-5, "out-of-range"), (10**9, "out-of-range"), (1.5, "not-whole"), (True, "not-whole")],
)
def test_a_reminder_has_whole_minutes_before(minutes: Any, code: str) -> None:
    """calendar-feed.md, Titles and reminders are asked for: "Minutes are whole, from 0 to 527,040".

    A reminder of less than none would come after the start.
    """
    with pytest.raises(hk.InvalidDocument) as refused:
        calendar_feed([], START, START, as_of=START, remind_minutes_before=minutes)
    assert [(each.pointer, each.code) for each in refused.value.problems] == [
        ("/remind_minutes_before", code)
    ]


def test_a_window_ends_after_it_starts() -> None:
    """A window whose end lies before its start is a mistake, and no empty calendar."""
    with pytest.raises(hk.InvalidDocument) as refused:
        calendar_feed([], START, START - dt.timedelta(seconds=1), as_of=START)
    assert [(each.pointer, each.code) for each in refused.value.problems] == [
        ("/end", "ends-before-start")
    ]
    assert b"BEGIN:VCALENDAR" in calendar_feed([], START, START, as_of=START)
