"""How a plan stands on a day: whether the end that is known by now was still to come."""

from __future__ import annotations

import datetime as dt

from homework_kit.models.assignment import Assignment


def over_since(plan: Assignment) -> dt.date | None:
    """Give the first day on which a version was over; None where none is known or it goes on.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), time_zone="Etc/UTC",
    ...     status="stopped", status_on="2026-02-09",
    ... )
    >>> str(over_since(plan))
    '2026-02-09'
    """
    if plan.status in {"completed", "replaced", "stopped"}:
        return plan.status_on or (plan.ends_before if plan.status == "completed" else None)
    return None


def is_ahead(plan: Assignment, today: dt.date) -> bool:
    """Say whether the end that a version has by now was to come on a day: a look back.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), time_zone="Etc/UTC",
    ...     status="stopped", status_on="2026-02-09",
    ... )
    >>> is_ahead(plan, dt.date(2026, 2, 8)), is_ahead(plan, dt.date(2026, 2, 9))
    (True, False)
    """
    since = over_since(plan)
    return since is not None and today < since
