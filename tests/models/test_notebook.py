"""What a notebook shows: counts and names of ours, and no word of the person's."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import Any

import homework_kit as hk

NOW = dt.datetime(2026, 2, 9, 9, tzinfo=dt.UTC)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def cells(value: Any) -> list[str]:
    """Give the texts of the table that a notebook shows, in order."""
    reader = _Texts()
    reader.feed(value._repr_html_())
    return reader.found


def plan() -> hk.Assignment:
    """Make a plan of a daily walk."""
    return hk.Assignment(
        id="secret-id",
        title="secret words",
        task=hk.tasks.OtherTask(what_to_do="secret words"),
        starts_on=dt.date(2026, 2, 2),
        time_zone="Europe/London",
        schedule=hk.schedules.Repeating(frequency="daily"),
    )


def noted() -> hk.Entry:
    """Make a note about it."""
    return hk.Entry(
        id="t1",
        assignment_id="secret-id",
        outcome="as_agreed",
        note="secret words",
        obstacles=["forgetting"],
        recorded_at=dt.datetime(2026, 2, 3, 18, tzinfo=dt.UTC),
    )


def test_a_document_shows_what_its_repr_shows() -> None:
    """The type, how many members were given, and how long the lists are."""
    assert repr(noted()) == "Entry(members=6, obstacles=1)"
    assert cells(noted()) == ["Entry", "count", "members", "6", "obstacles", "1"]


def test_a_summary_shows_its_counts() -> None:
    """One row for each assignment, which is named by its place and not by its id."""
    summary = hk.summarize(plan(), [noted()], as_of=NOW)
    header = ["schedule", "practiced", "counted", "days with an entry", "obstacles named"]
    assert cells(summary) == ["AdherenceSummary", *header, "0", "repeating", "1", "7", "1", "1"]


def test_an_agenda_shows_how_much_is_in_it() -> None:
    """How many occasions are open, upcoming, done and carried."""
    today = hk.agenda(plan(), [noted()], as_of=NOW, days=3)
    counts = [str(len(group)) for group in (today.open, today.upcoming, today.done, today.carried)]
    assert cells(today)[2::2] == ["open", "upcoming", "done", "carried"]
    assert cells(today)[3::2] == counts


def test_no_word_and_no_id_is_shown() -> None:
    """Nothing that a person or an app wrote is in any table."""
    for each in (plan(), noted(), hk.summarize(plan(), [noted()], as_of=NOW)):
        assert "secret" not in "".join(cells(each))
