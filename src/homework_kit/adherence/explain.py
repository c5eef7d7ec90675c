"""Why a number of a summary is what it is: the same tallies, thing by thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

import attrs
from pydantic import BaseModel

from homework_kit.adherence.blocks import block, periods_of
from homework_kit.adherence.explanation import Counted, Explanation, Reason, Value
from homework_kit.adherence.frame import Frame, PartialPeriods, WeekStarts
from homework_kit.adherence.history import History
from homework_kit.adherence.material import Audience, Plans
from homework_kit.adherence.rule import Rule
from homework_kit.adherence.rulebook import rule_of
from homework_kit.adherence.scope import Part, Scope, Window, parts
from homework_kit.adherence.summarize import frame_of, reading, whole_frame
from homework_kit.adherence.tally import Tally, total
from homework_kit.adherence.unplaced import Unplaced, why_extra
from homework_kit.errors import UnknownNumber, WrongArgument
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Session
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.summary import SummaryBlock
from homework_kit.schedule.clock import Zones

_MAY_BE_NONE: Final = frozenset(
    {"share", "tried_share", "days_to_first_try", "days_since_last_entry", "median"}
)


@attrs.frozen(slots=True)
class Working:
    """One block of a summary, with every part that it counts.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> [working.version for working in workings(history, scope)]
    [None, 1]
    """

    history: History = attrs.field(repr=False)
    version: int | None
    parts: tuple[Part, ...] = attrs.field(repr=False)
    outside: tuple[Part, ...] = attrs.field(repr=False)
    total: Tally = attrs.field(repr=False)
    frame: Frame = attrs.field(repr=False)
    block: SummaryBlock = attrs.field(repr=False)

    @property
    def assignment_id(self) -> str:
        """The assignment that is summarized."""
        return self.history.assignment_id

    def numbers(self) -> Iterator[str]:
        """Give the name of every number that the block holds."""
        yield from _names(self.block, "")
        yield "display"

    def explain(self, number: str) -> Explanation:
        """Explain one number.

        Raises:
            UnknownNumber: the block has no such number.
        """
        value = _value(self.block, number)
        rule = rule_of(number, self.block, self.total, self.frame)
        looked_at = [part for part in self.parts if part.thing in rule.things]
        seen = [each for part in looked_at for each in _seen(part, rule)]
        if rule.unplaced:
            seen = _with_reasons(seen, why_extra(self.history))
        outside = [part for part in self.outside if part.thing in rule.things]
        return Explanation(
            number=number,
            value=value,
            assignment_id=self.assignment_id,
            version=self.version,
            how=rule.how,
            formula=rule.formula,
            clause=rule.clause,
            given=rule.given,
            counted=tuple(each for each in seen if each.adds or each.planned),
            left_out=(
                *(each for each in seen if not (each.adds or each.planned)),
                *(_left(part, "outside_window") for part in outside),
            ),
            why_none=self.block.why_no_share if value is None else None,
        )


def _with_reasons(seen: Iterable[Counted], reasons: Mapping[str, Unplaced]) -> list[Counted]:
    """Say of each extra entry why no occasion has it."""
    return [attrs.evolve(each, reason=reasons[each.name]) if each.adds else each for each in seen]


def _names(model: BaseModel, prefix: str) -> Iterator[str]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        path = f"{prefix}{name}"
        if isinstance(value, BaseModel):
            yield from _names(value, f"{path}.")
        elif isinstance(value, tuple):
            for index, row in enumerate(value):
                if isinstance(row, BaseModel):
                    yield from _names(row, f"{path}.{index}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield path


def _value(block: SummaryBlock, number: str) -> Value:
    """Follow a path through the block; a number that is absent today is None."""
    found: Any = block
    for name in number.split("."):
        if isinstance(found, tuple) and name.isdecimal() and int(name) < len(found):
            found = found[int(name)]
        elif isinstance(found, BaseModel) and name in type(found).model_fields:
            found = getattr(found, name)
        else:
            raise UnknownNumber
    there = isinstance(found, int | float) and not isinstance(found, bool)
    absent = found is None and number.rpartition(".")[2] in _MAY_BE_NONE
    if not (there or absent or number == "display"):
        raise UnknownNumber
    return cast("Value", found)


def _seen(part: Part, rule: Rule) -> Iterator[Counted]:
    marks = rule.marks(part.tally)
    if part.thing == "days":
        for date in marks:
            yield Counted(
                thing="days",
                name=str(date),
                version=part.version,
                reason="counts",
                on=cast("dt.date", date),
                adds=1,
                marks=(date,),
            )
        return
    of_marks = rule.how in ("distinct", "first_day", "last_day")
    adds = len(marks) if of_marks else rule.adds(part.tally)
    planned = rule.planned(part.tally)
    yield Counted(
        thing=part.thing,
        name=part.name,
        version=part.version,
        reason=_reason(part, rule, counts=bool(adds or planned)),
        adds=adds,
        planned=planned,
        entries=part.entries,
        on=part.on,
        marks=marks,
    )


def _reason(part: Part, rule: Rule, *, counts: bool) -> Reason:
    if part.thing == "occasion":
        (state,) = part.tally.states
        return state
    if part.thing == "period":
        return _stands(part.tally)
    if counts:
        return "counts"
    undated = rule.how in ("distinct", "first_day", "last_day") and part.thing == "entry"
    return "no_date" if undated and not part.tally.days else rule.otherwise


def _stands(tally: Tally) -> Reason:
    """Say how a target period stands."""
    found = periods_of(tally)
    if not found:
        return "not_yet"
    (period,) = found
    stands: tuple[tuple[Reason, bool], ...] = (
        ("paused_or_set_aside", period.left_out),
        ("open", not period.closed),
        ("partial", period.partial),
        ("paused_days", bool(period.paused_days)),
        ("closed", True),
    )
    return next(reason for reason, holds in stands if holds)


def _left(part: Part, reason: Reason) -> Counted:
    return Counted(
        thing=part.thing, name=part.name, version=part.version, reason=reason, on=part.on
    )


def _outside(history: History, inside: Iterable[Part]) -> Iterator[Part]:
    seen = {part.name for part in inside if part.thing == "entry"}
    for attached in history.attached:
        if (name := attached.noted.entry.id) not in seen:
            on = attached.noted.date
            yield Part(history.version_of(attached), Tally(), "entry", name, on=on)


def workings(history: History, scope: Scope) -> Iterator[Working]:
    """Give the working of every block of one assignment: the whole first, then each version.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> ((history, scope),) = reading(plan, as_of=now).parts
    >>> [working.block.counted for working in workings(history, scope)]
    [2, 2]
    """
    found = tuple(parts(history, scope))
    outside = tuple(_outside(history, found))
    for plan in (None, *history.versions):
        frame = whole_frame(history, scope) if plan is None else frame_of(history, [plan], scope)
        version = None if plan is None else plan.version
        here, there = (
            tuple(part for part in each if version in (None, part.version))
            for each in (found, outside)
        )
        sums = total(part.tally for part in here)
        yield Working(
            history,
            version,
            here,
            there,
            sums,
            frame,
            SummaryBlock(**block(sums, frame)),
        )


def explain(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    number: str,
    assignment_id: str | None = None,
    version: int | None = None,
    obstacles: Iterable[Obstacle | Tombstone] = (),
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    window: Window | None = None,
    audience: Audience = "self",
    partial_periods: PartialPeriods = "exclude",
    week_starts: WeekStarts = "plan",
    as_of: dt.datetime,
) -> Explanation:
    """Say why a number of `summarize` with the same arguments is what it is.

    A summary is a document and carries no working, so the working is made from what the summary was
    made of: the same tallies, thing by thing. It holds ids, keys, dates and codes, and no word of
    the person's. For the audience "shared" what is private is in no list, and under the consent
    summary_only the lists are empty (`totals_only`).

    Args:
        plans: as for `summarize`, and so are all arguments that are not named below.
        entries: what was noted.
        number: the path of a number in its block: `share`, `occasions.no_entry`,
            `weeks.0.practiced`, `target.periods.1.towards`, `change.0.median`, `display`.
        assignment_id: whose number; may be left out where there is one assignment.
        version: the block of one version; by default the block for the whole.
        obstacles: what got in the way.
        zones: for plans that float.
        sessions: meetings.
        window: two aware datetimes, half-open.
        audience: "self" or "shared".
        partial_periods: "exclude" or "prorate".
        week_starts: "plan" or a weekday.
        as_of: an aware datetime.

    Raises:
        UnknownNumber: there is no such number, version or assignment, or several assignments.
        AwareTimeNeeded: `as_of` or the window has no offset.
        WrongArgument: what was handed over is something else, as in `summarize`.
        UnknownChoice: `audience`, `partial_periods` or `week_starts` is none of its choices.
        ZoneNeeded: a plan floats and `zones` says nothing.

    Source: adherence.md; each explanation names its clause.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, 0, tzinfo=dt.UTC)
    >>> walked = Entry(
    ...     id="t1", assignment_id="a1", outcome="as_agreed", recorded_at=now.replace(day=2)
    ... )
    >>> why = explain(plan, [walked], number="share", as_of=now)
    >>> why.value, [(each.name, each.reason, each.entries) for each in why.counted]
    (0.5, [('2026-02-02', 'practiced', ('t1',)), ('2026-02-03', 'no_entry', ())])
    >>> [(each.name, each.reason) for each in why.left_out]
    [('2026-02-04', 'open')]
    """
    if not isinstance(number, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        raise WrongArgument(
            "number", "the path of a number", "Use one such as occasions.practiced."
        )
    read = reading(
        plans,
        entries,
        obstacles,
        zones=zones,
        sessions=sessions,
        window=window,
        audience=audience,
        partial_periods=partial_periods,
        week_starts=week_starts,
        as_of=as_of,
    )
    about = [each for each in read.parts if assignment_id in (None, each[0].assignment_id)]
    if len(about) != 1:
        raise UnknownNumber
    for working in workings(*about[0]):
        if working.version == version:
            found = working.explain(number)
            # Under summary_only private notes count as well, so their ids and days are not shown.
            if about[0][1].options_shown:
                return found
            return attrs.evolve(found, counted=(), left_out=(), totals_only=True)
    raise UnknownNumber
