"""`--locale de`: what people read is German, down to its dates, lists and numbers."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.cli import main
from homework_kit.cli.arguments import LANGUAGES
from homework_kit.cli.schedules import how_often
from homework_kit.cli.terminal import columns, visible
from homework_kit.cli.voice import Voice
from homework_kit.language import lint_text
from homework_kit.language.locales import LOCALES, locale_data
from homework_kit.packaged import CASES as STORIES
from tests.cli.bundles import AS_OF, CASES, entry, plan, saved, texts

GERMAN = Voice("de")
MONTHS = re.compile(r"\b(January|February|March|May|June|July|October|December)\b")


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Run a command in German and give what it prints."""
    assert main([*argv, "--locale", "de"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def repeating(**members: Any) -> str:
    """Say in German how often a plan repeats that starts on Friday 27 March 2026."""
    return how_often(plan(schedule=hk.schedules.Repeating(**members)), GERMAN)


def test_the_command_knows_every_locale_that_has_words() -> None:
    """`--help` imports no words, so the list stands there twice."""
    assert LANGUAGES == LOCALES


def test_a_plan_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page of `summary`, whole: status, counts, states, weeks, changes, obstacles."""
    obstacle = hk.Obstacle(
        id="o1",
        code="too_big",
        noted_on=dt.date(2026, 3, 30),
        assignment_id="breaths",
        options_considered=["tb-01"],
        helped="somewhat",
    )
    records = [
        hk.Activity(mood=hk.records.BeforeAfter(before=before, after=5, scale="0-10"))
        for before in (2.5, 4, 1)
    ]
    notes = [entry(n, 27 + n, record=record) for n, record in enumerate(records)]
    file = saved(
        tmp_path,
        plan(reserve=1, time_zone="Europe/Vienna"),
        entries=[*notes, entry(3, 30, "not_done_told")],
        obstacles=[obstacle],
    )
    assert told(capsys, "summary", file, "--as-of", AS_OF).splitlines()[:-4] == [
        "Stand: Dienstag, 31. März 2026, 14:00 Uhr (Zeit: Vienna)",
        "",
        "Three slow breaths                                                         läuft",
        "  jeden Tag um 08:30 Uhr",
        "  geübt: drei von vier festen Zeiten · ein Ersatztag genutzt",
        "  geübt: 3 · diesmal nicht: 1 · jetzt offen: 1",
        "",
        "  Ab        Plan  Geübt",
        "  27. März     4      3  läuft",
        "",
        "  Nachher, neben vorher  Paare  Tiefer  Gleich  Höher  Mitte  Skala",
        "  Stimmung                   3       0       0      3   +2,5  0-10",
        "",
        "  Was im Weg war",
        "  Ein sehr großer Schritt: einmal notiert",
        "    Besprochen       eine Stufe dazwischen legen",
        "    Hat es geholfen  etwas",
    ]


def test_an_agenda(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page of `agenda`: what is open until when, and what comes up, by another clock."""
    early = plan(id="early", title="Runde", time_zone="America/New_York")
    file = saved(tmp_path, plan(title="Atmen"), early)
    page = told(capsys, "agenda", file, "--as-of", "2026-03-28T09:00:00+00:00", "--days", "1")
    assert " ".join(page.split()).split(" Das hier ist")[0] == (
        "Stand: Samstag, 28. März 2026, 09:00 Uhr (Zeit: London) "
        "Jetzt offen "
        "· Für „Atmen“ ist Zeit bis einschließlich Samstag, 28. März (Zeit: London). "
        "Demnächst "
        "· Du kannst am Samstag, 28. März um 08:30 Uhr (Zeit: New York) mit „Runde“ beginnen. "
        "· Du kannst am Sonntag, 29. März um 08:30 Uhr (Zeit: London) mit „Atmen“ beginnen."
    )


def test_a_pause(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Since when, and when it goes on."""
    away = hk.Pause(from_=dt.date(2026, 3, 28), until=dt.date(2026, 3, 30))
    file = saved(tmp_path, plan(pauses=[away], title="Atmen"))
    page = told(capsys, "agenda", file, "--as-of", "2026-03-28T10:00:00+00:00", "--days", "1")
    assert "„Atmen“ pausiert seit dem 28. März und geht am 30. März weiter." in page


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"frequency": "daily", "interval": 2}, "jeden zweiten Tag"),
        ({"frequency": "daily", "interval": 3, "times": ["09:00"]}, "alle drei Tage um 09:00 Uhr"),
        ({"frequency": "weekly", "weekdays": ["mo", "th"]}, "montags und donnerstags"),
        (
            {"frequency": "weekly", "weekdays": ["mo", "tu", "we", "th", "fr"]},
            "montags bis freitags",
        ),
        (
            {"frequency": "weekly", "interval": 2, "weekdays": ["su"], "times": ["08:00", "20:00"]},
            "jede zweite Woche sonntags um 08:00 und 20:00 Uhr",
        ),
        ({"frequency": "monthly", "month_days": [1, -1]}, "jeden Monat am 1. und am letzten Tag"),
        (
            {"frequency": "monthly", "nth_weekdays": [{"n": -2, "day": "fr"}]},
            "jeden Monat am vorletzten Freitag",
        ),
        (
            {"frequency": "yearly", "months": [3], "month_days": [3]},
            "jedes Jahr am 3. März",
        ),
    ],
)
def test_how_often(members: dict[str, Any], expected: str) -> None:
    """Days, weeks and months as German says them."""
    assert repeating(**members) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ["summary", "agenda"])
def test_the_cases_read_clean_and_fit(
    command: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Around the person's words: no avoided word, no English date, and at most eighty columns."""
    page = told(capsys, command, str(path), "--as-of", STORIES[path.stem])
    assert max(columns(line) for line in page.splitlines()) <= 80
    flat = " ".join(page.split())
    for text in sorted(texts(json.loads(path.read_text("utf-8"))), key=len, reverse=True):
        if " " in text:
            flat = flat.replace(visible(text), "…")
    assert [found for found in lint_text(flat, "de") if found.severity == "avoid"] == []
    assert not MONTHS.search(flat)


@pytest.mark.parametrize("which", ["1", "2", "3", "4", "5", "6"])
def test_the_stories_are_told_in_german(which: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The words around a story are German; those of the people in it stay as they were written."""
    page = told(capsys, "demo", "--case", which, "--plain")
    headings: dict[str, str] = locale_data("messages", "de")["messages"]
    assert headings["demo.heading.recap"] in page.splitlines()
    assert max(columns(line) for line in page.splitlines()) <= 80


def test_another_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A locale without words is refused, in English, as every call that is not known."""
    assert main(["agenda", "bundle.json", "--locale", "tlh"]) == 2
    assert "choose one of en, de" in capsys.readouterr().err
