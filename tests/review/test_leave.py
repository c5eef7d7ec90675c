"""Taking everything along and having it erased: whole, and it does not come back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from hypothesis import HealthCheck, given, settings

from homework_kit.adherence import summarize
from homework_kit.io import dumps, loads
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement, Session
from homework_kit.models.edits import amend, current, tombstone_of
from homework_kit.models.entry import Entry
from homework_kit.models.merge import merge
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.references import LISTS
from homework_kit.review.leave import erase, export
from tests.people import people

NOW = dt.datetime(2026, 2, 9, 18, tzinfo=dt.UTC)
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
Person = tuple[Bundle, dt.datetime]


def entry(name: str, note: str = "words") -> Entry:
    """Make a diary entry."""
    return Entry(id=name, note=note, recorded_at=NOW)


@EXAMPLES
@given(people())
def test_what_is_taken_along_is_everything(person: Person) -> None:
    """data-model.md: export = import = backup; private notes and history too."""
    bundle, as_of = person
    taken = export(bundle)
    again = loads(taken.text)
    assert export(again) == taken
    assert taken.sha256 == hashlib.sha256(taken.text.encode()).hexdigest()
    assert taken.counts["entries"] == len({dumps(each) for each in bundle.entries})
    assert summarize(again, as_of=as_of) == summarize(bundle, as_of=as_of)
    assert "words" not in repr(taken)


@EXAMPLES
@given(people())
def test_what_was_erased_does_not_come_back_to_sight(person: Person) -> None:
    """data-model.md, Edits: an old copy that is merged in later shows nothing of it."""
    bundle, _ = person
    chosen = {each.id for each in bundle.entries[:2]}
    left = erase(bundle, chosen, as_of=NOW).bundle
    assert not chosen & {each.id for each in left.entries if not isinstance(each, Tombstone)}
    met = merge(left, bundle)
    assert not chosen & {each.id for each in current(met.entries)}
    again = erase(met, chosen, as_of=NOW).bundle
    assert not chosen & {each.id for each in again.entries if not isinstance(each, Tombstone)}


@EXAMPLES
@given(people())
def test_erasing_all_leaves_no_word(person: Person) -> None:
    """Tombstones hold identity and nothing of the content; consent stays."""
    bundle, as_of = person
    erased = erase(bundle, as_of=as_of)
    for name in LISTS:
        assert all(isinstance(each, Tombstone) for each in getattr(erased.bundle, name))
        assert {each.id for each in getattr(erased.bundle, name)} == {
            each.id for each in getattr(bundle, name)
        }
    assert erased.bundle.consent == bundle.consent
    assert (erased.bundle.zones, erased.bundle.sessions) == ((), ())
    assert erase(erased.bundle, as_of=as_of).bundle == erased.bundle
    counted = sum(count for _, _, count in erased.receipt.erased)
    assert counted == sum(
        not isinstance(each, Tombstone) for name in LISTS for each in getattr(bundle, name)
    )


@EXAMPLES
@given(people())
def test_with_a_plan_goes_what_is_about_it(person: Person) -> None:
    """Its entries, obstacles and reviews go along; other plans stay."""
    bundle, as_of = person
    (gone, *others) = sorted({plan.id for plan in bundle.assignments})
    left = erase(bundle, [gone], as_of=as_of).bundle
    assert gone not in {plan.id for plan in current(left.assignments)}
    assert set(others) == {plan.id for plan in current(left.assignments)}
    assert all(each.assignment_id != gone for each in current(left.entries))
    assert all(each.assignment_id != gone for each in current(left.reviews))


def test_an_obstacle_goes_with_its_entry() -> None:
    """What describes an entry says what was in it."""
    named = [
        Obstacle(id=f"o{n}", code="privacy", noted_on=NOW.date(), entry_id=f"t{n}") for n in (1, 2)
    ]
    bundle = Bundle(person_id="p1", entries=[entry("t1"), entry("t2")], obstacles=named)
    erased = erase(bundle, ["t1"], as_of=NOW)
    assert erased.receipt.erased == (("entry", "t1", 1), ("obstacle", "o1", 1))
    assert [each.id for each in current(erased.bundle.obstacles)] == ["o2"]


def test_some_erased_leaves_the_rest_as_it_was() -> None:
    """Sessions and extensions of the bundle stay; an unknown id is let pass."""
    bundle = Bundle(
        person_id="p1",
        entries=[entry("t1")],
        sessions=[Session(id="s1", on=NOW.date())],
        extensions={"org.example.app": 1},
        consent=[ConsentStatement(share_entries="none", noted_at=NOW)],
    )
    assert erase(bundle, ["unknown"], as_of=NOW).bundle == bundle


def test_a_receipt_says_what_and_no_word() -> None:
    """It can be handed out: kinds, ids, counts, a moment, and a hash of what is left."""
    first = entry("t1", "secret")
    bundle = Bundle(person_id="p1", entries=[first, amend(first, note="other secret")])
    erased = erase(bundle, ["t1"], as_of=NOW)
    assert json.loads(erased.receipt.text) == {
        "erased": [{"kind": "entry", "id": "t1", "revisions": 2}],
        "erased_at": "2026-02-09T18:00:00+00:00",
        "left_sha256": hashlib.sha256(dumps(erased.bundle).encode()).hexdigest(),
    }
    assert "secret" not in dumps(erased.bundle) + repr(erased)


def test_a_tombstone_names_as_many_revisions_as_fit() -> None:
    """Of more than 200 revisions the heads are named first."""
    revisions = [entry("t1")]
    for number in range(230):
        revisions.append(amend(revisions[-1], note=f"edit {number}"))
    buried = tombstone_of(revisions)
    assert len(buried.supersedes) == 200
    assert {revisions[-1].revision, revisions[-2].revision} <= set(buried.supersedes)
