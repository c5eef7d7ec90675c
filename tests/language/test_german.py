"""German: every message and option there, of the same slots and forms, gentle and clean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from statistics import mean
from typing import Any, Final

import pytest

import homework_kit as hk
from homework_kit.errors import UnknownLocale
from homework_kit.language.dates import long_date, spoken_date
from homework_kit.language.lint import lint_text
from homework_kit.language.locales import locale_data
from homework_kit.language.messages import say
from homework_kit.language.reading import reading_grade, sentences, words
from homework_kit.language.template import slots_of
from homework_kit.models.base import Model
from homework_kit.models.vocabulary import OBSTACLES
from homework_kit.review.notes import Note
from homework_kit.review.options import catalog
from homework_kit.review.suggest import Point
from tests.review.stories import NOW, bundle, entry, plan

Forms = dict[str, str]
ENGLISH: Final[dict[str, str | Forms]] = locale_data("messages", "en")["messages"]
GERMAN: Final[dict[str, str | Forms]] = locale_data("messages", "de")["messages"]

COUNTS: Final = (0, 1, 2, 12, 13)
SAMPLES: Final[dict[str, str | int]] = {
    "answered": 4,
    "contacts": "eine Stelle am Ort",
    "counted": 11,
    "date": "16. Februar",
    "first": "andere Dinge zu tun",
    "happened": 0,
    "higher": 1,
    "label": "wenig Kraft",
    "limit": "20",
    "lower": 7,
    "new_title": "Runde",
    "obstacle": "keine Lust darauf",
    "partly": 1,
    "planned": 2,
    "practiced": 8,
    "quote": "es ging",
    "second": "Zweifel, ob es hilft",
    "since": "16. Februar",
    "title": "Liste",
    "until": "20. Februar",
    "total": 12,
    "towards": 2,
    "verified_on": "16. Februar",
    "what": "die Anspannung",
    "when": "am 16. Februar",
}


def family(message_id: str) -> str:
    """Name the family of a message: what stands before its first dot."""
    return message_id.split(".", maxsplit=1)[0]


def forms_of(messages: dict[str, str | Forms], message_id: str) -> Forms:
    """Give the forms of a message; one without plural forms has the form `other`."""
    forms = messages[message_id]
    return {"other": forms} if isinstance(forms, str) else forms


def every_text() -> Iterator[tuple[str, str]]:
    """Say every German message with every count that could change its form."""
    for message_id, forms in GERMAN.items():
        asked = slots_of(forms_of(GERMAN, message_id)["other"])
        slots: dict[str, Any] = {slot: SAMPLES[slot] for slot in asked - {"count"}}
        if isinstance(forms, str):
            yield message_id, say(message_id, locale="de", **slots)
        else:
            for count in COUNTS:
                yield message_id, say(message_id, count=count, locale="de", **slots)


ALL_TEXTS: Final = list(every_text())


def test_no_message_is_absent() -> None:
    """Every id of English is there, and no other."""
    asked = set(ENGLISH)
    absent, unknown = sorted(asked - set(GERMAN)), sorted(set(GERMAN) - set(ENGLISH))
    assert absent == [], f"messages.de.json has no text for {len(absent)} ids: {absent}"
    assert unknown == [], f"messages.de.json has ids that messages.en.json has not: {unknown}"
    assert len(asked) > 900


def test_no_option_is_absent() -> None:
    """Every option has a German text, and nothing else differs from the English catalog."""
    pairs = list(zip(catalog(), catalog("de"), strict=True))
    assert len(pairs) >= 54
    assert [each.id for each, german in pairs if each.text == german.text] == []
    assert all(hk_option.sources == german.sources for hk_option, german in pairs)


@pytest.mark.parametrize("message_id", GERMAN)
def test_slots_and_forms_are_those_of_english(message_id: str) -> None:
    """The same call works in both languages, and German has the forms that CLDR asks for."""
    english, german = forms_of(ENGLISH, message_id), forms_of(GERMAN, message_id)
    assert slots_of(german["other"]) == slots_of(english["other"])
    assert isinstance(ENGLISH[message_id], str) == isinstance(GERMAN[message_id], str)
    assert set(english) <= set(german) <= {"zero", "one", "other"}
    assert all(slots_of(form) <= slots_of(german["other"]) for form in german.values())


@pytest.mark.parametrize("message_id", [name for name in GERMAN if "recap" in name])
def test_what_counts_has_words_for_none(message_id: str) -> None:
    """Without a form for zero, `keine` stands before a plural, so its verb fits."""
    forms = forms_of(GERMAN, message_id)
    if "one" in forms and "zero" not in forms:
        slots: dict[str, Any] = {s: SAMPLES[s] for s in slots_of(forms["other"]) - {"count"}}
        said = say(message_id, count=0, locale="de", **slots)
        assert re.search(r"\b[Kk]eine [A-ZÄÖÜa-z]", said), said


@pytest.mark.parametrize(("message_id", "text"), ALL_TEXTS)
def test_message_is_clean_and_whole(message_id: str, text: str) -> None:
    """No avoided word, gentle ones included; no brace; sentences of at most 20 words."""
    assert lint_text(text, "de") == (), message_id
    assert not re.search(r"[{}]", text)
    assert max(len(words(each)) for each in sentences(text, "de")) <= 20


@pytest.mark.parametrize("each", catalog("de"), ids=lambda each: each.id)
def test_an_option_reads_on_from_you_could(each: Any) -> None:
    """An option is worded to stand after `du könntest`, without an end mark."""
    assert lint_text(each.text, "de") == ()
    assert not each.text.endswith(".")
    assert len(words(f"Du könntest {each.text}.")) <= 20


@pytest.mark.parametrize(
    ("name", "limit"), [("recap", 7), ("note", 7), ("boundary", 7), ("point", 7)]
)
def test_texts_of_one_kind_read_easily(name: str, limit: float) -> None:
    """The formula is for running text, so a family of messages is graded as one text."""
    texts = [text for message_id, text in ALL_TEXTS if family(message_id) == name]
    assert reading_grade(" ".join(texts), "de") <= limit


def test_options_read_easily() -> None:
    """The mean of the options, each in its sentence, is that of a plain text."""
    said = [reading_grade(f"Du könntest {each.text}.", "de") for each in catalog("de")]
    assert mean(said) <= 7


@pytest.mark.parametrize(
    ("message_id", "text"), [pair for pair in ALL_TEXTS if pair[0].endswith(".shared")]
)
def test_shared_wording_addresses_nobody(message_id: str, text: str) -> None:
    """A shared view does not say `du`, for its readers are several."""
    assert not re.search(r"\b(du|dir|dich|dein\w*|euch|ihr)\b", text, re.IGNORECASE), message_id


def test_no_number_is_declined() -> None:
    """A number stands as `keine`, `eine`, `zwei`: it fits no case but that of a label.

    After `von` or `zu` one of them would be `einer`; a form for one says it in words.
    """
    declined = (
        r"\b(von|zu|bei|mit|aus|nach)(?: \w+)? \{(planned|practiced|towards|answered|lower)\}"
    )
    forms = [form for name in GERMAN for form in forms_of(GERMAN, name).values()]
    assert [form for form in forms if re.search(declined, form)] == []


def test_nobody_is_addressed_formally() -> None:
    """The voice is `du`, so no `Sie` in the middle of a sentence and no `Ihre`."""
    both = [text for _, text in ALL_TEXTS] + [each.text for each in catalog("de")]
    assert not [text for text in both if re.search(r"(?<!^)(?<![.?] )\b(Sie|Ihnen|Ihre?)\b", text)]


def test_any_two_obstacles_fit_one_spoken_sentence() -> None:
    """The labels are short enough for the longest sentences that name them."""
    labels = [say(f"obstacle.{code}", locale="de") for code in OBSTACLES]
    said = [
        say(f"recap.obstacle_many{audience}", count=3, locale="de", first=first, second=second)
        for first, second in permutations(labels, 2)
        for audience in ("", ".shared")
    ]
    assert len(said) > 1000
    assert max(len(words(text)) for text in said) <= 20
    assert not [text for text in said if lint_text(text, "de")]


def test_dates_and_numbers_are_german() -> None:
    """The day has its dot, its spoken form its ending; the dot ends no sentence."""
    day = hk.Session(id="s1", on="2026-02-16").on  # type: ignore[arg-type] # read as on the wire
    assert long_date(day, "de") == "16. Februar"
    assert spoken_date(day, "de") == "sechzehnten Februar"
    said = say("recap.no_notes", locale="de", since=long_date(day, "de"))
    assert sentences(said, "de") == (said,)
    assert say("recap.paused", count=3, locale="de") == "Drei Tage Pause zählen nicht mit."
    assert say("recap.paused", count=14, locale="de").startswith("14 Tage")


def test_notes_points_and_options_take_a_locale() -> None:
    """What speaks to people speaks German where it is asked to."""
    task = plan(confidence=60)
    named = hk.Obstacle(id="o1", code="too_big", noted_on=task.starts_on, assignment_id="a1")
    point = hk.suggest_next(task, [], [named], locale="de")[0]
    assert point.text == "Darüber könntet ihr sprechen: ein sehr großer Schritt."
    assert point.options == hk.options_for("too_big", locale="de")
    limit = next(note for note in hk.plan_notes(task, locale="de") if note.id == "not_likely")
    assert limit.text.startswith("Die Zahl dafür")
    assert limit.why != Note(id="not_likely", document_id=None).why
    half = hk.ThoughtRecord(situation="x", evidence_for=["y"])
    noted = hk.notes(entry("t1", 17, record=half), locale="de")
    assert [note.text for note in noted] == ["Welcher der Gedanken trägt das meiste Gefühl?"]
    safety = hk.Obstacle(
        id="o2", code="safety_concern", noted_on=task.starts_on, assignment_id="a1"
    )
    assert hk.suggest_next(task, [], [safety], locale="de")[0].text.startswith("Du hast eine Sorge")
    assert Point(kind="question", message="point.question", locale="de").text.startswith("Es gibt")


@pytest.mark.parametrize(
    "speak",
    [
        lambda: hk.options_for("too_big", locale="tlh"),
        lambda: hk.suggest_next(plan(), locale="tlh"),
        lambda: hk.plan_notes(plan(), locale="tlh"),
        lambda: hk.notes(entry("t1", 17), locale="tlh"),
        lambda: hk.recap(bundle(), as_of=NOW, locale="tlh"),
        lambda: reading_grade("Hallo", "tlh"),
    ],
)
def test_no_other_language_is_guessed(speak: Any) -> None:
    """There is no silent fall back, in any function that takes a locale."""
    with pytest.raises(UnknownLocale):
        speak()


def test_an_absent_message_names_its_file() -> None:
    """Who misspells an id is told where one would stand."""
    with pytest.raises(KeyError, match=r"messages\.de\.json"):
        say("recap.pasued", locale="de")


def test_models_hold_no_locale() -> None:
    """A language is chosen when words are made, so no document of the person changes with it."""
    assert not [each for each in Model.__subclasses__() if "locale" in each.model_fields]
