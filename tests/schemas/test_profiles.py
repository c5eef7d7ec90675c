"""The form and llm profiles: the same documents, said for people and for language models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, Literal, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import homework_kit as hk
from homework_kit.errors import UnknownChoice, UnknownKind, UnknownLocale
from homework_kit.language.locales import locale_data
from homework_kit.language.reading import reading_grade, sentences, words
from homework_kit.models.kinds import NAMES
from homework_kit.packaged import folder
from homework_kit.schemas import schema
from homework_kit.testing.strategies import of_kind

PROFILES: Final = ("form", "llm")
FEW: Final = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@cache
def judge(kind: str, profile: Literal["validate", "form", "llm"]) -> Draft202012Validator:
    """Give a validator of one profile."""
    return Draft202012Validator(schema(kind, profile=profile))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Give every object inside of a schema."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def members(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every member of every object of a form, with its name."""
    for node in nodes(schema(kind, profile="form")):
        if "x-order" in node:
            yield from node["properties"].items()


def strings(kind: str, profile: Literal["form", "llm"]) -> set[str]:
    """Give every string of a profile that is there to be read."""
    return {
        node[key]
        for node in nodes(schema(kind, profile=profile))
        for key in ("title", "description")
        if isinstance(node.get(key), str)
    }


def documents(kind: str) -> list[Any]:
    """Give the documents of the validity vectors of one kind."""
    paths = sorted((folder("schemas") / "vectors" / "validity" / kind).rglob("*.json"))
    vectors = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [vector["document"] for vector in vectors if "document" in vector]


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_a_schema(kind: str, profile: Literal["form", "llm"]) -> None:
    """Each profile of each kind is valid JSON Schema."""
    Draft202012Validator.check_schema(schema(kind, profile=profile))


@pytest.mark.parametrize("kind", NAMES)
def test_a_form_gives_the_verdict_of_the_published_schema(kind: str) -> None:
    """On every validity vector, accepted or refused, the two agree."""
    assert documents(kind)
    for document in documents(kind):
        accepted = judge(kind, "validate").is_valid(document)
        assert judge(kind, "form").is_valid(document) is accepted


@pytest.mark.parametrize("kind", NAMES)
def test_the_llm_profile_accepts_all_that_is_published(kind: str) -> None:
    """What the published schema accepts, the small one does too; but for whole tombstones."""
    for document in documents(kind):
        living = document.get("deleted") is not True
        if living and judge(kind, "validate").is_valid(document):
            assert judge(kind, "llm").is_valid(document)


@pytest.mark.parametrize("kind", NAMES)
@FEW
@given(data=st.data())
def test_profiles_accept_any_valid_document(kind: str, data: st.DataObject) -> None:
    """Whatever the library writes is valid under both profiles."""
    document = json.loads(hk.dumps(data.draw(of_kind(kind))))
    assert judge(kind, "form").is_valid(document)
    assert judge(kind, "llm").is_valid(document)


@pytest.mark.parametrize("kind", NAMES)
@FEW
@given(data=st.data())
def test_a_form_agrees_on_documents_that_were_changed(kind: str, data: st.DataObject) -> None:
    """With a member taken away or replaced, form and published schema still say the same."""
    document = json.loads(hk.dumps(data.draw(of_kind(kind))))
    member = data.draw(st.sampled_from(sorted(document)))
    changed = document.pop(member)
    if data.draw(st.booleans()):
        others = st.sampled_from((None, 0, "", "x\n", [], {}, [changed], str(changed)))
        document[member] = data.draw(others)
    accepted = judge(kind, "validate").is_valid(document)
    assert judge(kind, "form").is_valid(document) is accepted


@pytest.mark.parametrize("kind", NAMES)
def test_a_form_holds_no_surprise(kind: str) -> None:
    """No $schema and no $id, no default that would be written unasked, no anyOf drawn as choice."""
    for node in nodes(schema(kind, profile="form")):
        assert not {"$schema", "$id", "anyOf", "default"} & set(node)
        assert node.get("then") is not False


@pytest.mark.parametrize("kind", NAMES)
def test_a_person_sees_titles_and_not_machine_members(kind: str) -> None:
    """Each member is hidden or has a title, and no hidden one has."""
    for name, member in members(kind):
        assert ("title" in member) is not member.get("x-hidden", False), name


def test_machine_members_are_hidden() -> None:
    """What identifies a document is filled in by the app."""
    hidden = {name for name, member in members("entry") if member.get("x-hidden")}
    machine = {"kind", "schema_version", "id", "revision", "supersedes", "deleted", "extensions"}
    assert {*machine, "type"} <= hidden


@pytest.mark.parametrize("kind", NAMES)
def test_every_choice_has_a_label(kind: str) -> None:
    """A word list is a list of constants with titles, as form libraries draw it."""
    for name, member in members(kind):
        for value in (member, member.get("items", {})):
            assert not {str} & {type(word) for word in value.get("enum", ())}, name
            for choice in value.get("oneOf", ()):
                assert "$ref" in choice or not choice["title"][0].islower()


@pytest.mark.parametrize("kind", NAMES)
def test_every_object_has_a_title_and_an_order(kind: str) -> None:
    """An order names each member once, shown ones first."""
    form = schema(kind, profile="form")
    for node in (form, *form["$defs"].values()):
        assert node["title"]
        order, properties = node.get("x-order", []), node.get("properties", {})
        assert sorted(order) == sorted(properties)
        hidden = [properties[name].get("x-hidden", False) for name in order]
        assert hidden == sorted(hidden)


@pytest.mark.parametrize("owner", ["Emotion", "Feeling", "NamedRating"])
def test_what_is_rated_is_asked_for_before_its_rating(owner: str) -> None:
    """A form asks for the name first, wherever the model has it."""
    found = [schema(kind, profile="form")["$defs"].get(owner) for kind in NAMES]
    orders = [node["x-order"] for node in found if node]
    assert orders
    assert {order[0] for order in orders} == {"name"}


@pytest.mark.parametrize(
    ("kind", "owner", "member", "annotation", "value"),
    [
        ("entry", "Entry", "note", "x-widget", "textarea"),
        ("entry", "Entry", "title", "x-widget", None),
        ("entry", "Entry", "recorded_at", "x-widget", "datetime"),
        ("entry", "Entry", "occurred_on", "x-widget", "date"),
        ("entry", "Entry", "occurred_local_time", "x-widget", "time"),
        ("entry", "Entry", "obstacles", "x-widget", "checkboxes"),
        ("entry", "Emotion", "before", "x-widget", "range"),
        ("entry", "Emotion", "before", "x-scale", "scale"),
        ("entry", "Thought", "belief_before", "x-widget", "range"),
        ("entry", "Thought", "belief_before", "x-scale", None),
        ("assignment", "Assignment", "time_zone", "x-widget", "zone"),
        ("assignment", "Assignment", "reserve", "description",
         "Extra times in case a day does not work out."),
        ("assignment", "Assignment", "source", "title", "Where it comes from"),
        ("entry", "Entry", "source", "title", "Who noted it"),
        ("entry", "Emotion", "name", "title", "Which feeling"),
        ("entry", "Rating", "value", "title", "On the scale"),
    ],
)  # fmt: skip
def test_annotations_say_how_to_draw_it(
    kind: str, owner: str, member: str, annotation: str, value: str | None
) -> None:
    """Widgets, scales, titles and help stand where a form needs them."""
    found = schema(kind, profile="form")["$defs"][owner]["properties"][member]
    assert found.get(annotation) == value


@pytest.mark.parametrize(("kind", "member"), [("assignment", "task"), ("entry", "record")])
def test_shapes_are_told_apart_by_type(kind: str, member: str) -> None:
    """A tagged union is `oneOf` named shapes with a discriminator, and each shape has a title."""
    form = schema(kind, profile="form")["$defs"]
    found = form[kind.capitalize()]["properties"][member]
    assert found["discriminator"] == {"propertyName": "type"}
    assert len(found["oneOf"]) == 7
    assert all(form[each["$ref"].rpartition("/")[2]]["title"] for each in found["oneOf"])


@pytest.mark.parametrize("kind", NAMES)
def test_the_llm_profile_is_small_and_whole(kind: str) -> None:
    """Less than half of the published file, and nothing to look up."""
    small = schema(kind, profile="llm")
    size = len(json.dumps(small, separators=(",", ":"), ensure_ascii=False).encode())
    published = next(row["file"] for row in hk.schemas.index() if row["kind"] == kind)
    assert size < folder("schemas").joinpath(published).stat().st_size / 2
    assert small["type"] == "object"
    assert not any({"$ref", "$defs", "pattern"} & set(node) for node in nodes(small))


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("profile", PROFILES)
def test_every_string_is_plain_and_kind(kind: str, profile: Literal["form", "llm"]) -> None:
    """No avoided word, and a reading grade of at most seven."""
    for text in strings(kind, profile):
        read = text if text[-1] in ".?" else f"The words you will see here are: {text}."
        assert hk.lint_text(text) == ()
        assert reading_grade(read) <= 7, text


def test_no_wording_is_left_over() -> None:
    """Every `form.` message is said by a profile of some kind."""
    said = {text for kind in NAMES for text in strings(kind, "form") | strings(kind, "llm")}
    messages: dict[str, Any] = locale_data("messages", "en")["messages"]
    worded = {text[0].upper() + text[1:] for name, text in messages.items() if name[:5] == "form."}
    assert worded <= said


WORDS: Final = ("title", "description")


def without_words(node: Any) -> Any:
    """Take the titles and the help out of a form."""
    if isinstance(node, dict):
        return {
            name: without_words(value)
            for name, value in node.items()
            if not (name in WORDS and isinstance(value, str))
        }
    return [without_words(each) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("kind", NAMES)
def test_a_german_form_is_the_same_form(kind: str) -> None:
    """The same members, choices and order; every title, help and label has its German words."""
    english, german = (schema(kind, "form", locale=locale) for locale in ("en", "de"))
    assert without_words(german) == without_words(english)
    for one, other in zip(nodes(english), nodes(german), strict=True):
        assert {name for name in WORDS if name in one} == {name for name in WORDS if name in other}


@pytest.mark.parametrize("kind", NAMES)
def test_every_german_string_is_plain_and_kind(kind: str) -> None:
    """No avoided word of German, and sentences of at most 20 words."""
    told = {
        node[key]
        for node in nodes(schema(kind, "form", locale="de"))
        for key in WORDS
        if isinstance(node.get(key), str)
    }
    assert len(told) > 5
    for text in told:
        assert hk.lint_text(text, "de") == (), text
        assert max(len(words(each)) for each in sentences(text, "de")) <= 20


@pytest.mark.parametrize("locale", ["tlh", "xx", "../messages.en", ""])
def test_a_form_of_no_language_is_refused(locale: str) -> None:
    """There is no silent fall back to English."""
    with pytest.raises(UnknownLocale):
        schema("entry", "form", locale=locale)


def test_a_profile_is_the_callers_own() -> None:
    """What a caller changes in a profile does not reach the next caller."""
    schema("entry", profile="form").clear()
    assert schema("entry", profile="form")["title"] == "A note"


@pytest.mark.parametrize("profile", PROFILES)
def test_the_union_of_documents_has_no_profiles(profile: Literal["form", "llm"]) -> None:
    """A form is for one kind of document."""
    with pytest.raises(UnknownKind):
        schema("document", profile=profile)


def test_an_unknown_profile_is_refused() -> None:
    """A profile that is none is refused with the names there are."""
    with pytest.raises(UnknownChoice) as refused:
        schema("entry", profile=cast("Any", "pdf"))
    assert refused.value.choices == ("validate", "form", "llm")
