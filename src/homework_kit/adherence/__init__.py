"""Of what was agreed, what was noted: occasions and entries to tallies to a summary."""

from __future__ import annotations

from homework_kit.adherence.agenda import Agenda, agenda
from homework_kit.adherence.explain import explain
from homework_kit.adherence.explanation import Counted, Explanation
from homework_kit.adherence.reminders import Reminder, next_reminders
from homework_kit.adherence.summarize import summarize

__all__ = [
    "Agenda",
    "Counted",
    "Explanation",
    "Reminder",
    "agenda",
    "explain",
    "next_reminders",
    "summarize",
]
