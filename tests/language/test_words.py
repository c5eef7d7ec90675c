"""The avoid table as data: every row is there, every form is written plainly."""

from collections import Counter
from typing import Any, Final

import pytest

from homework_kit.language.lint import lint_text
from homework_kit.language.locales import locale_data

WORDS: Final = locale_data("words", "en")
GROUPS: Final[list[dict[str, Any]]] = WORDS["groups"]
ALL_FORMS: Final = [form for group in GROUPS for form in group["forms"]]


def test_file_has_these_members() -> None:
    """The file holds the list and nothing that nobody reads."""
    assert set(WORDS) == {"locale", "groups", "other_meanings"}
    assert WORDS["locale"] == "en"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group["id"]))
def test_group_has_this_shape(group: dict[str, Any]) -> None:
    """A row has a name, forms, what to say instead, and one of two severities."""
    assert set(group) == {"id", "severity", "forms", "say_instead"}
    assert group["severity"] in {"avoid", "gentle"}
    assert group["forms"]
    assert group["say_instead"]


@pytest.mark.parametrize("form", [*ALL_FORMS, *WORDS["other_meanings"]])
def test_form_is_written_plainly(form: str) -> None:
    """Forms are small letters, single spaces and ASCII; the variants match anyway."""
    assert form == " ".join(form.lower().split())
    assert form.isascii()


def test_no_form_stands_twice() -> None:
    """One form has one thing to say instead."""
    counted = Counter([*ALL_FORMS, *WORDS["other_meanings"]])
    assert [form for form, times in counted.items() if times > 1] == []


def test_gentle_forms_are_these_four() -> None:
    """Clause: `only just again yet` are gentle findings (language.md)."""
    gentle = [form for group in GROUPS if group["severity"] == "gentle" for form in group["forms"]]
    assert sorted(gentle) == ["again", "just", "only", "yet"]


@pytest.mark.parametrize("word", ["later", "needed", "needs", "graded", "better", "lower", "miss"])
def test_word_is_never_on_the_list(word: str) -> None:
    """Clause: `later`, `needed`, `needs` are not on it; nor are plain words near it."""
    assert word not in ALL_FORMS


@pytest.mark.parametrize("phrase", [phrase for group in GROUPS for phrase in group["say_instead"]])
def test_what_to_say_instead_is_clean(phrase: str) -> None:
    """What is offered holds no avoided word itself."""
    assert lint_text(phrase) == ()


@pytest.mark.parametrize("form", ALL_FORMS)
def test_every_form_is_found_whole(form: str) -> None:
    """No form is hidden by a shorter one or by another meaning."""
    assert [found.word for found in lint_text(form)] == [form]


@pytest.mark.parametrize("phrase", WORDS["other_meanings"])
def test_other_meanings_are_clean(phrase: str) -> None:
    """A phrase in which a listed word means something else is no finding."""
    assert lint_text(f"Here is {phrase} and more.") == ()


def test_every_other_meaning_is_about_a_listed_word() -> None:
    """An exception that covers no listed word would be noise."""
    listed = {form for form in ALL_FORMS if " " not in form}
    covered = [set(phrase.replace("-", " ").split()) & listed for phrase in WORDS["other_meanings"]]
    assert all(covered)
