"""Between-session therapy homework: agree, practice, notice, review, adapt.

`import homework_kit as hk` is light: every name below is loaded on first use. The parts of
documents (schedules, tasks, parts of records) stand in `hk.schedules`, `hk.tasks` and `hk.records`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from homework_kit._version import __version__ as __version__

if TYPE_CHECKING:
    from homework_kit import errors as errors
    from homework_kit import schemas as schemas
    from homework_kit.adherence import Agenda as Agenda
    from homework_kit.adherence import Reminder as Reminder
    from homework_kit.adherence import agenda as agenda
    from homework_kit.adherence import explain as explain
    from homework_kit.adherence import next_reminders as next_reminders
    from homework_kit.adherence import summarize as summarize
    from homework_kit.errors import HomeworkKitError as HomeworkKitError
    from homework_kit.errors import InvalidDocument as InvalidDocument
    from homework_kit.errors import Problem as Problem
    from homework_kit.io import dumps as dumps
    from homework_kit.io import iter_documents as iter_documents
    from homework_kit.io import iter_problems as iter_problems
    from homework_kit.io import loads as loads
    from homework_kit.language import lint_text as lint_text
    from homework_kit.models import records as records
    from homework_kit.models import schedules as schedules
    from homework_kit.models import tasks as tasks
    from homework_kit.models.assignment import Assignment as Assignment
    from homework_kit.models.assignment import AssignmentTombstone as AssignmentTombstone
    from homework_kit.models.assignment import ForeseenObstacle as ForeseenObstacle
    from homework_kit.models.assignment import Pause as Pause
    from homework_kit.models.assignment import PracticePlan as PracticePlan
    from homework_kit.models.assignment import SetAside as SetAside
    from homework_kit.models.base import Tombstone as Tombstone
    from homework_kit.models.bundle import Bundle as Bundle
    from homework_kit.models.bundle import ConsentStatement as ConsentStatement
    from homework_kit.models.bundle import Session as Session
    from homework_kit.models.bundle import ZoneSpan as ZoneSpan
    from homework_kit.models.conflicts import conflicts as conflicts
    from homework_kit.models.conflicts import heads as heads
    from homework_kit.models.edits import amend as amend
    from homework_kit.models.edits import delete as delete
    from homework_kit.models.edits import new_id as new_id
    from homework_kit.models.entry import Entry as Entry
    from homework_kit.models.entry import EntryTombstone as EntryTombstone
    from homework_kit.models.marking import set_aside as set_aside
    from homework_kit.models.merge import merge as merge
    from homework_kit.models.moving import move_session as move_session
    from homework_kit.models.obstacle import Obstacle as Obstacle
    from homework_kit.models.obstacle import ObstacleTombstone as ObstacleTombstone
    from homework_kit.models.patterns import canonical_pattern as canonical_pattern
    from homework_kit.models.pausing import pause as pause
    from homework_kit.models.pausing import resume as resume
    from homework_kit.models.rating import Rating as Rating
    from homework_kit.models.rating import rescale as rescale
    from homework_kit.models.records import Activity as Activity
    from homework_kit.models.records import Experiment as Experiment
    from homework_kit.models.records import GradedStep as GradedStep
    from homework_kit.models.records import OtherRecord as OtherRecord
    from homework_kit.models.records import SelfMonitoring as SelfMonitoring
    from homework_kit.models.records import SkillRehearsal as SkillRehearsal
    from homework_kit.models.records import ThoughtRecord as ThoughtRecord
    from homework_kit.models.review import Review as Review
    from homework_kit.models.review import ReviewTombstone as ReviewTombstone
    from homework_kit.models.revise import revise as revise
    from homework_kit.models.summary import AdherenceSummary as AdherenceSummary
    from homework_kit.models.summary import AssignmentSummary as AssignmentSummary
    from homework_kit.review import Recap as Recap
    from homework_kit.review import accept_option as accept_option
    from homework_kit.review import erase as erase
    from homework_kit.review import export as export
    from homework_kit.review import notes as notes
    from homework_kit.review import options_for as options_for
    from homework_kit.review import plan_notes as plan_notes
    from homework_kit.review import pseudonymize as pseudonymize
    from homework_kit.review import recap as recap
    from homework_kit.review import share_view as share_view
    from homework_kit.review import suggest_next as suggest_next
    from homework_kit.schedule import Occurrence as Occurrence
    from homework_kit.schedule import due_times as due_times
    from homework_kit.schedule import next_occurrence as next_occurrence
    from homework_kit.schedule import occurrences as occurrences

__all__ = [
    "Activity",
    "AdherenceSummary",
    "Agenda",
    "Assignment",
    "AssignmentSummary",
    "AssignmentTombstone",
    "Bundle",
    "ConsentStatement",
    "Entry",
    "EntryTombstone",
    "Experiment",
    "ForeseenObstacle",
    "GradedStep",
    "HomeworkKitError",
    "InvalidDocument",
    "Obstacle",
    "ObstacleTombstone",
    "Occurrence",
    "OtherRecord",
    "Pause",
    "PracticePlan",
    "Problem",
    "Rating",
    "Recap",
    "Reminder",
    "Review",
    "ReviewTombstone",
    "SelfMonitoring",
    "Session",
    "SetAside",
    "SkillRehearsal",
    "ThoughtRecord",
    "Tombstone",
    "ZoneSpan",
    "accept_option",
    "agenda",
    "amend",
    "canonical_pattern",
    "conflicts",
    "delete",
    "due_times",
    "dumps",
    "erase",
    "errors",
    "explain",
    "export",
    "heads",
    "iter_documents",
    "iter_problems",
    "lint_text",
    "loads",
    "merge",
    "move_session",
    "new_id",
    "next_occurrence",
    "next_reminders",
    "notes",
    "occurrences",
    "options_for",
    "pause",
    "plan_notes",
    "pseudonymize",
    "recap",
    "records",
    "rescale",
    "resume",
    "revise",
    "schedules",
    "schemas",
    "set_aside",
    "share_view",
    "suggest_next",
    "summarize",
    "tasks",
]

_NAMES = {
    "adherence": ("Agenda", "Reminder", "agenda", "explain", "next_reminders", "summarize"),
    "errors": ("HomeworkKitError", "InvalidDocument", "Problem"),
    "io": ("dumps", "iter_documents", "iter_problems", "loads"),
    "language": ("lint_text",),
    "models.assignment": (
        "Assignment",
        "AssignmentTombstone",
        "ForeseenObstacle",
        "Pause",
        "PracticePlan",
        "SetAside",
    ),
    "models.base": ("Tombstone",),
    "models.bundle": ("Bundle", "ConsentStatement", "Session", "ZoneSpan"),
    "models.conflicts": ("conflicts", "heads"),
    "models.edits": ("amend", "delete", "new_id"),
    "models.entry": ("Entry", "EntryTombstone"),
    "models.marking": ("set_aside",),
    "models.merge": ("merge",),
    "models.moving": ("move_session",),
    "models.obstacle": ("Obstacle", "ObstacleTombstone"),
    "models.patterns": ("canonical_pattern",),
    "models.pausing": ("pause", "resume"),
    "models.rating": ("Rating", "rescale"),
    "models.records": (
        "Activity",
        "Experiment",
        "GradedStep",
        "OtherRecord",
        "SelfMonitoring",
        "SkillRehearsal",
        "ThoughtRecord",
    ),
    "models.review": ("Review", "ReviewTombstone"),
    "models.revise": ("revise",),
    "models.summary": ("AdherenceSummary", "AssignmentSummary"),
    "review": (
        "Recap",
        "accept_option",
        "erase",
        "export",
        "notes",
        "options_for",
        "plan_notes",
        "pseudonymize",
        "recap",
        "share_view",
        "suggest_next",
    ),
    "schedule": ("Occurrence", "due_times", "next_occurrence", "occurrences"),
}
_MODULES = {
    "errors": "errors",
    "records": "models.records",
    "schedules": "models.schedules",
    "schemas": "schemas",
    "tasks": "models.tasks",
}

# Hidden from type checkers, which would otherwise take every misspelled name for an attribute.
if not TYPE_CHECKING:
    _HOME = {name: module for module, names in _NAMES.items() for name in names}

    def __getattr__(name: str) -> object:
        if name in _MODULES:
            found: object = import_module(f"homework_kit.{_MODULES[name]}")
        elif name in _HOME:
            found = getattr(import_module(f"homework_kit.{_HOME[name]}"), name)
        else:
            raise AttributeError(f"module 'homework_kit' has no attribute {name!r}")
        globals()[name] = found
        if "hypothesis" in sys.modules:  # so that st.from_type(hk.Entry) works, and costs no other
            import_module("homework_kit.testing.registering").register()
        return found

    def __dir__() -> list[str]:
        return [*__all__, "__version__"]
