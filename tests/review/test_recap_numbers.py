"""The recap in numbers: change within records, what was feared, and the shipped cases."""

from __future__ import annotations

import datetime as dt
import json

import pytest

import homework_kit as hk
from homework_kit.language import lint_text, reading_grade
from homework_kit.language.reading import sentences
from homework_kit.packaged import folder
from tests.review.stories import NOW, bundle, entry, record


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        (((50, 40), (60, 20)), "In all two pairs of numbers, the feeling was lower afterwards."),
        (((50, 50), (60, 60)), "In all two pairs of numbers, the feeling was the same afterwards."),
        (((50, 70), (60, 80)), "In all two pairs of numbers, the feeling was higher afterwards."),
        (
            ((50, 40), (60, 70)),
            "In two pairs of numbers, the feeling went down in one and up in one.",
        ),
    ],
)
def test_change_is_said_as_numbers(pairs: tuple[tuple[float, float], ...], sentence: str) -> None:
    """Change is "afterwards", never "because"."""
    told = hk.recap(bundle(entry("t1", 17, record=record(*pairs))), as_of=NOW)
    assert sentence in told.sentences


def test_one_pair_is_no_pattern() -> None:
    """One pair of numbers is not said."""
    told = hk.recap(bundle(entry("t1", 17, record=record((50, 40)))), as_of=NOW)
    assert all("pair" not in sentence for sentence in told.sentences)


def step(happened: str) -> hk.GradedStep:
    """Make one try of a step that peaked lower than expected."""
    return hk.GradedStep(
        feared_outcome=hk.records.FearedOutcome(happened=happened),  # type: ignore[arg-type] # varies per test
        distress=hk.records.StepDistress(expected=60, peak=40),
    )


def test_feared_outcomes_are_said_by_count() -> None:
    """How often what was feared happened is a count, and the peaks do not say it twice."""
    tries = [entry(f"t{day}", day, record=step("no")) for day in (17, 18)]
    told = hk.recap(bundle(*tries), as_of=NOW)
    assert "On two tries you noted a fear; it came true on none." in told.sentences
    assert all("peak" not in sentence for sentence in told.sentences)


def test_peaks_are_said_against_what_was_expected() -> None:
    """Without a word about the fear, the peaks are said beside what was expected."""
    peaks = [hk.records.StepDistress(expected=60, peak=peak) for peak in (40, 70)]
    tries = [
        entry(f"t{day}", day, record=hk.GradedStep(distress=peak))
        for day, peak in zip((17, 18), peaks, strict=True)
    ]
    told = hk.recap(bundle(*tries), as_of=NOW)
    assert "On two tries, the peak was lower than you thought on one, higher on one." in (
        told.sentences
    )


def test_partly_is_said_apart() -> None:
    """What happened in part is neither yes nor no."""
    tries = [entry("t1", 17, record=step("partly")), entry("t2", 18, record=step("cant_tell"))]
    told = hk.recap(bundle(*tries), as_of=NOW)
    assert "On one try you noted a fear: it came true on none, and in part on one." in (
        told.sentences
    )


def test_what_cannot_be_told_is_not_said() -> None:
    """A feared outcome of which nobody can tell gives no sentence."""
    told = hk.recap(bundle(entry("t1", 17, record=step("cant_tell"))), as_of=NOW)
    assert all("fear" not in sentence for sentence in told.sentences)


CASES = sorted(path.name for path in folder("cases").glob("case-*.json"))


@pytest.mark.parametrize("audience", ["self", "shared"])
@pytest.mark.parametrize("name", CASES)
def test_the_cases_read_plainly(name: str, audience: str) -> None:
    """Every recap of the shipped cases has at most five short, plain, unjudging sentences."""
    read = hk.loads(folder("cases").joinpath(name).read_text(encoding="utf-8"))
    last = max(each.recorded_at for each in read.entries)
    told = hk.recap(read, as_of=last + dt.timedelta(days=2), audience=audience)  # type: ignore[arg-type] # both audiences
    titles = json.dumps([each.title for each in read.assignments])
    assert 1 <= len(told.sentences) <= 5
    for sentence in told.sentences:
        own = sentence
        for each in read.assignments:
            own = own.replace(each.title, "Walk")
        assert not lint_text(own), titles
        assert all(len(part.split()) <= 20 for part in sentences(own))
    assert reading_grade(" ".join(told.sentences)) <= 7
