"""The diary app: its eight lines pass, and find the fault behind the switch; its service is silent.

The transcripts of the tutorial are what those runs print.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import homework_kit as hk
from examples.diary_app.service import create_app
from examples.diary_app.store import DiaryStore
from homework_kit.testing import Clock, assert_no_leak, case, marked
from tests.repo.test_documents import blocks

ROOT = Path(__file__).parents[2]
APP = ROOT / "examples" / "diary_app"
TUTORIAL = (ROOT / "docs/tutorials/find-a-lost-edit.md").read_text("utf-8")
START = dt.datetime(2026, 3, 29, 7, tzinfo=dt.UTC)


def run_its_tests(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the eight lines in a pytest of their own, as the tutorial says."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(APP), *options]
    kept = {name: value for name, value in os.environ.items() if name != "DIARY_CARELESS"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=kept | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80"} | environment,
        capture_output=True,
        text=True,
        check=False,  # the exit code is what is tested
    )


@pytest.fixture(scope="module")
def careless() -> subprocess.CompletedProcess[str]:
    """Run its tests once with the fault."""
    return run_its_tests(DIARY_CARELESS="1")


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands on the morning of a clock change."""
    return Clock(START, zone="Europe/London")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DiaryStore]:
    """Open the store of the app, and close it afterwards."""
    opened = DiaryStore(f"sqlite:///{tmp_path}/diary.db", careless=False)
    yield opened
    opened.close()


@pytest.fixture
def phone(store: DiaryStore, clock: Clock) -> TestClient:
    """Give a phone that asks for one person."""
    return TestClient(create_app(store, clock=clock), base_url="http://diary/people/p1/")


def transcripts() -> list[str]:
    """Give what the tutorial says that its commands print."""
    fenced = blocks(TUTORIAL)
    return [
        each.text
        for index, each in enumerate(fenced)
        if each.language == "text" and "bash" in {before.language for before in fenced[:index][-1:]}
    ]


def plan() -> hk.Assignment:
    """Give a plan of every day at half past eight."""
    return hk.Assignment(
        id="breaths",
        title="Three slow breaths",
        task=hk.tasks.SkillRehearsalTask(skill="paced_breathing"),
        starts_on=dt.date(2026, 3, 29),
        schedule=hk.schedules.Repeating(frequency="daily", times=[dt.time(8, 30)]),
    )


def as_json(document: hk.Assignment | hk.Entry) -> dict[str, object]:
    """Give what a phone sends."""
    found: dict[str, object] = json.loads(hk.dumps(document))
    return found


def test_the_eight_lines_are_eight() -> None:
    """The tutorial shows the file as it is."""
    text = (APP / "test_diary_store.py").read_text("utf-8")
    assert len(text.splitlines()) == 8
    assert text in [each.text for each in blocks(TUTORIAL)]


def test_its_tests_pass() -> None:
    """Without the switch everything passes that is claimed, and everything is claimed."""
    ran = run_its_tests()
    assert ran.returncode == 0, ran.stdout
    assert transcripts()[1].strip() in ran.stdout


def test_they_find_the_fault(careless: subprocess.CompletedProcess[str]) -> None:
    """With the switch those tests fail in which two contents stand in for one revision."""
    # How much of the message stands behind the name depends on the terminal.
    told = [line for line in careless.stdout.splitlines() if line.startswith("FAILED")]
    failed = {line.partition(" - ")[0].rpartition("::")[2] for line in told}
    assert failed == {
        "test_any_story",
        "test_ids_long",
        "test_keeps_both_heads",
        "test_keeps_two_of_one_name",
        "test_text_case",
        "test_writers_edit_apart",
    }


def test_the_story_is_that_of_the_tutorial(careless: subprocess.CompletedProcess[str]) -> None:
    """The failure reads as the tutorial shows it, word for word."""
    assert transcripts()[0].strip() in careless.stdout


def test_an_entry_settles_its_occasion(phone: TestClient, clock: Clock) -> None:
    """What is noted on the key of the agenda is not open any more, on the clock of the person."""
    phone.put("zone", params={"zone": "Europe/London"})
    phone.post("plans", json=as_json(plan()))
    clock.advance(hours=1)
    (occasion,) = phone.get("agenda").json()
    assert occasion["key"] == "2026-03-29T08:30"
    entry = hk.Entry(
        id="e1",
        assignment_id="breaths",
        assignment_version=1,
        occurrence=occasion["key"],
        outcome="as_agreed",
        recorded_at=clock(),
    )
    phone.post("entries", json=as_json(entry))
    assert phone.get("agenda").json() == []


def test_without_a_zone_the_answer_says_so(phone: TestClient) -> None:
    """A plan that floats needs to know where the person is."""
    phone.post("plans", json=as_json(plan()))
    answer = phone.get("agenda")
    assert (answer.status_code, answer.json()) == (422, {"detail": [{"code": "zone-needed"}]})


def test_an_entry_of_an_unknown_plan_is_refused(phone: TestClient, store: DiaryStore) -> None:
    """It is refused with code and place, and not kept."""
    entry = hk.Entry(
        id="e1", assignment_id="other", outcome="partly", note="Some words.", recorded_at=START
    )
    answer = phone.post("entries", json=as_json(entry))
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["code"] == "unknown-reference"
    assert store.load("p1").entries == ()


def test_what_is_erased_is_gone(phone: TestClient, store: DiaryStore) -> None:
    """One entry goes with its id, everything without one."""
    phone.post("plans", json=as_json(plan()))
    for name in ("e1", "e2"):
        phone.post("entries", json=as_json(hk.Entry(id=name, note="Words.", recorded_at=START)))
    erased = phone.delete("", params={"entry": "e1"}).json()["erased"]
    assert [each["id"] for each in erased] == ["e1"]
    phone.delete("")
    assert all(isinstance(each, hk.Tombstone) for each in store.load("p1").entries)


def test_the_therapist_sees_what_is_shared(phone: TestClient) -> None:
    """A note without `visibility` is the person's own."""
    mine = hk.Entry(id="e1", note="Mine.", recorded_at=START)
    ours = hk.Entry(id="e2", note="Ours.", recorded_at=START, visibility="shared")
    for entry in (mine, ours):
        phone.post("entries", json=as_json(entry))
    assert [each["id"] for each in phone.get("shared").json()["entries"]] == ["e2"]


def test_no_words_leak_from_a_refusal(phone: TestClient) -> None:
    """A request that is refused tells nothing of its content, in its answer or in a log."""
    entry = marked(case(1).entries[0])
    sent = json.loads(hk.dumps(entry)) | {"outcome": "of another form"}

    def answer() -> str:
        refused = phone.post("entries", json=sent)
        assert refused.status_code == 422
        return refused.text

    assert_no_leak(answer, output=True)


def test_no_words_leak_from_an_error_of_the_database(store: DiaryStore) -> None:
    """What the database raises shows no parameters, which are what a person wrote."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE kept")
    bundle = hk.Bundle(
        person_id="p1", entries=[marked(hk.Entry(id="e1", note="x", recorded_at=START))]
    )

    def fails() -> str:
        with pytest.raises(Exception, match="no such table") as raised:
            store.append(bundle)
        return f"{raised.value} {raised.value!r}"

    assert_no_leak(fails, output=True)
