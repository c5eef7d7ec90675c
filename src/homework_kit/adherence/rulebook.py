"""For every number of a summary: what it looks at, what each thing adds, and where that is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from homework_kit.adherence.blocks import periods_of
from homework_kit.adherence.changes import RowKey
from homework_kit.adherence.exact import LEVEL
from homework_kit.adherence.explanation import How, Mark
from homework_kit.adherence.frame import Frame
from homework_kit.adherence.rule import (
    DUE,
    ENTRIES,
    Rule,
    dates_of,
    due,
    given_number,
    in_state,
    noted,
    nothing,
    of_entries,
    of_period,
    on_days,
    practiced,
    reported,
    said,
)
from homework_kit.adherence.shares import sums_of, uses_no_reserve
from homework_kit.adherence.tally import NamedObstacle, Tally
from homework_kit.adherence.weeks import Edge, counts_by_week, edges, first_named, members_of
from homework_kit.models.summary import SummaryBlock


@attrs.frozen(slots=True)
class _Book:
    """The rules of one block."""

    block: SummaryBlock
    total: Tally
    frame: Frame

    def rule(self, path: Sequence[str]) -> Rule:
        head, *rest = path
        of_rows: dict[str, Callable[..., Rule]] = {
            "interval": self._interval,
            "reserve": self._reserve,
            "outcomes": self._outcomes,
            "occasions": self._occasions,
            "so_far": self._so_far,
            "other_sources": self._other_sources,
            "used": self._used,
            "answered": self._answered,
            "target": self._target,
            "weeks": self._week,
            "change": self._change,
            "happened": self._happened,
            "obstacles": self._obstacle,
        }
        if head in of_rows:
            return of_rows[head](*rest)
        return self._days(head) or self._counts(head) or self._shares(head)

    def _outcomes(self, outcome: str) -> Rule:
        return of_entries("entries with this outcome", "Vocabulary", said(outcome))

    def _occasions(self, state: str) -> Rule:
        formula = "occasions in this state"
        return due(formula, "State of an occasion", lambda tally: in_state(tally, state))

    def _so_far(self, part: str) -> Rule:
        return due("noted while open", "State of an occasion", noted(f"so_far_{part}"))

    def _other_sources(self, source: str, outcome: str) -> Rule:
        return Rule(
            formula="reports with this outcome",
            clause="Vocabulary",
            things=frozenset({"report"}),
            adds=lambda tally: reported(tally, source, outcome),
        )

    def _tried(self, tally: Tally) -> int:
        return sums_of(tally, self.frame).tried

    def _done(self, tally: Tally) -> int:
        return sums_of(tally, self.frame).done

    def _counted(self, tally: Tally) -> int:
        return sums_of(tally, self.frame).counted

    def _shares(self, name: str) -> Rule:
        family = self.frame.family
        clause = {"target": "Target", "prompted": "Prompted"}.get(family, "Fixed occasions")
        if name == "counted":
            return due("closed, minus set_aside and paused", clause, self._counted)
        formulas = {
            "target": "target.towards / target.planned",
            "prompted": "answered.in_window / answered.delivered",
        }
        pooled = family not in ("as_needed", "mixed")
        share = Rule(
            formula=formulas.get(family, "practiced / counted"),
            clause=clause,
            things=DUE,
            how="ratio",
            adds=self._done if pooled else nothing,
            planned=self._counted if pooled else nothing,
        )
        if name == "display":
            formula = "percent from 20 counted on"
            return attrs.evolve(share, formula=formula, clause="Floors", how="display")
        if name == "tried_share":
            formula = "(practiced + tried) / counted"
            share = attrs.evolve(share, formula=formula, adds=self._tried if pooled else nothing)
            return attrs.evolve(share, planned=nothing) if family == "target" else share
        return share

    def _interval(self, part: str) -> Rule:
        if part == "level":
            return given_number("the level of the interval", "Uncertainty", LEVEL)
        share = self._shares("share")
        how: How = "interval_low" if part == "low" else "interval_high"
        return attrs.evolve(
            share, formula="Wilson 95 % of the share", clause="Uncertainty", how=how
        )

    def _reserve(self, part: str) -> Rule:
        agreed = self.frame.reserve
        if part == "agreed":
            return given_number("what was agreed", "Reserve", agreed)
        return Rule(
            formula="min(reserve.agreed, counted - practiced)",
            clause="Reserve",
            things=DUE,
            how="spare",
            adds=lambda tally: uses_no_reserve(tally, self.frame),
            planned=self._counted,
            given=agreed,
        )

    def _days(self, name: str) -> Rule | None:
        frame = self.frame

        def first_tries(tally: Tally) -> tuple[Mark, ...]:
            known = frame.shown_from <= frame.start
            return tuple(
                date for date in dates_of(tally, "tried_entry") if known and date >= frame.start
            )

        match name:
            case "days_practiced":
                return on_days("distinct dates of practiced entries", "practiced_entry", "distinct")
            case "days_with_an_entry":
                return on_days("distinct dates of entries", "entry", "distinct")
            case "days_since_last_entry":
                rule = on_days("today - the last date of an entry", "entry", "last_day")
                return attrs.evolve(rule, given=frame.today)
            case "days_to_first_try":
                rule = on_days("the first date tried - the first day", "tried_entry", "first_day")
                return attrs.evolve(rule, marks=first_tries, given=frame.start)
            case "active_days":
                return Rule(
                    formula="distinct ruled dates that are not paused, through today",
                    clause="State of an occasion",
                    things=frozenset({"days"}),
                    how="distinct",
                    marks=lambda tally: tuple(sorted(tally.active_days)),
                )
            case _:
                return None

    def _counts(self, name: str) -> Rule | None:
        match name:
            case "practiced_within_window":
                return due(
                    "practiced occasions with a practiced entry recorded before they closed",
                    "Fixed occasions",
                    noted("within_window"),
                )
            case "recalled":
                formula = "entries recorded after their occasion closed, or over 12 h later"
                return attrs.evolve(
                    of_entries(formula, "Attaching entries to occasions", noted("recalled")),
                    otherwise="noted_in_time",
                )
            case "extra":
                formula = "practiced entries beyond what was agreed"
                return attrs.evolve(
                    of_entries(formula, "Attaching entries to occasions", noted("extra")),
                    otherwise="attached",
                    unplaced=True,
                )
            case _:
                return None

    def _used(self, part: str) -> Rule:
        if part == "times_used":
            return of_entries("practiced entries", "As needed", practiced)
        return of_entries("entries that say not this time", "As needed", said("not_done_told"))

    def _answered(self, part: str) -> Rule:
        names = {"late": "answered_late", "partial": "answered_partly"}
        if part == "delivered":
            return due("closed prompts minus paused and set_aside", "Prompted", self._counted)
        if part == "in_window":
            return due("prompts answered before they closed", "Prompted", self._done)
        return due(
            "prompts with such an answer, which does not count", "Prompted", noted(names[part])
        )

    def _target(self, part: str, *row: str) -> Rule:
        if row:
            return self._period(int(row[0]), row[1])
        if part == "towards":
            return due("sum of min(practiced, times), no carry-over", "Target", self._done)
        return due("sum of times over closed periods that count", "Target", self._counted)

    def _period(self, index: int, part: str) -> Rule:
        period = periods_of(self.total)[index]

        def adds(tally: Tally) -> int:
            if not tally.periods[period, "there"]:
                return 0
            if part in ("planned", "paused_days"):
                return int(getattr(period, part))
            return of_period(tally, period, part)

        return attrs.evolve(
            due("counts of this period alone", "Target", adds), otherwise="another_period"
        )

    def _week(self, row: str, part: str, *place: str) -> Rule:
        index, spans = int(row), list(edges(self.frame))
        if part == "obstacles":
            return self._named_in(index, spans[index], int(place[0]))
        by_entries = part == "extra" or (
            part in ("practiced", "tried") and self.frame.family in ("target", "mixed", "as_needed")
        )

        def adds(tally: Tally) -> int:
            return members_of(counts_by_week(tally, spans)[index], self.frame).get(part, 0)

        return Rule(
            formula="counts of this week alone",
            clause="Weeks",
            things=ENTRIES if by_entries else DUE,
            adds=adds,
            otherwise="another_week",
            unplaced=part == "extra",
        )

    def _named_in(self, week: int, span: Edge, place: int) -> Rule:
        code = self.block.weeks[week].obstacles[place].code
        first = first_named(self.total.obstacles)

        def here(each: NamedObstacle) -> bool:
            day = first.get((each.code, each.source))
            return each.code == code and day == each.on and _holds(span, day)

        return Rule(
            formula="distinct things that first name it in this week",
            clause="Obstacles",
            things=frozenset({"obstacle"}),
            how="distinct",
            marks=lambda tally: tuple(each.source for each in tally.obstacles if here(each)),
            otherwise="another_week",
        )

    def _change(self, index: str, part: str) -> Rule:
        row = self.block.change[int(index)]
        key = RowKey(row.what, row.scale, row.setting)

        def values(tally: Tally) -> tuple[Mark, ...]:
            kept = {"lower": lambda v: v < 0, "same": lambda v: v == 0, "higher": lambda v: v > 0}
            keep: Any = kept.get(part, lambda _: True)
            return tuple(
                value
                for (about, value), count in tally.differences.items()
                if about == key and value is not None and keep(value)
                for _ in range(count)
            )

        def adds(tally: Tally) -> int:
            return tally.differences[key, None] if part == "left_out" else len(values(tally))

        return Rule(
            formula="after - before, on complete pairs of one scale and setting",
            clause="Change within records",
            things=ENTRIES,
            how="median" if part == "median" else "sum",
            adds=adds,
            marks=values,
            otherwise="another_row",
        )

    def _happened(self, index: str, answer: str) -> Rule:
        what = self.block.happened[int(index)].what
        rule = of_entries(
            "records that say so",
            "Change within records",
            lambda tally: sum(
                count for said, count in tally.happened.items() if said == (what, answer)
            ),
        )
        return attrs.evolve(rule, otherwise="another_answer")

    def _obstacle(self, index: str, _: str) -> Rule:
        code = self.block.obstacles[int(index)].code
        return Rule(
            formula="distinct things that name it; a tap and its description are one",
            clause="Obstacles",
            things=frozenset({"obstacle"}),
            how="distinct",
            marks=lambda tally: tuple(each.source for each in tally.obstacles if each.code == code),
            otherwise="another_obstacle",
        )


def _holds(span: Edge, day: dt.date | None) -> bool:
    return day is not None and span[0] <= day < span[1]


def rule_of(number: str, block: SummaryBlock, total: Tally, frame: Frame) -> Rule:
    """Find the rule behind a number, named by its path in the block, such as `weeks.0.practiced`.

    The block must hold a number under that path.

    >>> import datetime as dt
    >>> from homework_kit.adherence.blocks import block
    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("once",), status="active", start=day, today=day)
    >>> rule_of("share", SummaryBlock(**block(Tally(), frame)), Tally(), frame).clause
    'Fixed occasions'
    """
    return _Book(block, total, frame).rule(number.split("."))
