"""Gentle notes on an entry: what may be worth a second look. Nothing here is an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from homework_kit.language.locales import locale_data
from homework_kit.models.arguments import kind_needed
from homework_kit.models.assignment import Assignment
from homework_kit.models.entry import Entry
from homework_kit.models.records import Experiment, GradedStep, ThoughtRecord
from homework_kit.review.notes import Note

_RECORD_OF: Final = {"graded_steps": "graded_step", "other": "other_record"}
"""Tasks whose records have another name; the rest share one."""


def notes(entry: Entry, plan: Assignment | None = None, *, locale: str = "en") -> tuple[Note, ...]:
    """Give gentle notes on an entry, and on its record; a partial record is a record.

    Nothing is refused for any of them, and no word of the person's is judged.

    Args:
        entry: what was noted.
        plan: the version of the assignment it belongs to, where the app has it at hand.
        locale: whose words the notes use.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: this is no entry, or no assignment.

    Source: plan-notes.md, On an entry.

    >>> import datetime as dt
    >>> half = ThoughtRecord(situation="a call", evidence_for=["a pause"])
    >>> noted_at = dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC)
    >>> [note.id for note in notes(Entry(id="t1", record=half, recorded_at=noted_at))]
    ['no_hot_thought']
    """
    locale_data("messages", locale)  # refused here, and not where a note is read
    kind_needed(entry, Entry, "notes")
    if plan is not None:
        kind_needed(plan, Assignment, "plan")
    found = [*_on_time(entry), *_on_record(entry)]
    if plan is not None and entry.record is not None:
        task = plan.task.type
        if entry.record.type != _RECORD_OF.get(task, task):
            found.append("another_record")
    return tuple(Note(id=name, document_id=entry.id, locale=locale) for name in found)


def _on_time(entry: Entry) -> Iterator[str]:
    happened, recorded = entry.occurred_at, entry.recorded_at
    if happened is not None and recorded is not None and recorded < happened:
        yield "recorded_early"


def _on_record(entry: Entry) -> Iterator[str]:
    record = entry.record
    if isinstance(record, ThoughtRecord):
        evidence = record.evidence_for or record.evidence_against
        if evidence and not any(thought.hot for thought in record.thoughts):
            yield "no_hot_thought"
        balanced = record.balanced
        if balanced is not None and balanced.belief is not None and balanced.text is None:
            yield "belief_alone"
    elif isinstance(record, Experiment):
        known = record.outcome is not None or record.prediction_happened is not None
        if record.purpose == "hypothesis_testing" and known and record.prediction is None:
            yield "no_prediction"
    elif isinstance(record, GradedStep) and record.distress is not None:
        felt = record.distress
        beside = [each for each in (felt.before, felt.end) if each is not None]
        if felt.peak is not None and beside and felt.peak < max(beside):
            yield "peak_below"
