"""No-leak for embedders: marked documents, and a call that must not tell."""

from __future__ import annotations

import logging
import re

import pytest

import homework_kit as hk
from homework_kit.testing import LawBroken, assert_no_leak, marked
from homework_kit.testing.laws.example import NOTE
from homework_kit.testing.leak import MARK
from tests.redaction.canary import valid_texts

# Of the documents with a text in every place, told by another word.
PLAIN = "pLaIn"
WORDS_LEFT = re.compile(rf"(?<!example\.org/){PLAIN}(?!iD)")
"""Addresses and ids, whose word goes on with `iD`, are names for machines and stay."""


@pytest.mark.parametrize("text", [text for _, text in valid_texts()])
def test_every_free_text_is_marked(text: str) -> None:
    """No word of a full document is left, in members, extensions, names or keys; the rest stays."""
    document = hk.loads(text.replace(MARK, PLAIN))
    made = marked(document)
    assert type(made) is type(document)
    assert (MARK in made.canonical()) is bool(WORDS_LEFT.findall(document.canonical()))
    assert WORDS_LEFT.findall(made.canonical()) == []
    assert getattr(made, "id", None) == getattr(document, "id", None)


def test_what_is_absent_stays_absent() -> None:
    """A mark is put where there is a text, and nowhere else."""
    assert marked(NOTE).self_compassion_note is None
    assert set(marked(NOTE).model_fields_set) >= {"note", "outcome"}


def test_each_text_has_a_mark_of_its_own() -> None:
    """Marks tell texts apart."""
    made = marked(hk.ThoughtRecord(situation="one", balanced={"text": "two"}))  # type: ignore[arg-type] # as JSON says it
    assert made.balanced is not None
    assert made.situation != made.balanced.text


def test_a_logged_secret_is_found() -> None:
    """What a call writes to a log is searched on request, at every level."""

    def save() -> None:
        logging.getLogger("tests.leak").debug("saved %s", NOTE.note)

    assert_no_leak(save, secrets=["by the river"])
    with pytest.raises(LawBroken) as broken:
        assert_no_leak(save, secrets=["by the river"], output=True)
    assert "output" in broken.value.story


def test_the_story_does_not_tell_the_secret() -> None:
    """The failure itself would be a leak, so it names the number of the secret."""
    secrets = ["nothing of it", "said 'it'\nto nobody"]
    with pytest.raises(LawBroken) as broken:
        assert_no_leak(lambda: [secrets[1]], secrets=secrets)
    assert "Secret 2 of 2" in broken.value.story
    assert "nobody" not in str(broken.value)


def test_logging_is_as_it_was() -> None:
    """Capturing changes the root logger for the call, and puts it back."""
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    assert_no_leak(lambda: None, output=True)
    assert (root.level, list(root.handlers)) == before
