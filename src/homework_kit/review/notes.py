"""Gentle notes on a plan or an entry: is it small, concrete, visible, adapted? They never block.

Each note is one line of a table: its text and why it is asked stand in the message catalog under
`note.{id}` and `note.{id}.why`, where its source stands here.
"""

from __future__ import annotations

from typing import Final

import attrs

from homework_kit.language.messages import say

SOURCES: Final = {
    "not_likely": "J. Beck 2021 (not checked)",
    "no_cue": "S29",
    "not_visible": "J. Beck 2021 (not checked)",
    "long": "clinical practice",
    "hard": "Beck et al. 1979, graded tasks (not checked)",
    "no_rationale": "S27",
    "no_review_date": "S27",
    "much_a_week": "clinical practice",
    "wide_gap": "S22",
    "few_steps": "S22",
    "new_skill": "S26, S27",
    "recorded_early": "the data model: Entry",
    "another_record": "the data model: Entry",
    "no_hot_thought": "the data model: ThoughtRecord",
    "belief_alone": "the data model: ThoughtRecord",
    "no_prediction": "the data model: Experiment",
    "peak_below": "the data model: GradedStep",
}
"""Every note by id, and where it comes from (keys with S: docs/explanation/evidence.md)."""


@attrs.frozen(slots=True, kw_only=True)
class Note:
    """One gentle note: a question to talk over, and why it is asked.

    >>> Note(id="no_cue", document_id="a1").text
    'When could this happen? A time, or something it follows, makes it easier to remember.'
    """

    id: str
    document_id: str | None
    """The assignment or entry it is about; None for all plans together, or a bare record."""
    limit: int | None = None
    """The threshold that was passed, where there is one."""
    locale: str = attrs.field(default="en", repr=False)
    """Whose words `text` and `why` use."""

    @property
    def text(self) -> str:
        """What to ask, in words for the person."""
        if self.limit is None:
            return say(f"note.{self.id}", locale=self.locale)
        return say(f"note.{self.id}", limit=str(self.limit), locale=self.locale)

    @property
    def why(self) -> str:
        """Why it is asked, in words for the person."""
        return say(f"note.{self.id}.why", locale=self.locale)

    @property
    def source(self) -> str:
        """Where it comes from."""
        return SOURCES[self.id]
