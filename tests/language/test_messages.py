"""Every shipped message: whole, plain, short and clean."""

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Any, Final, get_args

import pytest

from homework_kit.errors import UnknownLocale
from homework_kit.language.lint import lint_text
from homework_kit.language.locales import locale_data
from homework_kit.language.messages import say
from homework_kit.language.reading import reading_grade, sentences, words
from homework_kit.language.template import slots_of
from homework_kit.models.vocabulary import ObstacleCode, ObstacleGroup, Outcome

MESSAGES: Final[dict[str, str | dict[str, str]]] = locale_data("messages", "en")["messages"]
RECAP: Final = sorted(name for name in MESSAGES if name.startswith("recap."))
PLURAL: Final = sorted(name for name, forms in MESSAGES.items() if isinstance(forms, dict))
COUNTS: Final = (0, 1, 2, 12, 13)

# One likely value per slot. A slot that is not here is a slot nobody has looked at in a sentence.
SAMPLES: Final[dict[str, str | int]] = {
    "answered": 4,
    "contacts": "a local help line",
    "counted": 11,
    "date": "16 February",
    "first": "discomfort",
    "happened": 0,
    "higher": 1,
    "label": "wanting it right",
    "limit": "20",
    "lower": 7,
    "new_title": "Evening walk",
    "obstacle": "not feeling like it",
    "partly": 1,
    "planned": 2,
    "quote": "it went on",
    "practiced": 8,
    "same": 1,
    "second": "doubt that it helps",
    "since": "16 February",
    "title": "Thought record",
    "total": 12,
    "towards": 2,
    "until": "20:00",
    "verified_on": "16 February",
    "what": "distress",
    "when": "on 16 February",
}


def forms_of(message_id: str) -> dict[str, str]:
    """Give the forms of a message; one without plural forms has the form `other`."""
    forms = MESSAGES[message_id]
    return {"other": forms} if isinstance(forms, str) else forms


def filled(message_id: str, count: int = 2) -> str:
    """Say a message with its sample slots."""
    slots: dict[str, Any] = {
        slot: count if slot == "count" else SAMPLES[slot]
        for slot in slots_of(forms_of(message_id)["other"])
    }
    return say(message_id, **slots)


def every_text() -> Iterator[tuple[str, str]]:
    """Say every message with every count that could change its form."""
    for message_id in MESSAGES:
        for count in COUNTS if message_id in PLURAL else (2,):
            yield message_id, filled(message_id, count)


def as_read(text: str) -> str:
    """Read a label inside a sentence, since a grade needs running text."""
    return text if text[-1] in ".?" else f"The words you will see here are: {text}."


ALL_TEXTS: Final = list(every_text())


@pytest.mark.parametrize(("message_id", "text"), ALL_TEXTS)
def test_message_is_clean(message_id: str, text: str) -> None:
    """No shipped message holds an avoided word, gentle ones included."""
    assert lint_text(text) == (), message_id


@pytest.mark.parametrize("message_id", MESSAGES)
def test_message_reads_at_grade_seven_or_below(message_id: str) -> None:
    """Clause: reading grade at most 7 (language.md), in every form, with samples in the slots."""
    texts = [filled(message_id, count) for count in ((0, 1, 2) if message_id in PLURAL else (2,))]
    assert max(reading_grade(as_read(text)) for text in texts) <= 7


@pytest.mark.parametrize(("message_id", "text"), ALL_TEXTS)
def test_sentences_can_be_spoken(message_id: str, text: str) -> None:
    """Clause: spoken sentences at most 20 words (language.md)."""
    assert max(len(words(sentence)) for sentence in sentences(text)) <= 20, message_id


@pytest.mark.parametrize(("message_id", "text"), ALL_TEXTS)
def test_every_place_is_filled(message_id: str, text: str) -> None:
    """No brace is left for a person to read."""
    assert not re.search(r"[{}]", text), message_id


@pytest.mark.parametrize("message_id", RECAP)
def test_recap_message_is_one_sentence(message_id: str) -> None:
    """A recap has at most five sentences, so each of its messages is one."""
    assert len(sentences(filled(message_id))) == 1
    assert filled(message_id)[0].isupper() or filled(message_id)[0] == "“"
    assert filled(message_id)[-1] in ".?"


@pytest.mark.parametrize("message_id", PLURAL)
def test_plural_forms_are_complete(message_id: str) -> None:
    """A message that counts has the forms `one` and `other`, and perhaps `zero`."""
    assert {"one", "other"} <= set(forms_of(message_id)) <= {"zero", "one", "other"}


@pytest.mark.parametrize("message_id", PLURAL)
def test_plural_forms_ask_for_the_same_slots(message_id: str) -> None:
    """`other` takes every slot, count among them; `one` and `zero` may leave some out."""
    forms = forms_of(message_id)
    assert slots_of(forms["one"]) <= slots_of(forms["other"])
    assert "count" in slots_of(forms["other"])
    assert slots_of(forms.get("zero", "")) <= slots_of(forms["other"])


@pytest.mark.parametrize("message_id", PLURAL)
def test_none_at_all_reads_as_words(message_id: str) -> None:
    """Without a form for zero, the count stands before a noun: `no notes`, never `none notes`."""
    if "zero" not in forms_of(message_id):
        assert re.search(r"\bno [a-z]+", filled(message_id, 0), re.IGNORECASE)


def test_every_recap_message_has_a_shared_wording() -> None:
    """What a recap tells the person can be told to both, but for what the person keeps."""
    alone = {name for name in RECAP if not name.endswith(".shared")}
    shared = {name.removesuffix(".shared") for name in RECAP if name.endswith(".shared")}
    assert alone - shared == {"recap.private_kept"}
    assert shared <= alone


@pytest.mark.parametrize("message_id", [name for name in RECAP if name.endswith(".shared")])
def test_shared_wording_takes_the_same_slots(message_id: str) -> None:
    """One call serves both audiences, with the suffix as the difference."""
    alone = forms_of(message_id.removesuffix(".shared"))["other"]
    assert slots_of(forms_of(message_id)["other"]) == slots_of(alone)


@pytest.mark.parametrize("message_id", [name for name in RECAP if name.endswith(".shared")])
def test_shared_wording_addresses_nobody(message_id: str) -> None:
    """A shared view does not say `you`, for its readers are several."""
    assert not re.search(r"\byou(rs?)?\b", filled(message_id), re.IGNORECASE)


@pytest.mark.parametrize(
    ("prefix", "codes"),
    [
        ("outcome", get_args(Outcome)),
        ("obstacle", get_args(ObstacleCode)),
        ("group", get_args(ObstacleGroup)),
        (
            "state",
            (
                *("practiced", "tried", "told_not_done", "no_entry"),
                *("set_aside", "paused", "open", "not_yet"),
            ),
        ),
        (
            "summary.no_share",
            (
                *("nothing_due", "nothing_closed", "no_session_known"),
                *("as_needed", "only_partial_periods"),
            ),
        ),
    ],
)
def test_every_code_has_a_label(prefix: str, codes: tuple[str, ...]) -> None:
    """No code of the data model reaches a person unworded, and no label outlives its code."""
    labels = {name for name in MESSAGES if name.rpartition(".")[0] == prefix}
    assert labels == {f"{prefix}.{code}" for code in codes}


def test_any_two_obstacles_fit_one_spoken_sentence() -> None:
    """The labels are short and plain enough for the longest sentences that name them."""
    labels = [say(name) for name in MESSAGES if name.startswith("obstacle.")]
    said = [
        say(f"{message_id}{audience}", count=count, first=first, second=second)
        for first, second in permutations(labels, 2)
        for audience in ("", ".shared")
        for message_id, count in (
            ("recap.obstacle_two", None),
            ("recap.obstacle_two_chosen", None),
            ("recap.obstacle_many", 3),
        )
    ]
    assert len(said) > 3000
    assert max(len(words(text)) for text in said) <= 20
    assert max(reading_grade(text) for text in said) <= 7


def test_boundary_says_what_it_has_to() -> None:
    """The boundary text: educational, beside a therapist and not instead, no crisis service."""
    text = say("boundary.text")
    assert "educational" in text
    assert "does not replace" in text
    assert "not a crisis service" in text


def test_safety_says_pause_therapist_contacts() -> None:
    """`safety_concern` shows no options: pause, therapist, contacts."""
    text = say("boundary.safety")
    assert ["pause" in text, "therapist" in text, "contacts" in text] == [True, True, True]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "Since 16 February there is no note of practice for “Walk”; the plan was two."),
        (1, "Since 16 February you made one note for “Walk”; the plan was two."),
        (3, "Since 16 February you made three notes for “Walk”; the plan was two."),
        (13, "Since 16 February you made 13 notes for “Walk”; the plan was two."),
    ],
)
def test_count_chooses_the_form_and_becomes_a_word(count: int, expected: str) -> None:
    """Zero to twelve are words, more are digits, and the verb and noun agree."""
    assert (
        say("recap.target_closed", count=count, since="16 February", title="Walk", planned=2)
        == expected
    )


def test_capital_place_takes_a_capital() -> None:
    """A sentence that begins with its count begins with a capital."""
    assert say("recap.paused", count=2) == "Two paused days are left out."


def test_number_that_stands_alone_is_none() -> None:
    """Where no noun follows, nothing is `none`."""
    assert say("summary.of", practiced=0, counted=3) == "none of three"


def test_text_slot_stands_as_it_is() -> None:
    """A caller who wants digits passes text, and a title with braces is no template."""
    assert say("summary.of", practiced="8", counted="11") == "8 of 11"
    assert say("agenda.done", title="{count} {title}") == "“{count} {title}” has a note."


def test_negative_number_stays_digits() -> None:
    """A difference below zero is written with its sign."""
    assert say("summary.of", practiced=-1, counted=3) == "-1 of three"


def test_unknown_message_names_itself() -> None:
    """A misspelled id is the developer's error and says which id."""
    with pytest.raises(KeyError, match=r"recap\.pasued"):
        say("recap.pasued", count=2)


@pytest.mark.parametrize(
    "slots",
    [{}, {"title": "secret words", "extra": "x"}, {"extra": "secret words"}, {"count": 2}],
)
def test_other_slots_are_refused_without_their_values(slots: dict[str, Any]) -> None:
    """An absent or extra slot names the message and the slots, never what was passed."""
    with pytest.raises(TypeError, match=r"'agenda\.done' takes the slots \['title'\]") as refused:
        say("agenda.done", **slots)
    assert "secret" not in str(refused.value)


def test_count_is_needed_by_a_message_that_counts() -> None:
    """Without its count a message cannot choose its form."""
    with pytest.raises(TypeError, match="count"):
        say("recap.paused")


def test_unknown_locale_is_refused() -> None:
    """There is no silent fall back to English."""
    with pytest.raises(UnknownLocale) as refused:
        say("recap.paused", count=2, locale="tlh")
    assert refused.value.known == ("en", "de")
