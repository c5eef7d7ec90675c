"""Schedules: versions of a plan, a window and a clock become occasions (scheduling.md)."""

from homework_kit.schedule.clock import local_date_of
from homework_kit.schedule.expand import due_times, occurrences, overlapping
from homework_kit.schedule.next import next_occurrence
from homework_kit.schedule.occurrence import Occurrence
from homework_kit.schedule.reign import Reign, reigns

__all__ = [
    "Occurrence",
    "Reign",
    "due_times",
    "local_date_of",
    "next_occurrence",
    "occurrences",
    "overlapping",
    "reigns",
]
