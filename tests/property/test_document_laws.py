"""Laws that hold for every document and record, each with the clause it comes from."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from homework_kit.io import dumps, iter_problems, loads
from homework_kit.models.base import Model, Revised, Tombstone
from homework_kit.models.edits import amend, content_hash, current, delete
from homework_kit.models.kinds import kind_of
from homework_kit.schemas import validator
from homework_kit.testing import laws
from homework_kit.testing.effort import examples
from homework_kit.testing.strategies import KINDS as OF_ONE_KIND
from homework_kit.testing.strategies import entries, of_kind, tombstones

KINDS = [*OF_ONE_KIND, "tombstones"]
judge = cache(validator)


def drawn(kind: str) -> st.SearchStrategy[Any]:
    """Give the strategy of a kind."""
    return tombstones() if kind == "tombstones" else of_kind(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_read_back(kind: str) -> None:
    """data-model.md, Conventions: "What is written is read back", and has the same bytes again."""

    @examples(40)
    @given(drawn(kind))
    def law(document: Model) -> None:
        laws.round_trip(document)
        assert dumps(loads(dumps(document))) == dumps(document)

    law()


@pytest.mark.parametrize("kind", KINDS)
def test_order_of_members_and_white_space_do_not_matter(kind: str) -> None:
    """data-model.md, Conventions: "same content" means equal canonical bytes."""

    @examples(15)
    @given(drawn(kind), st.integers(0, 1000))
    def law(document: Model, seed: int) -> None:
        laws.canonical_bytes(document, seed=seed)

    law()


@pytest.mark.parametrize("kind", KINDS)
def test_python_and_json_accept_the_same(kind: str) -> None:
    """validation.md, Agreement: the model in JSON and in Python mode."""

    @examples(15)
    @given(drawn(kind))
    def law(document: Model) -> None:
        plain = json.loads(dumps(document))
        assert type(document).model_validate(plain) == document
        kept = {name: getattr(document, name) for name in type(document).model_fields}
        assert type(document)(**kept) == document

    law()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to every node of a JSON value."""
    yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(item, (*path, key))


WRONG_TYPES: tuple[Any, ...] = (None, True, 0, 7.5, -1, "", "x", "1.0", [], [1], {}, {"type": "x"})


@st.composite
def mutated(draw: st.DrawFn, document: Model) -> Any:
    """Change one place of a document: take away, null, other type, unknown member, limit."""
    plain = json.loads(dumps(document))
    path = draw(st.sampled_from([each for each in places(plain) if each]))
    holder = plain
    for key in path[:-1]:
        holder = holder[key]
    old = holder[path[-1]]
    change = draw(st.sampled_from(["remove", "type", "unknown", "near"]))
    event(change)
    if change == "remove":
        del holder[path[-1]]
    elif change == "type":
        holder[path[-1]] = draw(st.sampled_from(WRONG_TYPES))
    elif change == "unknown" and isinstance(holder, dict):
        holder[draw(st.sampled_from(["from", "text", "type", "x", "scale", "deleted"]))] = old
    else:
        holder[path[-1]] = draw(st.sampled_from(list(near(old))))
    return plain


def near(value: Any) -> Iterator[Any]:
    """Give values a step away: a number, a length, a last character, a repeated item."""
    yield value
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value - 1, -value, value + 0.5, value * 100)
    elif isinstance(value, str):
        yield from (value + "\n", value + "x", value[:-1], value + "\0", value.upper())
    elif isinstance(value, list):
        yield from (value + value, value[:-1], value * 201)


@pytest.mark.parametrize("kind", OF_ONE_KIND)
def test_model_and_schema_agree(kind: str) -> None:
    """validation.md, Agreement: the model accepts <=> the schema accepts and no rule is broken."""
    verdicts: Counter[bool] = Counter()

    @examples(150)
    @given(of_kind(kind), st.data())
    def law(document: Model, data: st.DataObject) -> None:
        plain = data.draw(mutated(document))
        text = json.dumps(plain)
        if len(text) > 200_000:  # a list of 200 copies of a long part only costs time
            return
        problems = iter_problems(text)
        if any(each.code == "number-not-exact" for each in problems):  # outside the profile
            return
        by_rule = [each.rule is not None for each in problems]
        accepted_by_schema = judge(kind).is_valid(plain)
        assert accepted_by_schema is all(by_rule), (plain, problems)
        verdicts[not problems] += 1

    law()
    assert min(verdicts[True], verdicts[False]) >= sum(verdicts.values()) // 8, verdicts


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_accept_what_the_models_make(kind: str) -> None:
    """validation.md, Agreement, on documents as they come."""

    @examples(15)
    @given(drawn(kind))
    def law(document: Model) -> None:
        plain = json.loads(dumps(document))
        assert judge(kind_of(document)).is_valid(plain)

    law()


@pytest.mark.parametrize("kind", ["assignment", "entry", "obstacle", "review"])
def test_an_edit_stands_for_what_it_replaces(kind: str) -> None:
    """data-model.md, Edits: the current state is the heads; a tombstone hides the id."""

    @examples(15)
    @given(of_kind(kind))
    def law(document: Revised) -> None:
        known: Any = document
        edited = amend(known, extensions={"org.example.edit": 1})
        gone = delete(edited)
        assert isinstance(gone, Tombstone)
        laws.edit_replaces(known)
        laws.deletion_hides(known)
        assert current([gone, edited, known]) == ()
        assert amend(known, extensions={"org.example.edit": 1}) == edited

    law()


@examples(40)
@given(st.lists(entries(), max_size=4))
def test_equality_is_equality_of_bytes(documents: list[Model]) -> None:
    """data-model.md, Conventions: never `==` of two datetimes."""
    for left in documents:
        for right in documents:
            laws.equal_bytes(left, right)
            assert (content_hash(left) == content_hash(right)) is (left == right)
        assert copy.deepcopy(left) == left
        assert len({left, copy.deepcopy(left)}) == 1
