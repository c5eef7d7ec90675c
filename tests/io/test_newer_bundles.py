"""A bundle that is put together of newer documents: what is written can be read again."""

from __future__ import annotations

import datetime as dt
import json
from itertools import permutations
from typing import Any

import pytest

from homework_kit.io import dumps, loads
from homework_kit.models.bundle import Bundle
from homework_kit.models.merge import merge
from homework_kit.review import erase, export
from tests.models.samples import sample

AS_OF = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def entry(name: str, minor: int = 0, **members: Any) -> Any:
    """Read an entry of one minor version; a newer one has a member that is not known here."""
    newer = {"mood_color": name} if minor else {}
    return loads(
        json.dumps(sample("entry", id=name, schema_version=f"1.{minor}") | newer | members)
    )


def bundle(*entries: Any, **members: Any) -> Bundle:
    """Put entries together, as a store or an importer does."""
    return Bundle(person_id="p1", entries=entries, **members)


def read_newer(minor: int, **members: Any) -> Bundle:
    """Read a bundle of a newer minor."""
    text = json.dumps(
        {"kind": "bundle", "schema_version": f"1.{minor}", "person_id": "p1"} | members
    )
    return loads(text, expect=Bundle)


def version(given: Bundle) -> str:
    """Give the version a bundle is written in."""
    written: dict[str, str] = json.loads(dumps(given))
    return written["schema_version"]


def test_a_newer_document_makes_a_newer_bundle() -> None:
    """data-model.md, Merge: what was put together is written so that it can be read."""
    together = bundle(entry("t1"), entry("t2", 3), entry("t3", 12))
    assert version(together) == "1.12"
    assert loads(dumps(together)) == together
    assert dumps(loads(dumps(together))) == dumps(together)
    assert '"mood_color":"t3"' in dumps(together)


def test_a_known_document_leaves_the_version_as_it_is() -> None:
    """Without anything newer the bundle is of the version that this library writes."""
    assert version(bundle(entry("t1"))) == "1.0"


def test_a_bundle_that_was_read_keeps_its_own_version() -> None:
    """What was read is written back byte for byte, whatever the documents in it say."""
    inside = json.loads(dumps(entry("t1", 12)))
    read = read_newer(1, entries=[inside])
    assert version(read) == "1.1"
    assert loads(dumps(read)) == read


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_merging_takes_the_newest_in_any_order(order: tuple[int, ...]) -> None:
    """data-model.md, Merge: neither the order nor writing in between changes anything."""
    copies = [bundle(entry("t1", 2)), bundle(entry("t2")), read_newer(1, letters=[1])]
    one, two, three = (copies[each] for each in order)
    merged = merge(merge(one, two), three)
    again = merge(loads(dumps(one)), loads(dumps(merge(two, three))))
    assert version(merged) == "1.2"
    assert dumps(again) == dumps(merged)
    assert loads(dumps(merged)) == merged


def test_an_export_can_be_imported() -> None:
    """What is taken along is read again, newer members and all."""
    taken = export(bundle(entry("t1", 4)))
    assert loads(taken.text) == bundle(entry("t1", 4))


def test_erasing_one_note_leaves_the_rest_as_it_is() -> None:
    """What a newer minor says of what stays is still there, beside the right item."""
    held = read_newer(
        2,
        letters=["a"],
        entries=[json.loads(dumps(each)) for each in (entry("t1"), entry("t2"), entry("t3", 1))],
        sessions=[{"id": "s1", "on": "2026-02-09", "room": "b"}],
    )
    more = json.loads(dumps(held))
    more["entries"][1]["mood_color"] = "blue"
    left = erase(loads(json.dumps(more), expect=Bundle), ["t1"], as_of=AS_OF).bundle
    written = json.loads(dumps(left))
    assert {each["id"]: each.get("mood_color") for each in written["entries"]} == {
        "t1": None,
        "t2": "blue",
        "t3": "t3",
    }
    assert (written["letters"], written["sessions"][0]["room"]) == (["a"], "b")
    assert loads(dumps(left)) == left


def test_erasing_everything_leaves_nothing_that_is_not_known() -> None:
    """A member that is not known may hold words, so it goes with the rest; consent stays whole."""
    said = {"share_entries": "none", "noted_at": "2026-02-01T08:00:00+00:00", "channel": "paper"}
    held = read_newer(
        2, letters=["a"], sessions=[{"id": "s1", "on": "2026-02-09", "room": "b"}], consent=[said]
    )
    written = json.loads(dumps(erase(held, as_of=AS_OF).bundle))
    assert "letters" not in written
    assert "b" not in json.dumps(written["sessions"])
    assert written["consent"][0]["channel"] == "paper"
