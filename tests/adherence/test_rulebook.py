"""The rules of the book: what each number is called, where its clause stands, what it looks at."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from homework_kit.adherence import Explanation
from homework_kit.adherence.explain import Working, workings
from homework_kit.adherence.summarize import reading
from homework_kit.schedule.walltime import DAY
from tests.adherence.notes import AS_NEEDED, WEEKLY, entry, plan, prompted, utc

FELT = {"type": "skill_rehearsal", "skill": "paced_breathing", "setting": "rehearsal_calm"}
NOTES = [
    entry(
        "t1",
        "2026-02-02T12:00",
        record={**FELT, "distress": {"before": 50, "after": 20, "scale": "0-100"}},
    ),
    entry(
        "t2",
        "2026-02-03T12:00",
        "partly",
        record={"type": "graded_step", "feared_outcome": {"happened": "no"}},
        obstacles=["too_big"],
    ),
    entry("t3", "2026-02-04T12:00", source="device"),
]
TEN_DAYS_ON = utc("2026-02-12T12:00")
MIXED = [plan(), plan(WEEKLY, version=2, starts_on="2026-02-05")]
PLANS: dict[str, Any] = {
    "fixed": plan(reserve=2),
    "target": plan(WEEKLY, reserve=1),
    "prompted": plan(prompted(1)),
    "as_needed": plan(AS_NEEDED),
    "mixed": MIXED,
}


def working_of(plans: Any, entries: Any = (), as_of: dt.datetime = TEN_DAYS_ON) -> Working:
    """Give the working of the whole."""
    return next(workings(*reading(plans, entries, as_of=as_of).parts[0]))


def working(family: str, entries: Any = NOTES) -> Working:
    """Give the working of a plan of this family."""
    return working_of(PLANS[family], entries)


def why(family: str, number: str) -> Explanation:
    """Explain one number."""
    return working(family).explain(number)


@pytest.mark.parametrize(
    ("number", "formula", "clause"),
    [
        ("outcomes.partly", "entries with this outcome", "Vocabulary"),
        ("other_sources.device.as_agreed", "reports with this outcome", "Vocabulary"),
        ("occasions.no_entry", "occasions in this state", "State of an occasion"),
        ("so_far.tried", "noted while open", "State of an occasion"),
        (
            "active_days",
            "distinct ruled dates that are not paused, through today",
            "State of an occasion",
        ),
        ("counted", "closed, minus set_aside and paused", "Fixed occasions"),
        ("share", "practiced / counted", "Fixed occasions"),
        ("tried_share", "(practiced + tried) / counted", "Fixed occasions"),
        (
            "practiced_within_window",
            "practiced occasions with a practiced entry recorded before they closed",
            "Fixed occasions",
        ),
        ("interval.level", "the level of the interval", "Uncertainty"),
        ("interval.low", "Wilson 95 % of the share", "Uncertainty"),
        ("interval.high", "Wilson 95 % of the share", "Uncertainty"),
        ("display", "percent from 20 counted on", "Floors"),
        (
            "recalled",
            "entries recorded after their occasion closed, or over 12 h later",
            "Attaching entries to occasions",
        ),
        ("extra", "practiced entries beyond what was agreed", "Attaching entries to occasions"),
        ("weeks.1.planned", "counts of this week alone", "Weeks"),
        ("days_practiced", "distinct dates of practiced entries", "ABC phases"),
        ("days_with_an_entry", "distinct dates of entries", "ABC phases"),
        ("days_to_first_try", "the first date tried - the first day", "ABC phases"),
        ("days_since_last_entry", "today - the last date of an entry", "ABC phases"),
        (
            "change.0.lower",
            "after - before, on complete pairs of one scale and setting",
            "Change within records",
        ),
        ("happened.0.no", "records that say so", "Change within records"),
        (
            "obstacles.0.count",
            "distinct things that name it; a tap and its description are one",
            "Obstacles",
        ),
        ("reserve.agreed", "what was agreed", "Reserve"),
        ("reserve.used", "min(reserve.agreed, counted - practiced)", "Reserve"),
    ],
)
def test_the_rule_of_a_number(number: str, formula: str, clause: str) -> None:
    """Each explanation names its formula and the rule on the page, here of a daily plan."""
    found = why("fixed", number)
    assert (found.formula, found.clause) == (formula, clause)


@pytest.mark.parametrize(
    ("family", "number", "formula", "clause"),
    [
        ("target", "counted", "closed, minus set_aside and paused", "Target"),
        ("target", "share", "target.towards / target.planned", "Target"),
        ("target", "target.towards", "sum of min(practiced, times), no carry-over", "Target"),
        ("target", "target.planned", "sum of times over closed periods that count", "Target"),
        ("target", "target.periods.1.tried", "counts of this period alone", "Target"),
        ("prompted", "counted", "closed, minus set_aside and paused", "Prompted"),
        ("prompted", "share", "answered.in_window / answered.delivered", "Prompted"),
        ("prompted", "answered.in_window", "prompts answered before they closed", "Prompted"),
        (
            "prompted",
            "answered.late",
            "prompts with such an answer, which does not count",
            "Prompted",
        ),
        (
            "prompted",
            "answered.delivered",
            "closed prompts minus paused and set_aside",
            "Prompted",
        ),
        ("as_needed", "used.times_used", "practiced entries", "As needed"),
        ("as_needed", "used.came_up_not_used", "entries that say not this time", "As needed"),
        ("as_needed", "share", "practiced / counted", "Fixed occasions"),
        ("mixed", "share", "practiced / counted", "Fixed occasions"),
    ],
)
def test_the_rule_of_other_schedules(family: str, number: str, formula: str, clause: str) -> None:
    """Targets, prompts and what is done as needed are counted by rules of their own."""
    found = why(family, number)
    assert (found.formula, found.clause) == (formula, clause)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("outcomes.partly", "another_outcome"),
        ("recalled", "noted_in_time"),
        ("extra", "attached"),
        ("change.0.lower", "another_row"),
        ("happened.0.yes", "another_answer"),
    ],
)
def test_why_an_entry_is_left_out(number: str, reason: str) -> None:
    """What does not count is named with its reason."""
    assert {each.reason for each in why("fixed", number).left_out} == {reason}


def test_why_an_obstacle_is_left_out() -> None:
    """Another obstacle is another row."""
    notes = [
        entry("t1", "2026-02-02T12:00", obstacles=["too_big"]),
        entry("t2", "2026-02-03T12:00", obstacles=["forgetting"]),
    ]
    found = working("fixed", notes).explain("obstacles.0.count")
    assert [each.reason for each in found.left_out] == ["another_obstacle"]


def test_why_an_entry_of_another_week_is_left_out() -> None:
    """Each week carries its own counts."""
    found = why("target", "weeks.0.practiced")
    assert [(each.name, each.reason) for each in found.counted] == [("t1", "counts")]
    later = why("target", "weeks.1.practiced")
    assert [(each.name, each.reason) for each in later.left_out] == [
        ("t1", "another_week"),
        ("t2", "another_week"),
    ]


@pytest.mark.parametrize(
    ("family", "part", "thing"),
    [
        ("fixed", "planned", "occasion"),
        ("fixed", "practiced", "occasion"),
        ("fixed", "tried", "occasion"),
        ("fixed", "extra", "entry"),
        ("prompted", "practiced", "occasion"),
        ("target", "practiced", "entry"),
        ("target", "tried", "entry"),
        ("target", "planned", "period"),
        ("mixed", "practiced", "entry"),
        ("as_needed", "tried", "entry"),
    ],
)
def test_a_week_looks_at_occasions_or_at_entries(family: str, part: str, thing: str) -> None:
    """Practice on a target, and without any occasion, is counted by entries; extra always is."""
    found = why(family, f"weeks.0.{part}")
    assert {each.thing for each in (*found.counted, *found.left_out)} == {thing}


def test_a_target_has_no_denominator_of_tries() -> None:
    """The share of a target counts towards the plan only, so what was tried has none."""
    assert why("target", "tried_share").planned == 0
    assert why("target", "share").planned == 3
    assert why("fixed", "tried_share").planned == 10


@pytest.mark.parametrize("family", ["as_needed", "mixed"])
@pytest.mark.parametrize("number", ["share", "tried_share"])
def test_what_is_not_pooled_has_no_share(family: str, number: str) -> None:
    """As needed: no share; fixed and target never pooled."""
    found = why(family, number)
    assert (found.value, found.adds, found.planned) == (None, 0, 0)


def test_a_note_without_a_day_is_in_no_number_of_days() -> None:
    """It is left out for that reason, and for no other."""
    notes = [entry("t1", "2026-02-02T12:00"), entry("t2", None)]
    for number in ("days_practiced", "days_to_first_try", "days_since_last_entry"):
        found = working("fixed", notes).explain(number)
        assert [(each.name, each.reason) for each in found.left_out] == [("t2", "no_date")]


def test_the_paused_days_of_a_period_are_explained() -> None:
    """Counts are still shown of a period that does not count."""
    paused = plan(WEEKLY, pauses=[{"from": "2026-02-03", "until": "2026-02-05"}])
    found = working_of(paused).explain("target.periods.0.paused_days")
    assert (found.value, found.recounted()) == (2, 2)


def test_a_paused_week_says_so() -> None:
    """A week that is paused as a whole is left out for that, however it stands otherwise."""
    paused = plan(WEEKLY, pauses=[{"from": "2026-02-02", "until": "2026-02-09"}])
    found = working_of(paused).explain("counted")
    assert [each.reason for each in found.left_out] == ["paused_or_set_aside", "open"]


def test_a_period_says_how_it_stands() -> None:
    """A closed week counts, and the one that is open does not yet."""
    found = why("target", "counted")
    assert [each.reason for each in (*found.counted, *found.left_out)] == ["closed", "open"]


def test_an_entry_of_today_is_no_day_ago() -> None:
    """adherence.md, ABC phases: whole days, and none since a note of today."""
    found = working("fixed", [entry("t1", "2026-02-12T09:00")]).explain("days_since_last_entry")
    assert (found.value, found.recounted()) == (0, 0)


@pytest.mark.parametrize(
    ("family", "days"),
    [("fixed", ["2026-02-02", "2026-02-03"]), ("target", ["2026-02-02"])],
)
def test_an_occasion_has_its_day(family: str, days: list[str]) -> None:
    """The person's day it belongs to; of a period, the first one."""
    assert [str(each.on) for each in why(family, "counted").counted[:2]] == days


def test_a_day_agreed_has_its_version() -> None:
    """Two versions agreed on ten days and a few hours."""
    found = why("mixed", "active_days").counted
    assert [each.version for each in found] == [1] * 3 + [2] * 8
    assert {each.reason for each in found} == {"counts"}


@pytest.mark.parametrize("end", ["low", "high"])
def test_an_interval_has_two_ends(end: str) -> None:
    """How a number is worked out is named, also for who works it out elsewhere."""
    found = why("fixed", f"interval.{end}")
    assert (found.how, found.recounted()) == (f"interval_{end}", found.value)


def test_a_report_has_its_day() -> None:
    """What somebody else said is about a day as well."""
    (found,) = why("fixed", "other_sources.device.as_agreed").counted
    assert (found.thing, str(found.on)) == ("report", "2026-02-04")


def test_a_median_is_of_the_differences() -> None:
    """adherence.md, Change within records: the median from 3 pairs."""
    pairs = [
        entry(
            f"t{after}",
            "2026-02-02T12:00",
            record={**FELT, "distress": {"before": 50, "after": after, "scale": "0-100"}},
        )
        for after in (20, 30, 60)
    ]
    few = working("fixed", pairs[:2]).explain("change.0.median")
    assert (few.value, few.recounted()) == (None, None)
    higher = working("fixed", pairs).explain("change.0.higher")
    assert [each.name for each in higher.counted] == ["t60"]
    lower = working("fixed", pairs).explain("change.0.lower")
    assert [each.name for each in lower.counted] == ["t20", "t30"]
    found = working("fixed", pairs).explain("change.0.median")
    assert (found.how, found.value, found.recounted()) == ("median", -20, -20)
    assert [each.marks for each in found.counted] == [
        (Decimal(difference),) for difference in (-30, -20, 10)
    ]


@pytest.mark.parametrize(("days", "display"), [(19, "counts"), (20, "percent")])
def test_a_percentage_needs_twenty(days: int, display: str) -> None:
    """adherence.md, Floors: from 20 on a percentage may be shown."""
    found = working_of(plan(), as_of=utc("2026-02-02") + days * DAY).explain("display")
    assert (found.value, found.recounted(), found.planned) == (display, display, days)


@pytest.mark.parametrize("family", list(PLANS))
def test_every_number_is_the_count_of_its_working(family: str) -> None:
    """Recounted from what is counted alone it is the same; laws say so of drawn histories."""
    whole = working(family)
    found = [whole.explain(number) for number in whole.numbers()]
    assert [each.number for each in found if each.recounted() != each.value] == []
    assert sum(each.value not in (0, None) for each in found) >= 10


@pytest.mark.parametrize(
    ("family", "number", "names"),
    [
        ("fixed", "other_sources.device.as_agreed", ["t3"]),
        ("fixed", "other_sources.therapist.as_agreed", []),
        ("fixed", "outcomes.partly", ["t2"]),
        ("fixed", "occasions.tried", ["2026-02-03"]),
        ("fixed", "happened.0.no", ["t2"]),
        ("fixed", "change.0.lower", ["t1"]),
        ("fixed", "change.0.higher", []),
        ("fixed", "recalled", ["t4"]),
        ("fixed", "practiced_within_window", ["2026-02-02"]),
        ("target", "so_far.practiced", ["2026-02-09/week"]),
        ("target", "target.periods.0.towards", ["2026-02-02/week"]),
        ("as_needed", "used.times_used", ["t1", "t4"]),
        ("as_needed", "used.came_up_not_used", ["t5"]),
    ],
)
def test_what_a_number_counts(family: str, number: str, names: list[str]) -> None:
    """What is counted is named: occasions by key, entries and reports by id."""
    told = [
        *NOTES,
        entry("t4", "2026-02-09T20:00", occurred_at=utc("2026-02-08T12:00")),
        entry("t5", "2026-02-10T12:00", "not_done_told"),
    ]
    if family == "target":
        told = [*told, entry("t6", "2026-02-11T12:00")]
    found = working(family, told).explain(number)
    assert [each.name for each in found.counted] == names
    assert {each.thing for each in (*found.counted, *found.left_out)} <= {
        "occasion", "period", "entry", "report"
    }  # fmt: skip


def test_an_unknown_number_is_explained_before_it_exists() -> None:
    """Without an attempt there is no first one; the day it counts from is given all the same."""
    found = working("fixed", []).explain("days_to_first_try")
    assert (found.value, found.given) == (None, utc("2026-02-02").date())
    assert working("fixed", []).explain("days_since_last_entry").given == utc("2026-02-12").date()
