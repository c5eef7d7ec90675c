"""Recaps of random histories, for both audiences in both languages, and the laws they keep."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import attrs
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.language.lint import lint_text
from homework_kit.language.locales import LOCALES
from homework_kit.language.reading import reading_grade, sentences, words
from homework_kit.models.consent import ShareEntries, share_entries, shareable
from homework_kit.models.edits import current
from homework_kit.models.remake import remade
from homework_kit.review.facts import Audience, Recap
from homework_kit.review.noted import look
from homework_kit.testing.strategies import histories
from tests.histories import Story

AUDIENCES: Final[tuple[Audience, ...]] = ("self", "shared")
GRADE: Final = 7
KEPT: Final = "zzkept"
"""Stands in every note and question, so that it is found wherever it gets to."""
_SHARING: Final[tuple[ShareEntries | None, ...]] = (
    None,
    None,
    "person_chooses_each",
    "all",
    "summary_only",
    "none",
)


@attrs.frozen
class Drawn:
    """A bundle and the moment it is looked at."""

    bundle: hk.Bundle
    story: Story


@st.composite
def bundles(draw: st.DrawFn) -> Drawn:
    """Draw a bundle whose entries hold words of the person and are often starred."""
    story = draw(histories())
    said: dict[str, Any] = {"note": KEPT, "question_for_session": f"{KEPT}?"}
    entries: list[Any] = []
    for number, each in enumerate(story.entries):
        if isinstance(each, hk.Entry):
            stars = draw(st.sampled_from((0, 1, 2)))
            marks = {"matters": stars == 1, "bring_to_session": stars == 2}
            some = {
                name: f"{words} {number}" if draw(st.booleans()) else None
                for name, words in said.items()
            }
            entries.append(remade(each, **marks, **some))
        else:
            entries.append(each)
    sharing = draw(st.sampled_from(_SHARING))
    noted_at = story.first
    consent = (
        [] if sharing is None else [hk.ConsentStatement(share_entries=sharing, noted_at=noted_at)]
    )
    bundle = attrs.evolve(story, entries=tuple(entries), consent=tuple(consent), reviews=()).bundle
    return Drawn(bundle, story)


def check(drawn: Drawn) -> Counter[str]:
    """Look at the four recaps of a bundle, refuse any that breaks a law, and count what was met."""
    met: Counter[str] = Counter(bundles=1)
    for audience in AUDIENCES:
        told = hk.recap(drawn.bundle, as_of=drawn.story.as_of, audience=audience)
        met["with an obstacle"] += _names_the_obstacle(drawn, told)
        met["with quotes"] += _keeps_words(drawn, told)
        for locale in LOCALES:
            # The facts are of no language (test_recap_words.py), so they are gathered once.
            said = attrs.evolve(told, locale=locale)
            met["recaps"] += 1
            met["sentences"] += len(said.sentences)
            _is_plain(said)
    return met


def _is_plain(told: Recap) -> None:
    """language.md: no avoided word, grade at most 7, at most 5 sentences of at most 20 words."""
    assert lint_text(told.text, told.locale) == (), told.text
    assert len(told.sentences) <= 5
    for shown in (told.sentences, told.speech.sentences[: len(told.sentences)]):
        for each in shown:
            assert sentences(each, told.locale) == (each,), each
            assert len(words(each)) <= 20, each
    assert reading_grade(told.text, told.locale) <= GRADE, told.text


def _names_the_obstacle(drawn: Drawn, told: Recap) -> bool:
    """adherence.md, A summary never: 14, bury a named obstacle (inside what may be seen)."""
    silent = told.audience == "shared" and share_entries(drawn.bundle.consent) == "none"
    seen = look(drawn.bundle, drawn.story.as_of, told.audience)
    named = not silent and seen.last_obstacle_before(drawn.story.as_of) is not None
    facts = [each for each in told.facts if each.message.startswith("recap.obstacle")]
    if named:
        (fact,) = facts
        assert fact.sentence(told.audience) in told.sentences
    return named


def _keeps_words(drawn: Drawn, told: Recap) -> bool:
    """Starred words are quoted for the person; for others there is no word, and no trace of one."""
    assert KEPT not in repr(told)
    assert KEPT not in told.text
    if told.audience == "self":
        assert all(each.text.startswith(KEPT) and each.whole for each in told.quotes)
        # Of any revision: one recorded after `as_of` takes no star away from what stood then.
        starred = {
            each.id
            for each in drawn.bundle.entries
            if isinstance(each, hk.Entry) and (each.matters or each.bring_to_session)
        }
        assert {each.entry_id for each in told.quotes} <= starred
        return bool(told.quotes)
    assert told.quotes == ()
    assert KEPT not in told.speech.ssml
    consent = share_entries(drawn.bundle.consent)
    if consent in ("all", "person_chooses_each"):
        shown = shareable(drawn.bundle.entries, consent)
        told_of = shareable(drawn.bundle.obstacles, consent)
        about = {each.entry_id for each in current(drawn.bundle.obstacles) if each.id in told_of}
        if not about <= shown | {None}:
            return False  # what is shown names what is kept, so a bundle without it is not valid
        left = remade(
            drawn.bundle,
            entries=[each for each in drawn.bundle.entries if each.id in shown],
            obstacles=[each for each in drawn.bundle.obstacles if each.id in told_of],
        )
        again = hk.recap(left, as_of=drawn.story.as_of, audience="shared")
        assert again == told
    return False
