"""In which order the public names are told, and which modules have a page beside them."""

from __future__ import annotations

from typing import Final, NamedTuple

import homework_kit


class Chapter(NamedTuple):
    """One page of names from the top of the package."""

    title: str
    about: str
    names: list[str]


STORY: Final = {
    "agree": Chapter(
        "Agree",
        "What two people agree on, and how it changes: plans, sessions, versions.",
        [
            "Assignment",
            "PracticePlan",
            "ForeseenObstacle",
            "Session",
            "ZoneSpan",
            "ConsentStatement",
            "Bundle",
            "plan_notes",
            "revise",
            "pause",
            "resume",
            "Pause",
            "set_aside",
            "SetAside",
            "move_session",
            "new_id",
        ],
    ),
    "practice": Chapter(
        "Practice",
        "When practice comes up, and what is noted of it.",
        [
            "occurrences",
            "Occurrence",
            "next_occurrence",
            "due_times",
            "agenda",
            "Agenda",
            "next_reminders",
            "Reminder",
            "Entry",
            "amend",
            "delete",
            "Tombstone",
            "AssignmentTombstone",
            "EntryTombstone",
            "ObstacleTombstone",
            "ReviewTombstone",
        ],
    ),
    "notice": Chapter(
        "Notice",
        "What a person noticed, and what got in the way.",
        [
            "Obstacle",
            "ThoughtRecord",
            "Experiment",
            "SelfMonitoring",
            "SkillRehearsal",
            "GradedStep",
            "Activity",
            "OtherRecord",
            "Rating",
            "rescale",
            "notes",
        ],
    ),
    "review": Chapter(
        "Review",
        "What a week held, in numbers that explain themselves and in plain words.",
        [
            "summarize",
            "AdherenceSummary",
            "AssignmentSummary",
            "explain",
            "recap",
            "Recap",
            "Review",
        ],
    ),
    "adapt": Chapter(
        "Adapt",
        "What to talk over, and the next version of a plan.",
        ["suggest_next", "options_for", "accept_option", "lint_text"],
    ),
    "exchange": Chapter(
        "Keep, exchange, share",
        "JSON in and out, copies united, views for others, and the way out.",
        [
            "loads",
            "dumps",
            "iter_documents",
            "iter_problems",
            "InvalidDocument",
            "Problem",
            "HomeworkKitError",
            "merge",
            "heads",
            "conflicts",
            "share_view",
            "export",
            "erase",
            "pseudonymize",
            "errors",
            "records",
            "schedules",
            "schemas",
            "tasks",
        ],
    ),
}

MODULES: Final = {  # the module, and the name it is known by
    "homework_kit.models.records": "homework_kit.records",
    "homework_kit.models.schedules": "homework_kit.schedules",
    "homework_kit.models.tasks": "homework_kit.tasks",
}
"""Modules whose public name is shorter than the place where they stand."""

LINKED: Final = set(homework_kit.__all__) - {"errors", "records", "schedules", "schemas", "tasks"}
"""The names at the top that are no modules, so that a page which names one can link to it."""

# Rooms whose names are of use to a caller beside those at the top; a new adapter comes by itself.
ROOMS: Final = [
    "errors",
    "adherence",
    "adherence.checkpoint",
    "review",
    "io",
    "language",
    "schemas",
    "testing",
    "capture",
    "cohort",
    "plots",
]
