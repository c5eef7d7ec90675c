"""Whether a condition the two agreed on is met: something to talk about, never a step taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.entry import Entry
from homework_kit.models.records import GradedStep
from homework_kit.models.tasks import GradedStepsTask

_LONG_AGO: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
_PERCENT: Final = Decimal(100)


@attrs.frozen(slots=True, kw_only=True)
class Condition:
    """A condition to move on from the step that was tried last.

    >>> Condition(step_id="s1", met=None).met is None
    True
    """

    step_id: str | None
    """The step that was tried last; None before the first try."""
    met: bool | None
    """None where the two decide: `decide_together` and `agreed_condition` are never evaluated."""


def condition_met(assignment: Assignment, entries: Sequence[Entry]) -> Condition | None:
    """Look whether the `move_on_rule` of a graded plan is met on the step that was tried last.

    None for any other task. Numbers are compared as they were written, on the scale they were given
    on; a try without the number that the rule asks for does not meet it.

    - `repetitions`: the step was tried at least `value` times.
    - `peak_at_or_below`: the peak of its last try is at most `value`.
    - `drop_percent`: in its last try the distress fell from the peak by at least `value` percent.
    - `feared_outcome_absent`: in its last `value` tries what was feared did not happen.

    Source: data-model.md, `move_on_rule`. The library reports it and never advances a step.

    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"),
    ...     starts_on=dt.date(2026, 2, 2), schedule=AsNeeded(cue="tense"),
    ... )
    >>> condition_met(plan, []) is None
    True
    """
    task = assignment.task
    if not isinstance(task, GradedStepsTask):
        return None
    tries = [
        entry.record
        for entry in sorted(entries, key=_when)
        if isinstance(entry.record, GradedStep) and entry.record.step_id is not None
    ]
    last = tries[-1].step_id if tries else None
    rule = task.move_on_rule
    if rule is None or rule.value is None or rule.type in ("decide_together", "agreed_condition"):
        return Condition(step_id=last, met=None)
    on_step = [each for each in tries if each.step_id == last]
    value = Decimal(repr(rule.value))
    met = {
        "repetitions": len(on_step) >= value,
        "peak_at_or_below": _peak_at_or_below(on_step, value),
        "drop_percent": _fell_by(on_step, value),
        "feared_outcome_absent": _absent(on_step, value),
    }[rule.type]
    return Condition(step_id=last, met=met)


def _when(entry: Entry) -> tuple[dt.datetime, str]:
    """Order by when it happened, else by its date, else by when it was noted."""
    moment = entry.occurred_at
    if moment is None and entry.occurred_on is not None:
        at = entry.occurred_local_time or dt.time()
        moment = dt.datetime.combine(entry.occurred_on, at, dt.UTC)
    return (moment or entry.recorded_at or _LONG_AGO, entry.id)


def _peak_at_or_below(tries: Sequence[GradedStep], value: Decimal) -> bool:
    felt = tries[-1].distress if tries else None
    return felt is not None and felt.peak is not None and Decimal(repr(felt.peak)) <= value


def _fell_by(tries: Sequence[GradedStep], percent: Decimal) -> bool:
    felt = tries[-1].distress if tries else None
    if felt is None or felt.peak is None or felt.end is None or felt.peak <= 0:
        return False
    peak, end = Decimal(repr(felt.peak)), Decimal(repr(felt.end))
    return (peak - end) * _PERCENT >= percent * peak


def _absent(tries: Sequence[GradedStep], in_a_row: Decimal) -> bool:
    asked = [each.feared_outcome.happened if each.feared_outcome else None for each in tries]
    count = int(in_a_row)
    return 0 < count <= len(asked) and all(each == "no" for each in asked[-count:])
