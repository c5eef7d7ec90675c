"""Histories as a bundle cannot hold them: some notes name a version that is not there."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from homework_kit.models.entry import Entry
from homework_kit.models.remake import remade
from homework_kit.testing.strategies import SCHEDULE_KINDS, History, ScheduleKind, histories

Story = History
"""Told apart by name from the history of one plan that the library gathers."""
_ABSENT_VERSION = 9


@st.composite
def stories(draw: st.DrawFn, kind: ScheduleKind | None = None) -> Story:
    """Draw a whole history, whose plans are all of one kind where it is given."""
    told = draw(histories(kinds=SCHEDULE_KINDS if kind is None else (kind,)))
    entries = tuple(
        remade(each, assignment_version=_ABSENT_VERSION)
        if isinstance(each, Entry) and draw(st.sampled_from((False, False, False, True)))
        else each
        for each in told.entries
    )
    return attrs.evolve(told, entries=entries)
