"""Pseudonyms: the same for the same id and key, no text left, and everything else as it was."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from homework_kit.adherence import summarize
from homework_kit.errors import ShortKey
from homework_kit.io import dumps, loads
from homework_kit.models.assignment import Assignment, SetAside
from homework_kit.models.bundle import Bundle
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import Activity, ThoughtRecord
from homework_kit.models.schedules import BeforeSession
from homework_kit.models.tasks import OtherTask
from homework_kit.review.pseudonyms import LEFT_OUT, pseudonymize
from homework_kit.testing.strategies import bundles
from tests.repo.test_files import ROOT

KEY = b"0123456789abcdef"
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
AT = dt.datetime(2026, 2, 3, 18, tzinfo=dt.UTC)


@EXAMPLES
@given(bundles())
def test_it_is_valid_and_the_same_for_the_same_key(bundle: Bundle) -> None:
    """References still fit together, and nothing depends on a draw or a clock."""
    changed = pseudonymize(bundle, KEY)
    assert loads(dumps(changed)) == changed
    assert pseudonymize(bundle, KEY) == changed
    assert pseudonymize(bundle, KEY[::-1]).person_id != changed.person_id
    assert len(changed.entries) == len(bundle.entries)


def ids_of(value: Any) -> set[str]:
    """Collect what stands under members that name something."""
    names = {"id", "person_id", "revision", "assignment_id", "entry_id", "step_id", "seed"}
    if isinstance(value, dict):
        own = {each for name, each in value.items() if name in names}
        return own.union(*map(ids_of, value.values()))
    return set[str]().union(*map(ids_of, value)) if isinstance(value, list) else set()


@EXAMPLES
@given(bundles())
def test_no_id_and_no_text_is_left(bundle: Bundle) -> None:
    """Every id is a pseudonym; long texts of the person are nowhere to be found."""
    changed = json.loads(dumps(pseudonymize(bundle, KEY)))
    assert all(re.fullmatch("p-[0-9a-f]{16}", each) for each in ids_of(changed))
    texts = {plan.title for plan in bundle.assignments if isinstance(plan, Assignment)}
    texts |= {each.note for each in bundle.entries if isinstance(each, Entry) and each.note}
    written = json.dumps(changed, ensure_ascii=False)
    assert not [each for each in texts if len(each) > 8 and each in written]


CASES = sorted((ROOT / "examples" / "data").glob("case-*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_summary_counts_the_same(path: Path) -> None:
    """Structure and counts stay: every number of a summary is what it was."""
    bundle = loads(path.read_text("utf-8"))
    as_of = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    before, after = (
        json.loads(dumps(summarize(each, as_of=as_of)))
        for each in (bundle, pseudonymize(bundle, KEY))
    )
    assert len(before["assignments"]) >= 1
    assert sorted(numbers_of(after["assignments"])) == sorted(numbers_of(before["assignments"]))


def numbers_of(blocks: list[dict[str, Any]]) -> list[str]:
    """Write the blocks of a summary without the ids in them."""
    for block in blocks:
        del block["assignment_id"]
        for part in (block, *block["versions"]):
            for period in part.get("target", {}).get("periods", ()):
                period.pop("key", None)
            for row in part["obstacles"]:
                row.pop("option_chosen", None)
                row.pop("options_considered", None)
    return [json.dumps(block, sort_keys=True) for block in blocks]


def test_keys_of_occasions_follow_their_ids() -> None:
    """A key that holds an id is renamed with it; a date stays a date."""
    plan = Assignment(
        id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on=AT.date(),
        schedule=BeforeSession(),
        set_aside=[SetAside(occurrence=key) for key in ("session:s1", "id:x", "2026-02-03")],
    )  # fmt: skip
    changed = pseudonymize(Bundle(person_id="p1", assignments=[plan]), KEY).assignments[0]
    assert isinstance(changed, Assignment)
    session, listed, date = (each.occurrence for each in changed.set_aside)
    assert session.startswith("session:p-")
    assert listed.startswith("id:p-")
    assert date == "2026-02-03"


def test_catalog_options_stay_and_own_words_go() -> None:
    """An id of the option catalog says nothing of the person."""
    named = Obstacle(
        id="o1", code="too_big", noted_on=AT.date(), options_considered=["tb-01", "ask my sister"]
    )
    changed = pseudonymize(Bundle(person_id="p1", obstacles=[named]), KEY).obstacles[0]
    assert isinstance(changed, Obstacle)
    assert changed.options_considered == ("tb-01", LEFT_OUT)


def test_words_are_kept_on_request() -> None:
    """The caller decides, and knows that people name themselves."""
    bundle = Bundle(person_id="p1", entries=[Entry(id="t1", note="words", recorded_at=AT)])
    changed = pseudonymize(bundle, KEY, keep_words=True).entries[0]
    assert isinstance(changed, Entry)
    assert changed.note == "words"


def test_a_record_of_extensions_stays_a_record() -> None:
    """What was left out is said, so the record is not empty."""
    record = Activity(extensions={"org.example.secret": "secret"})
    bundle = Bundle(person_id="p1", entries=[Entry(id="t1", record=record, recorded_at=AT)])
    changed = pseudonymize(bundle, KEY)
    assert "secret" not in dumps(changed)
    assert len(changed.entries) == 1


def test_a_short_key_is_refused_and_not_repeated() -> None:
    """A key that can be found by trying protects nobody."""
    with pytest.raises(ShortKey) as caught:
        pseudonymize(Bundle(person_id="p1"), b"secret")
    assert "secret" not in str(caught.value).replace("secrets.token_bytes", "")


def test_a_record_of_extensions_and_empty_lists_stays_a_record() -> None:
    """An empty list says nothing, whether it was given or not."""
    record = ThoughtRecord(emotions=[], extensions={"org.example.secret": "secret"})
    bundle = Bundle(person_id="p1", entries=[Entry(id="t1", record=record, recorded_at=AT)])
    changed = pseudonymize(bundle, KEY).entries[0]
    assert isinstance(changed, Entry)
    assert changed.record is not None
    assert "secret" not in dumps(changed)
