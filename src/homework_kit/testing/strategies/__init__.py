"""Hypothesis strategies for apps: documents, schedules, whole histories, devices, near misses.

Everything that is drawn is valid, but for `hostile_json` and the documents of `near_misses`; what
is hard about real data is in it on purpose. Every function takes keywords alone, and each has a
default. `hypothesis.strategies.from_type(hk.Entry)` draws from here, too.
"""

from __future__ import annotations

try:
    import hypothesis  # noqa: F401 # pyright: ignore[reportUnusedImport] - the error says what to do
except ModuleNotFoundError:
    raise ImportError(
        "homework_kit.testing.strategies needs hypothesis. Run: pip install 'homework_kit[testing]'"
    ) from None

from homework_kit.testing.history import History
from homework_kit.testing.registering import register
from homework_kit.testing.strategies.bundle import KINDS, bundles, documents, of_kind
from homework_kit.testing.strategies.devices import DeviceLog, device_logs
from homework_kit.testing.strategies.document import (
    adherence_summaries,
    assignments,
    entries,
    obstacles,
    reviews,
    tombstones,
)
from homework_kit.testing.strategies.hostile import hostile_json
from homework_kit.testing.strategies.models import of_type
from homework_kit.testing.strategies.near_miss import DEFECT_NAMES, NearMiss, near_misses
from homework_kit.testing.strategies.plans import plan_versions
from homework_kit.testing.strategies.record import (
    activities,
    experiments,
    graded_steps,
    other_records,
    records,
    self_monitorings,
    skill_rehearsals,
    thought_records,
)
from homework_kit.testing.strategies.schedule import SCHEDULE_KINDS, ScheduleKind, schedules
from homework_kit.testing.strategies.values import HARD_TEXTS, texts
from homework_kit.testing.strategies.weeks import histories
from homework_kit.testing.strategies.zones import zone_histories

__all__ = [
    "DEFECT_NAMES",
    "HARD_TEXTS",
    "KINDS",
    "SCHEDULE_KINDS",
    "DeviceLog",
    "History",
    "NearMiss",
    "ScheduleKind",
    "activities",
    "adherence_summaries",
    "assignments",
    "bundles",
    "device_logs",
    "documents",
    "entries",
    "experiments",
    "graded_steps",
    "histories",
    "hostile_json",
    "near_misses",
    "obstacles",
    "of_kind",
    "of_type",
    "other_records",
    "plan_versions",
    "records",
    "reviews",
    "schedules",
    "self_monitorings",
    "skill_rehearsals",
    "texts",
    "thought_records",
    "tombstones",
    "zone_histories",
]

register()
