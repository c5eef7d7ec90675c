"""The families of summary vectors, one function per clause of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement, product
from typing import Any, Final

from tests.vectors.summary_notation import (
    DAILY,
    Vector,
    block,
    date,
    given,
    note,
    plan,
    weekly,
)
from tests.vectors.summary_records import obstacles, ratings
from tests.vectors.summary_single import singles

OUTCOMES: Final = (
    "as_agreed",
    "smaller_version",
    "partly",
    "started_and_stopped",
    "not_done_told",
    "no_opportunity",
)
STATE_OF: Final = {
    "as_agreed": "practiced",
    "smaller_version": "practiced",
    "partly": "tried",
    "started_and_stopped": "tried",
    "not_done_told": "told_not_done",
    "no_opportunity": "set_aside",
    None: "no_entry",
}
STATES: Final = (*dict.fromkeys(STATE_OF.values()), "paused", "open", "not_yet")
SPAN: Final = {"type": "prompted", "between": {"from": "09:00", "until": "09:01"}, "seed": "s"}


def states() -> Iterator[Vector]:
    """One occasion, on the 3rd, in every state; the first that holds."""
    clause = (
        "State: first that holds: paused, set_aside by mark, not_yet, open, practiced, tried,"
        " set_aside by a no_opportunity entry, told_not_done, no_entry"
    )
    ways: dict[str, tuple[dict[str, Any], str]] = {
        "closed": ({}, "4"),
        "open": ({}, "3 23:59"),
        "paused": ({"pauses": [{"from": "2026-02-03", "until": "2026-02-04"}]}, "4"),
        "marked": ({"set_aside": [{"occurrence": "2026-02-03"}]}, "4"),
    }
    for (way, (members, as_of)), outcome in product(ways.items(), STATE_OF):
        state = {"open": "open", "paused": "paused", "marked": "set_aside"}.get(way)
        state = state or STATE_OF[outcome]
        notes = [note("t1", "3 09:00", outcome)] if outcome else []
        tuesday = plan({"type": "once", "on": "2026-02-03"}, **members)
        yield Vector(
            name=f"state-{way}-{(outcome or 'no-entry').replace('_', '-')}",
            clause=clause,
            description=f"A {way} occasion with {outcome or 'no entry'} is {state}.",
            given=given(tuesday, notes, as_of),
            expected=block(
                occasions={each: int(each == state) for each in STATES},
                counted=int(way == "closed" and state != "set_aside"),
            ),
        )


def outcomes() -> Iterator[Vector]:
    """Two notes on one occasion: the better known one decides."""
    clause = (
        "State of an occasion: practiced, then tried, then set_aside by a no_opportunity "
        "entry, then told_not_done"
    )
    order = ("practiced", "tried", "set_aside", "told_not_done")
    for one, other in combinations_with_replacement(OUTCOMES, 2):
        state = min(STATE_OF[one], STATE_OF[other], key=order.index)
        both_practiced = STATE_OF[one] == STATE_OF[other] == "practiced"
        yield Vector(
            name=f"two-notes-{one}-{other}".replace("_", "-"),
            clause=clause,
            description=f"{one} and {other} on one day: {state}, once.",
            given=given(
                plan({"type": "once", "on": "2026-02-03"}),
                [note("t1", "3 09:00", one), note("t2", "3 10:00", other)],
                "4",
            ),
            expected=block(
                occasions={each: int(each == state) for each in STATES}, extra=int(both_practiced)
            ),
        )


WILSON: Final = {  # adherence.md, Uncertainty, and Wilson 1927 worked by hand for 0 of 1
    (0, 3): (0, 0.5615),
    (2, 2): (0.3424, 1),
    (2, 3): (0.2077, 0.9385),
    (3, 4): (0.3006, 0.9544),
    (4, 7): (0.2505, 0.8418),
    (8, 11): (0.4344, 0.9025),
    (10, 12): (0.5520, 0.9530),
    (14, 20): (0.4810, 0.8545),
}


def wilson() -> Iterator[Vector]:
    """So many of so many days, with the intervals of the page and others both agree on."""
    clause = "Uncertainty: Wilson 95 % for fixed and prompted"
    more = [(k, n) for n in (1, 4, 5, 6, 9, 13, 19, 21) for k in (0, n // 2, n)]
    for k, n in [*WILSON, *dict.fromkeys(more)]:
        notes = [note(f"t{day}", f"{day + 1} 09:00") for day in range(1, k + 1)]
        days = plan({**DAILY, "count": n})
        interval = WILSON.get((k, n))
        expected = {}
        if interval:
            low, high = interval
            expected = block(
                counted=n,
                share=round(k / n, 4),
                interval={"method": "wilson", "level": 0.95, "low": low, "high": high},
                display="percent" if n >= 20 else "counts",
            )
        yield Vector(
            name=f"wilson-{k}-of-{n}",
            clause=clause,
            description=f"{k} of {n} days, with the interval beside the share.",
            given=given(days, notes, "28"),
            expected=expected,
            pick=() if interval else ("counted", "share", "tried_share", "interval", "display"),
        )


def targets() -> Iterator[Vector]:
    """N practices of T in one week."""
    clause = "Target T per period k: towards_k = min(n_k, T_k); extra_k = max(0, n_k - T_k)"
    for times, n in product((1, 2, 3), range(6)):
        notes = [note(f"t{k}", f"{k + 2} 09:00") for k in range(n)]
        towards, extra = min(n, times), max(0, n - times)
        yield Vector(
            name=f"target-{n}-of-{times}",
            clause=clause,
            description=f"{n} practices in a week of {times}.",
            given=given(plan(weekly(times)), notes, "9"),
            expected=block(
                target={"towards": towards, "planned": times},
                counted=times,
                share=round(towards / times, 4),
                interval=None,
                extra=extra,
            ),
        )


def prorated() -> Iterator[Vector]:
    """A first week of d days."""
    clause = "Target: \"prorate\" T' = floor(T d / D + 1/2), T' = 0 -> out"
    for times, days in product((1, 2, 3, 5), (1, 2, 3, 4, 5, 6)):
        part = (2 * times * days + 7) // 14
        expected = block(
            target={"towards": 0, "planned": part},
            counted=part,
            share=0 if part else None,
            why_no_share=None if part else "only_partial_periods",
        )
        cut = plan(weekly(times), ends_before=date(days))
        yield Vector(
            name=f"prorate-{times}-times-{days}-days",
            clause=clause,
            description=f"A week of {times} that ends after {days} days plans {part}.",
            given=given(cut, [], "20", asked={"partial_periods": "prorate"}),
            expected=expected,
        )


def floors() -> Iterator[Vector]:
    """What may be shown as a percentage."""
    clause = (
        "Floors carried in the result as display: < 5 counts only; 5 to 19 counts; >= 20 a "
        "percentage may be shown"
    )
    for n in (0, 1, 4, 5, 18, 19, 20, 21, 26):
        days = plan({**DAILY, "count": max(n, 1)}, starts_on="2026-02-02" if n else "2026-02-28")
        yield Vector(
            name=f"floor-{n}",
            clause=clause,
            description=f"Of {n} counted days.",
            given=given(days, [], "28"),
            expected=block(counted=n, display="percent" if n >= 20 else "counts"),
        )


def prompts() -> Iterator[Vector]:
    """One prompt at 9:00 with a window of 45 minutes, answered then or later."""
    clause = (
        "Prompted: answered in its window / delivered; late answers are answered_late, "
        "partial answers of an expired prompt are kept and do not count"
    )
    times = {"in-time": "3 09:10", "at-the-end": "3 09:45", "late": "3 20:00"}
    for (when, at), outcome in product(times.items(), OUTCOMES):
        practiced, tried = STATE_OF[outcome] == "practiced", STATE_OF[outcome] == "tried"
        delivered = int(outcome != "no_opportunity")
        answered = int(practiced and when == "in-time")
        answer = note("t1", at, outcome, occurrence="2026-02-03#1")
        yield Vector(
            name=f"prompt-{when}-{outcome}".replace("_", "-"),
            clause=clause,
            description=f"A prompt answered {when.replace('-', ' ')} with {outcome}.",
            given=given(plan({**SPAN, "per_day": 1}, "2026-02-03"), [answer], "4"),
            expected=block(
                answered={
                    "in_window": answered,
                    "late": int(practiced and when != "in-time"),
                    "partial": int(tried),
                    "delivered": delivered,
                },
                share=answered if delivered else None,
            ),
        )


def reserves() -> Iterator[Vector]:
    """Five days, of which some were practiced, and spare ones agreed before."""
    clause = "Reserve: reserve_used = min(reserve, counted - practiced), never changing the share"
    for agreed, practiced in product((0, 1, 2, 6), (0, 3, 4, 5)):
        notes = [note(f"t{day}", f"{day + 2} 09:00") for day in range(practiced)]
        yield Vector(
            name=f"reserve-{agreed}-practiced-{practiced}",
            clause=clause,
            description=f"{practiced} of 5 with a reserve of {agreed}.",
            given=given(plan({**DAILY, "count": 5}, reserve=agreed), notes, "20"),
            expected=block(
                reserve={"agreed": agreed, "used": min(agreed, 5 - practiced)},
                share=round(practiced / 5, 4),
            ),
        )


KINDS: Final[dict[str, dict[str, Any]]] = {
    "once": {"type": "once", "on": "2026-02-03"},
    "listed": {"type": "listed", "occasions": [{"on": "2026-02-04"}, {"on": "2026-02-11"}]},
    "repeating": DAILY,
    "before_session": {"type": "before_session"},
    "target": weekly(),
    "prompted": {**SPAN, "per_day": 1},
    "as_needed": {"type": "as_needed", "cue": "tense"},
}


def pairs_of_plans() -> Iterator[Vector]:
    """A plan that changed from every type to every other."""
    clause = "Several assignments: fixed and target never pooled; a plan that changed is two plans"
    for first, second in product(KINDS, KINDS):
        families = {"fixed" if each in list(KINDS)[:4] else each for each in (first, second)}
        differ = len(families) > 1
        versions = [plan(KINDS[first]), plan(KINDS[second], "2026-02-09", version=2)]
        meetings = [{"id": "s1", "on": "2026-02-06"}, {"id": "s2", "on": "2026-02-13"}]
        same = families == {"as_needed"}
        expected = block(
            why_no_share="plans_differ" if differ else "as_needed" if same else None,
            versions=[
                {"version": 1, "schedule": first},
                {"version": 2, "schedule": second},
            ],
        )
        if differ:
            expected["assignments"][0]["share"] = None
        yield Vector(
            name=f"change-{first}-to-{second}".replace("_", "-"),
            clause=clause,
            description=f"From {first} to {second}: "
            + ("the whole has no share." if differ else "one formula holds for the whole."),
            given=given(versions, [note("t1", "10 09:00")], "20", sessions=meetings),
            expected=expected,
        )


def sharing() -> Iterator[Vector]:
    """What each consent lets others see of a note."""
    clause = (
        "Sharing: none: nothing; summary_only: a summary of all; all: what is not private; "
        "person_chooses_each (also when nothing was said): what is shared"
    )
    consents = (None, "person_chooses_each", "all", "summary_only", "none")
    for consent, visibility in product(consents, (None, "shared", "private")):
        said = [] if consent is None else [consent]
        seen = {
            "all": visibility != "private",
            "summary_only": True,
            "none": False,
        }.get(consent or "", visibility == "shared")
        more = {} if visibility is None else {"visibility": visibility}
        expected: dict[str, Any] = {"assignments": []}
        if consent != "none":
            expected = block(days_with_an_entry=int(seen), obstacles=None)
            expected["assignments"][0]["occasions"] = {"practiced": int(seen)}
            del expected["assignments"][0]["obstacles"]
        yield Vector(
            name=f"shared-{consent or 'nothing-said'}-{visibility or 'not-said'}".replace("_", "-"),
            clause=clause,
            description=f"Consent {consent}, visibility {visibility or 'not said'}.",
            given=given(
                plan(),
                [note("t1", "3 09:00", **more)],
                "9",
                audience="shared",
                consent=[
                    {"share_entries": each, "noted_at": "2026-01-01T00:00:00+00:00"}
                    for each in said
                ],
            ),
            expected=expected,
        )


def kept_inside() -> Iterator[Vector]:
    """What is in a private note, where every note counts."""
    for visibility in ("shared", "private"):
        shown = visibility == "shared"
        expected = block(obstacles=[{"code": "discomfort", "count": 1}] if shown else [])
        expected["assignments"][0] |= {"outcomes": {"partly": 1}, "days_with_an_entry": 1}
        yield Vector(
            name=f"counts-of-a-{visibility}-note",
            clause="Sharing: summary_only: counts over every entry, nothing in a private one",
            description="The note is counted; "
            + ("so is its obstacle." if shown else "its obstacle stays with the person."),
            given=given(
                plan(),
                [note("t1", "3 09:00", "partly", obstacles=["discomfort"], visibility=visibility)],
                "9",
                audience="shared",
                consent=[
                    {"share_entries": "summary_only", "noted_at": "2026-01-01T00:00:00+00:00"}
                ],
            ),
            expected=expected,
        )


def week_edges() -> Iterator[Vector]:
    """Where weeks begin, for every first day and both ways of cutting them."""
    clause = (
        "Weeks: seven-day half-open blocks of local dates, session to session from starts_on "
        "by default, calendar weeks on request"
    )
    for first, start in product(range(2, 9), ("plan", "mo", "su")):
        yield Vector(
            name=f"weeks-from-{start}-starting-{first}",
            clause=clause,
            description=f"A plan from {first} February, weeks from {start}.",
            given=given(
                plan(DAILY, f"2026-02-{first:02d}"),
                [note("t1", "9 09:00"), note("t2", "10 09:00", "partly")],
                "18",
                asked={"week_starts": start},
            ),
            pick=("weeks",),
        )


def vectors() -> list[Vector]:
    """Give every vector."""
    families = (
        *(states, outcomes, wilson, targets, prorated, floors, prompts, reserves),
        *(pairs_of_plans, sharing, kept_inside, week_edges, ratings, obstacles, singles),
    )
    return [vector for family in families for vector in family()]
