"""An option that the two chose, put into the next version of the plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from homework_kit.errors import WrongArgument
from homework_kit.models.assignment import Assignment
from homework_kit.models.revise import revise
from homework_kit.review.options import Option

_OF_THE_VERSION = frozenset({"version", "starts_on", "revision", "supersedes"})


@attrs.frozen(slots=True, kw_only=True)
class Accepted:
    """The next version, what differs from the version before, and the option behind it."""

    plan: Assignment
    changed: tuple[str, ...]
    """Names of the members that differ, in the order of the data model."""
    because: Option


def accept_option(
    version: Assignment, option: Option, /, *, effective_from: dt.date, **changes: Any
) -> Accepted:
    """Make the next version of a plan from an option that the two chose, and say what changed.

    What the option means for this plan is for the two to say, so the changes are given here and
    never made up: the library advances and shrinks nothing by itself. To keep the reason with the
    documents, amend the obstacle (`option_chosen=option.id`) or write a Review.

    Args:
        version: the version in force.
        option: what was chosen, from `hk.options_for`.
        effective_from: the first local date of the new version.
        changes: members of the new version, as in `hk.revise`.

    Raises:
        InvalidDocument: when the new version would not be valid.
        IdentityKept: when a change names id, kind, version, revision or starts_on.
        WrongArgument: when this is no assignment, or no option.
        VersionOrder: when `effective_from` is not after the first day of the version.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> from homework_kit.review.options import options_for
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"),
    ...     starts_on=dt.date(2026, 2, 2), schedule=Target(times=5, per="week"),
    ... )
    >>> fewer = next(each for each in options_for("time_competing_demands") if each.id == "tm-03")
    >>> accepted = accept_option(
    ...     plan, fewer, effective_from=dt.date(2026, 2, 16), schedule=Target(times=2, per="week")
    ... )
    >>> accepted.plan.version, accepted.changed, accepted.because.id
    (2, ('schedule',), 'tm-03')
    """
    if not isinstance(option, Option):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del version, option, changes
        raise WrongArgument("option", "an Option", "Choose one of hk.options_for.")
    after = revise(version, effective_from=effective_from, **changes)
    changed = tuple(
        name
        for name in Assignment.model_fields
        if name not in _OF_THE_VERSION and getattr(version, name) != getattr(after, name)
    )
    return Accepted(plan=after, changed=changed, because=option)
