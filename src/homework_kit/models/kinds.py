"""Every kind of document and every type of record, by the name it has on the wire."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from homework_kit.models.assignment import AnyAssignment
from homework_kit.models.base import Model
from homework_kit.models.bundle import Bundle
from homework_kit.models.entry import AnyEntry
from homework_kit.models.obstacle import AnyObstacle
from homework_kit.models.records import (
    Activity,
    Experiment,
    GradedStep,
    OtherRecord,
    SelfMonitoring,
    SkillRehearsal,
    ThoughtRecord,
)
from homework_kit.models.review import AnyReview
from homework_kit.models.summary import AdherenceSummary

DOCUMENTS: Final[dict[str, Any]] = {
    "assignment": AnyAssignment,
    "entry": AnyEntry,
    "obstacle": AnyObstacle,
    "review": AnyReview,
    "bundle": Bundle,
    "adherence_summary": AdherenceSummary,
}
"""What has a `kind`. The first four may be tombstones."""

RECORDS: Final[dict[str, type[Model]]] = {
    "thought_record": ThoughtRecord,
    "experiment": Experiment,
    "self_monitoring": SelfMonitoring,
    "skill_rehearsal": SkillRehearsal,
    "graded_step": GradedStep,
    "activity": Activity,
    "other_record": OtherRecord,
}
"""What has a `type` and may stand alone."""

NAMES: Final = (*DOCUMENTS, *RECORDS)


@cache
def reader(name: str) -> TypeAdapter[Any]:
    """Give the reader of one kind or record type. Made on first use, then kept.

    >>> reader("activity").validate_json('{"type": "activity", "where": "park"}')
    Activity(members=1)
    """
    return TypeAdapter(DOCUMENTS.get(name) or RECORDS[name])


def kind_of(document: Any) -> str:
    """Give the kind of a document, or the type of a record.

    >>> kind_of(Activity(where="park"))
    'activity'
    """
    return str(getattr(document, "kind", None) or document.type)
