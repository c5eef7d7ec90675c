"""Avoided words are found where they stand, and plain words never."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homework_kit.errors import UnknownLocale
from homework_kit.language.lint import Finding, lint_text
from homework_kit.language.locales import locale_data

# Each row of language.md: a sentence, what is found in it, and what it says instead.
TABLE: Final = [
    ("You were non-compliant.", "non-compliant", "It didn't fit this week."),
    ("Compliance was 40.", "Compliance", "You practiced, as agreed."),
    ("A non-adherent week.", "non-adherent", "It didn't fit this week."),
    ("She refused the task.", "refused", "She decided not to."),
    ("He is resistant.", "resistant", "He has different priorities."),
    ("There was resistance.", "resistance", "There are different priorities."),
    ("You seem unmotivated.", "unmotivated", "You noted low energy."),
    ("A lazy week.", "lazy", "The reason wasn't clear."),
    ("You failed twice.", "failed", "It went differently twice."),
    ("Is this a failure?", "failure", "Not this time."),
    ("They fail.", "fail", "Not this time."),
    ("You missed Tuesday.", "missed", "There is no note for Tuesday."),
    ("Two notes are missing.", "missing", "Two days have no note."),
    ("You skipped it.", "skipped", "There is no note for Tuesday."),
    ("It is overdue.", "overdue", "It can be added later."),
    ("One note was late.", "late", "One note was added later."),
    ("You are behind.", "behind", "Two notes were added later."),
    ("You should rest.", "should", "You could rest."),
    ("You must rest.", "must", "You and your therapist might talk about it."),
    ("You have to rest.", "have to", "You can rest, if you'd like."),
    ("You need to rest.", "need to", "You can rest, if you'd like."),
    ("You ought to rest.", "ought", "You could rest."),
    ("You only noted two.", "only", "You noted two."),
    ("That is just two.", "just", "That is two."),
    ("You still haven't noted it.", "still haven't", "There is no note."),
    ("Note one at least.", "at least", "Note one, if you'd like."),
    ("No note again.", "again", "There is no note."),
    ("No note yet.", "yet", "There is no note."),
    ("A poor week.", "poor", "A week with two notes."),
    ("A bad week.", "bad", "A week with two notes."),
    ("A good week.", "good", "A week with five notes."),
    ("A weak start.", "weak", "The first note is from Tuesday."),
    ("A strong start.", "strong", "The first note is from Tuesday."),
    ("An excellent week.", "excellent", "A week with five notes."),
    ("It was better than May.", "better than", "May has two notes, June has three."),
    ("Your streak is 4.", "streak", "There are 4 days with a note."),
    ("You broke it.", "broke", "You came back to it."),
    ("You lost 4 days.", "lost", "You came back to it."),
    ("It was reset.", "reset", "You came back to it."),
    ("A perfect week.", "perfect", "Seven days with a note."),
    ("You did 100 %.", "100 %", "You did all four."),
    ("Your score is 3.", "score", "The plan was 3, there are 2."),
    ("Your grade is B.", "grade", "The plan was 3, there are 2."),
    ("You pass.", "pass", "The plan was 3, there are 3."),
    ("Target not met.", "Target not met", "The plan was 3, there are 2."),
    ("That is an excuse.", "excuse", "It was set aside."),
    ("The day was excused.", "excused", "It didn't apply."),
    ("A distortion.", "distortion", "A thinking pattern."),
    ("That is irrational.", "irrational", "That was the first reading of it."),
    ("A dysfunctional idea.", "dysfunctional", "A thinking pattern."),
    ("A faulty idea.", "faulty", "The first reading of it."),
    ("This is wrong thinking.", "wrong thinking", "This is a thinking pattern."),
    ("The patient came.", "patient", "The person came."),
    ("This case is new.", "case", "This person is new."),
    ("A sufferer wrote.", "sufferer", "A person wrote."),
    ("A victim wrote.", "victim", "You wrote."),
    ("A relapse.", "relapse", "A harder spell."),
    ("We cure it.", "cure", "You practice, record, look back."),
    ("We fix it.", "fix", "You practice, record, look back."),
    ("We treat it.", "treat", "You practice, record, look back."),
    ("We diagnose it.", "diagnose", "You practice, record, look back."),
    ("Well done!", "Well done", "You wrote one on Tuesday."),
]

# Words that hold a listed form inside, or stand close to one in meaning.
NEAR_TEXT: Final = """
    later latest lately needed needs justice justify yesterday goodbye goodness passenger passage
    compass behindhand badge badger weekly trust mustard shoulder shouldered thought bought lonely
    against reinstate perfectionism graded upgrade underscore scoreboard casement staircase casework
    mistreated entreat suffix prefix fixture secure procure cured_ham lazybones translate plate yeti
    strongbox weaken feasible compliment distorter glass better worse lower miss
"""
PLAIN_TEXT: Final = """
    you noted two walks on Tuesday evening and one was the smaller version as agreed with company
    it came up while you were out this week is still going set aside paused open now
"""
NEAR: Final = NEAR_TEXT.split()
PLAIN: Final = PLAIN_TEXT.split()


def found_in(text: str) -> list[str]:
    """List the words found, as written."""
    return [finding.word for finding in lint_text(text)]


@pytest.mark.parametrize(("sentence", "word", "_instead"), TABLE)
def test_row_of_the_table_is_found(sentence: str, word: str, _instead: str) -> None:
    """Each avoided word of language.md is found, and nothing else in the sentence."""
    assert found_in(sentence) == [word]


@pytest.mark.parametrize(("_sentence", "_word", "instead"), TABLE)
def test_what_to_say_instead_is_clean(_sentence: str, _word: str, instead: str) -> None:
    """Each sentence said instead passes."""
    assert found_in(instead) == []


def test_every_group_is_in_the_table() -> None:
    """No row of the data goes without an example."""
    groups = locale_data("words", "en")["groups"]
    shown = {word.lower() for _, word, _ in TABLE}
    assert [group["id"] for group in groups if not shown & set(group["forms"])] == []


@pytest.mark.parametrize("word", NEAR)
def test_word_that_holds_a_form_inside_is_clean(word: str) -> None:
    """Only whole words count."""
    assert found_in(f"Here is {word}, and {word.capitalize()}.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FAILED", ["FAILED"]),
        ("(late)", ["late"]),
        ("“Bad”", ["Bad"]),
        ("late—behind", ["late", "behind"]),
        ("a good-enough note", ["good"]),
        ("the patient's note", ["patient"]),
        ("better \n\t than", ["better \n\t than"]),
        ("better\N{NO-BREAK SPACE}than", ["better\N{NO-BREAK SPACE}than"]),
        ("still haven\N{RIGHT SINGLE QUOTATION MARK}t", ["still haven’t"]),  # noqa: RUF001 - the apostrophe is the point
        ("non\N{NON-BREAKING HYPHEN}compliant", ["non\N{NON-BREAKING HYPHEN}compliant"]),
        ("non compliant", ["non compliant"]),
        ("noncompliant", ["noncompliant"]),
        ("100%", ["100%"]),
        ("100\N{NARROW NO-BREAK SPACE}%", ["100\N{NARROW NO-BREAK SPACE}%"]),
        ("100 percent", ["100 percent"]),
        ("2100 % 2,100 % 1.100% 100 people", []),
        ("You mustn't, shouldn't.", ["mustn't", "shouldn't"]),
        ("bad\N{COMBINING ACUTE ACCENT}", []),
        ("just in case it helps", []),
        ("in case it is just late", ["just", "late"]),
        ("Good morning! A good day.", ["good"]),
        ("This is case-sensitive.", []),
        ("You miss your sister. Try not to miss a day.", ["miss a"]),
        ("graded steps, not grades", ["grades"]),
        ("", []),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    """Letters, marks, spaces, quotes and hyphens bound a word the way a reader sees it."""
    assert found_in(text) == expected


def test_finding_tells_word_place_and_what_to_say() -> None:
    """A finding is enough to mend the sentence without looking up the table."""
    assert lint_text("It is Overdue.") == (
        Finding("Overdue", 6, 13, ("no note for Tuesday", "added later"), "avoid"),
    )


def test_small_words_are_gentle() -> None:
    """Clause: `only just again yet` are gentle findings (language.md)."""
    findings = lint_text("Only just, again and yet.")
    assert [finding.severity for finding in findings] == ["gentle"] * 4


def test_offsets_count_code_points() -> None:
    """An emoji is one code point here, not two UTF-16 units or four bytes."""
    (finding,) = lint_text("🙂🙂 late")
    assert (finding.start, finding.end) == (3, 7)


def test_finding_is_frozen_and_slotted() -> None:
    """A finding is a value."""
    (finding,) = lint_text("late")
    assert not hasattr(finding, "__dict__")
    with pytest.raises(AttributeError):
        finding.word = "early"  # type: ignore[misc] # frozen is the point


def test_repr_shows_the_word() -> None:
    """A linter's output is for the developer whose string it is."""
    assert "'late'" in repr(lint_text("late")[0])


def test_unknown_locale_is_refused() -> None:
    """A text in a language without a list is not called clean."""
    with pytest.raises(UnknownLocale) as refused:
        lint_text("late", "tlh")
    assert refused.value.known == ("en", "de")


# Clean by themselves, but not beside every word: "miss one" is found, "good evening" is not.
_CHANGED_BY_NEIGHBORS: Final = {"miss", "evening", "lower"}
CLEAN: Final = [word for word in (*PLAIN, *NEAR) if word not in _CHANGED_BY_NEIGHBORS]
clean_texts = st.lists(st.sampled_from(CLEAN), max_size=12).map(" ".join)
rows = st.sampled_from(
    [(form, row) for row in locale_data("words", "en")["groups"] for form in row["forms"]]
)
casings = st.sampled_from([str.lower, str.upper, str.capitalize, str.title])
seams = st.sampled_from([" ", ", ", "; ", "\n", " “", "” ", " (", ") ", "… "])


@st.composite
def planted_texts(draw: st.DrawFn) -> tuple[str, Finding]:
    """Plant one listed form in clean text, and say what is to be found."""
    form, row = draw(rows)
    word = draw(casings)(form)
    before = draw(clean_texts) + draw(seams)
    text = before + word + draw(seams) + draw(clean_texts)
    start, end = len(before), len(before + word)
    return text, Finding(word, start, end, tuple(row["say_instead"]), row["severity"])


def test_planted_form_is_found_with_its_place() -> None:
    """A listed form is found anywhere, in any casing, with the offsets of what was planted."""
    seen: set[str] = set()

    @given(planted_texts())
    def holds(planted: tuple[str, Finding]) -> None:
        text, finding = planted
        assert lint_text(text) == (finding,)
        seen.add(finding.word.lower())

    holds()
    assert len(seen) > 10


def test_clean_words_give_no_finding() -> None:
    """Texts made of plain words and of words near the list are clean."""
    seen: set[str] = set()

    @given(clean_texts)
    def holds(text: str) -> None:
        assert lint_text(text) == ()
        seen.add(text)

    holds()
    assert max(len(text) for text in seen) > 20


@given(st.text())
def test_any_text_can_be_linted(text: str) -> None:
    """Findings stand in order, do not overlap, and quote the text."""
    end = 0
    for finding in lint_text(text):
        assert end <= finding.start < finding.end
        assert finding.word == text[finding.start : finding.end]
        end = finding.end
