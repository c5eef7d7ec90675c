"""Occurrence vectors about prompts, errors, the edges of time, and the next occasion."""

# A row stays on its line, so that tables read as tables.
# fmt: off

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from tests.vectors.occurrence_clauses import CLAUSES
from tests.vectors.occurrence_form import (
    Json,
    Vector,
    agreed,
    asked,
    asked_next,
    by_hand,
    days,
    meeting,
    moment,
    plan,
    repeating,
    row,
    slots,
    target,
)


def _prompted(per_day: int, start: str, until: str, **members: Any) -> Json:
    return {"type": "prompted", "per_day": per_day, "between": {"from": start, "until": until},
            "seed": "s", **members}


def drawn(schedule: Json, assignment_id: str, date: str) -> Iterator[Json]:
    """Give each step of a date's draw, as the page states it; the library has no part in it."""
    count, gap = schedule["per_day"], schedule.get("min_gap_minutes", 0)
    start, until = (
        int(text[:2]) * 60 + int(text[3:])
        for text in (schedule["between"]["from"], schedule["between"]["until"])
    )
    span, earliest = until - start, 0
    for n in range(1, count + 1):
        low = max((n - 1) * span // count, earliest)
        width = max(min(n * span // count, span - (count - n) * gap) - low, 1)
        parts = [schedule["seed"], assignment_id, date, n]
        text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
        minute = low + (int(digest, 16) * width >> 64)
        earliest = minute + gap
        yield {"date": date, "n": n, "low": low, "width": width, "text": text, "digest": digest,
               "minute": minute}


def _prompts() -> Iterator[Vector]:
    def stepped(name: str, says: str, schedule: Json, date: str = "2026-02-03",
                clause: str = "prompts",
                **members: Any) -> Vector:
        made = plan(schedule, date, **members)
        given = asked(made, start=f"{date}T00:00+02:00", end=f"{date}T23:59+00:00")
        steps = tuple(drawn(schedule, made["id"], date))
        return replace(agreed(f"prompts/{name}", says, clause, given), draws=steps)

    # The page's own example, typed from it: 84, 260 and 616 minutes after nine.
    three = _prompted(3, "09:00", "21:00", min_gap_minutes=30)
    page = stepped("the-example-of-the-page", "Three prompts from nine to nine.", three)
    yield replace(page, expected=[row(line) for line in (
        "2026-02-03#1 2026-02-03T10:24+00:00 2026-02-03T11:09+00:00",
        "2026-02-03#2 2026-02-03T13:20+00:00 2026-02-03T14:05+00:00",
        "2026-02-03#3 2026-02-03T19:16+00:00 2026-02-03T20:01+00:00",
    )])
    one = _prompted(1, "09:00", "09:01")
    yield by_hand("prompts/one-minute", "A span of a minute leaves no choice.", "prompt-window",
                  asked(plan(one), end="2026-02-03"),
                  "2026-02-02#1 2026-02-02T09:00+00:00 2026-02-02T09:45+00:00")
    tight = _prompted(3, "09:00", "09:03", min_gap_minutes=1, window_minutes=5)
    yield by_hand("prompts/no-room", "Three prompts in three minutes, a minute apart.", "prompts",
                  asked(plan(tight), end="2026-02-03"),
                  "2026-02-02#1 2026-02-02T09:00+00:00 2026-02-02T09:05+00:00",
                  "2026-02-02#2 2026-02-02T09:01+00:00 2026-02-02T09:06+00:00",
                  "2026-02-02#3 2026-02-02T09:02+00:00 2026-02-02T09:07+00:00")
    for per_day in (1, 2, 5, 6, 7, 10, 100):
        yield stepped(f"{per_day}-a-day", f"{per_day} a day from nine to nine.",
                      _prompted(per_day, "09:00", "21:00", window_minutes=30))
    for gap in (0, 1, 60, 119, 143):
        yield stepped(f"gap-of-{gap}", f"Six in twelve hours, {gap} minutes apart or more.",
                      _prompted(6, "09:00", "21:00", min_gap_minutes=gap))
    for name, seed in {
        "letters": "früh", "beyond-the-plane": "🙂", "quotes": 'a"b\\c/d', "separator": "a\u2028b",
        "spaces": " a  b ", "long": "0123456789" * 12 + "12345678", "number": "1",
    }.items():
        yield stepped(f"seed-{name}", "The text is hashed as canonical JSON writes it.",
                      _prompted(2, "08:00", "20:00", seed=seed), clause="canonical")
    yield stepped("id-of-any-text", "The assignment id is part of the text.",
                  _prompted(2, "08:00", "20:00"), clause="canonical", id='ü/"1"')
    yield stepped("whole-day", "From the first minute to the last but one.",
                  _prompted(4, "00:00", "23:59", min_gap_minutes=45))
    yield stepped("over-a-gap", "The wall time is drawn, then moved by the gap.",
                  _prompted(8, "00:00", "04:00"), "2026-03-29", "gap")
    yield stepped("over-a-fold", "The wall time is drawn, then the first of two is taken.",
                  _prompted(8, "00:00", "04:00"), "2026-10-25", "gap")
    weekdays = plan(_prompted(2, "09:00", "21:00", weekdays=["mo", "fr"]))
    yield agreed("prompts/weekdays", "Mondays and Fridays only.", "prompt-days",
                 asked(weekdays, end="2026-02-17"))
    later = plan(_prompted(3, "09:00", "21:00", min_gap_minutes=30))
    yield agreed("prompts/a-week", "One day knows nothing of another.", "prompts",
                 asked(later, start="2026-02-03", end="2026-02-10"))
    mid = plan(_prompted(6, "09:00", "21:00"), starts_at="15:00")
    yield agreed("prompts/from-the-middle-of-a-day", "What was due before the start is not there.",
                 "before-start", asked(mid, end="2026-02-04"))
    night = plan(_prompted(6, "00:00", "06:00"), day_starts_at="03:00")
    yield agreed("prompts/person-day", "Prompts after midnight belong to the day before.",
                 "timed-key",
                 asked(night, end="2026-02-05"))
    floating = plan(_prompted(4, "09:00", "21:00"), zone=None)
    spans = [{"from": moment("2026-01-01"), "time_zone": "Europe/London"},
             {"from": moment("2026-02-03T14:00+00:00"), "time_zone": "America/New_York"}]
    yield agreed("prompts/floating", "The same wall times, wherever the person is.", "floating",
                 asked(floating, zones=spans, end="2026-02-06"))
    versions = [plan(_prompted(3, "09:00", "21:00")),
                plan(_prompted(4, "09:00", "21:00"), "2026-02-03", version=2)]
    yield agreed("prompts/next-version", "More prompts from the second day on.", "reigns",
                 asked(*versions, end="2026-02-05"))
    aside = plan(_prompted(2, "09:00", "21:00"), set_aside=[{"occurrence": "2026-02-02#2"}])
    yield agreed("prompts/set-aside", "A prompt that was never issued.", "set-aside",
                 asked(aside, end="2026-02-04"))


def _errors() -> Iterator[Vector]:
    def refused(name: str, says: str, clause: str, code: str, given: Json) -> Vector:
        return Vector(f"errors/{name}", says, CLAUSES[clause], given, {"error": code})

    floating, daily = plan(repeating("daily"), zone=None), plan(repeating("daily"))
    week = {"start": "2026-02-02", "end": "2026-02-09"}
    yield refused("zone-needed", "A floating plan, and nobody says where the person is.",
                  "zone-needed",
                  "zone-needed", asked(floating, **week))
    yield refused("zone-needed-empty", "An empty list says no more.", "zone-needed", "zone-needed",
                  asked(floating, zones=[], **week))
    yield refused("zone-needed-beside", "One floating plan beside an anchored one.", "zone-needed",
                  "zone-needed", asked(daily, {**floating, "id": "a2"}, **week))
    yield refused("unknown-zone", "A zone of no place.", "unknown-zone", "unknown-zone",
                  asked(floating, zones="Mars/Olympus_Mons", **week))
    yield refused("too-many", "Seven occasions where six may be.", "bounded",
                  "too-many-occurrences",
                  asked(daily, limit=6, **week))
    yield refused("zone-needed-next", "The next occasion needs a zone, too.", "zone-needed",
                  "zone-needed", asked_next(floating, after="2026-02-02"))
    bare = {**asked(daily), "start": "2026-02-02T00:00:00"}
    yield refused("start-without-offset", "A moment has an offset.", "expansion",
                  "aware-time-needed", bare)
    bare = {**asked_next(daily, after="2026-02-02"), "after": "2026-02-02T00:00:00"}
    yield refused("after-without-offset", "A moment has an offset.", "next", "aware-time-needed",
                  bare)
    yield by_hand("errors/just-enough", "Seven occasions where seven may be.", "bounded",
                  asked(daily, limit=7, **week),
                  *days(*(f"2026-02-0{day}" for day in range(2, 9))))
    yield by_hand("errors/zone-not-needed", "An anchored plan needs none.", "zone-needed",
                  asked(daily, start="2026-02-02", end="2026-02-03"), *days("2026-02-02"))
    yield by_hand("errors/empty-window", "Start and end may be one moment.", "expansion",
                  asked(daily, start="2026-02-02", end="2026-02-02"))
    yield by_hand("errors/no-plans", "No plan, no occasions.", "expansion", asked(**week))


def _edges() -> Iterator[Vector]:
    last = {"start": "2199-12-30", "end": "2200-02-01"}
    daily = plan(repeating("daily"), "2199-12-01")
    yield by_hand("edges/last-days", "The last date is 31 December 2199; its window ends in 2200.",
                  "bounded", asked(daily, **last), *days("2199-12-30", "2199-12-31"))
    nine = plan(repeating("daily", "09:00"), "2199-12-31", zone="Europe/London")
    yield by_hand("edges/last-slot", "The last slot.", "bounded", asked(nine, **last),
                  *slots("2199-12-31T09:00"))
    old = plan(repeating("daily", "09:00"), "1990-01-01")
    yield by_hand("edges/1990", "A plan of 1990.", "wall",
                  asked(old, start="1990-01-01", end="1990-01-03"),
                  *slots("1990-01-01T09:00", "1990-01-02T09:00"))
    summer = plan(repeating("daily", "09:00"), "1990-01-01")
    yield by_hand("edges/two-centuries-on", "A summer two hundred years on.", "wall",
                  asked(summer, start="2199-07-01", end="2199-07-02"),
                  *slots("2199-07-01T09:00", offset="+01:00"))
    for name, schedule in (("day", target(1, "day")), ("month", target(1, "month")),
                           ("weekly", repeating("weekly", "22:00", window_minutes=600)),
                           ("yearly", repeating("yearly", month_days=[31], months=[12]))):
        yield agreed(f"edges/last-{name}", "Up to the last date and not beyond.", "bounded",
                     asked(plan(schedule, "2199-12-01"), start="2199-11-30", end="2200-02-01"))
    for zone in ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Tokyo"):
        name = zone.partition("/")[2].lower().replace("_", "-")
        for year in (1990, 2025, 2060, 2199):
            made = plan(repeating("monthly", "02:30", month_days=[1, -1]), f"{year}-01-01",
                        zone=zone)
            yield agreed(f"edges/{year}-in-{name}",
                         "A year of the ends of months, at half past two.",
                         "wall", asked(made, start=f"{year}-01-01", end=f"{year}-12-30"))
    long = plan(repeating("weekly", "09:00", weekdays=["mo", "th"], interval=3), "1990-01-04")
    yield agreed("edges/209-years-of-weeks", "Every third week, two centuries on.", "series",
                 asked(long, start="2199-10-01", end="2199-12-01"))
    prompts = plan(_prompted(3, "09:00", "21:00"), "1990-01-01")
    yield agreed("edges/prompts-of-2199", "Prompts need no state of two centuries.", "prompts",
                 asked(prompts, start="2199-12-30", end="2200-01-02"))
    weeks = plan(target(2, "week"), "1990-01-03")
    yield agreed("edges/209-years-of-targets", "Weeks from a Wednesday of 1990.", "week-start",
                 asked(weeks, start="2150-06-01", end="2150-06-20"))
    utc = plan(repeating("daily", "09:00", count=2), zone="Etc/UTC")
    yield agreed("edges/utc", "A zone without clock changes.", "wall", asked(utc))
    fixed = plan(repeating("daily", "09:00", count=2), zone="Etc/GMT+5")
    yield agreed("edges/etc-sign", "Etc/GMT+5 is five hours behind.", "wall", asked(fixed))


def _next() -> Iterator[Vector]:
    def found(name: str, says: str, clause: str, given: Json, line: str | None) -> Vector:
        return Vector(f"next/{name}", says, CLAUSES[clause], given,
                      None if line is None else row(line))

    nine = plan(repeating("daily", "09:00"))
    (second,) = slots("2026-02-03T09:00")
    (first,) = slots("2026-02-02T09:00")
    yield found("strictly-after", "What opens at the moment itself is not next.", "next",
                asked_next(nine, after="2026-02-02T09:00+00:00"), second)
    yield found("a-minute-before", "A minute before, it is.", "next",
                asked_next(nine, after="2026-02-02T08:59+00:00"), first)
    yield found("before-the-plan", "Long before the plan starts.", "next",
                asked_next(nine, after="1999-01-01"), first)
    leap = plan(repeating("yearly"), "2024-02-29")
    (day,) = days("2104-02-29")
    yield found("leap-day", "2100 is no leap year.", "series", asked_next(leap, after="2096-03-01"),
                day)
    over = plan(repeating("daily", count=2))
    yield found("none-left", "After the last there is none.", "next",
                asked_next(over, after="2026-02-03"), None)
    never = plan(repeating("monthly", months=[2], month_days=[30]))
    yield found("never", "A rule that yields nothing ends.", "bounded",
                asked_next(never, after="2026-02-03"), None)
    paused = plan(repeating("daily", "09:00"), pauses=[{"from": "2026-02-02",
                                                        "until": "2026-02-03"}])
    yield found("after-a-pause", "What is paused is not next.", "next-left-out",
                asked_next(paused, after="2026-02-02"), second)
    aside = plan(repeating("daily", "09:00"), set_aside=[{"occurrence": "2026-02-02T09:00"}])
    yield found("after-a-set-aside", "Nor is what is set aside.", "next-left-out",
                asked_next(aside, after="2026-02-02"), second)
    weeks = plan(target(3, "week"))
    yield found("week", "The next week, while one is open.", "next", asked_next(weeks,
                                                                                after="2026-02-05"),
                "2026-02-09/week 2026-02-09T00:00+00:00 2026-02-16T00:00+00:00 required=3 "
                "until_date=2026-02-16")
    more = {
        "fifth-friday": plan(repeating("monthly", nth_weekdays=[{"n": 5, "day": "fr"}],
                                       months=[2])),
        "every-1000-years": plan(repeating("yearly", interval=1000)),
        "far-on": plan(repeating("weekly", "18:00", weekdays=["we", "su"], interval=4),
                       "2001-05-06"),
        "prompt": plan(_prompted(3, "09:00", "21:00")),
        "opens-before": plan(repeating("weekly", "09:00", opens_minutes_before=3000)),
        "paused-for-good": plan(repeating("monthly"), pauses=[{"from": "2026-02-02"}]),
        "stopped": plan(repeating("daily"), status="stopped", status_on="2026-02-03"),
        "in-a-gap": plan(repeating("yearly", "01:30", months=[3], month_days=[29])),
    }
    for name, made in more.items():
        yield agreed(f"next/{name}", "The first that opens after noon of 3 February 2026.", "next",
                     asked_next(made, after="2026-02-03T12:00+00:00"))
    versions = [plan(repeating("weekly")), plan(repeating("monthly", "20:00"), "2026-02-04",
                                                version=2),
                plan(repeating("daily"), "2026-02-05", version=3, status="proposed")]
    yield agreed("next/versions", "The next is the second version's.", "next",
                 asked_next(*versions, after="2026-02-03"))
    meetings = [meeting("s1", "2026-02-02"), meeting("s2", "2026-02-09"), meeting("s3",
                                                                                  "2026-02-16")]
    yield agreed("next/session", "The next period opens at the next session.", "session-window",
                 asked_next(plan({"type": "before_session"}), after="2026-02-03",
                            sessions=meetings))
    yield agreed("next/floating", "On the clock of where the person is.", "floating",
                 asked_next({**plan(repeating("daily", "09:00"), zone=None)}, after="2026-02-03",
                            zones="Asia/Tokyo"))
    yield agreed("next/several-plans", "The first of several plans.", "sorted",
                 asked_next(plan(repeating("daily", "21:00")), plan(repeating("daily", "08:00"),
                                                                    id="b"),
                            after="2026-02-03T12:00+00:00"))
    yield agreed("next/another-offset", "The moment may have any offset.", "next",
                 asked_next(nine, after="2026-02-03T18:00+09:00"))


def vectors() -> Iterator[Vector]:
    """Give the families of prompts, errors, edges and next occasions."""
    yield from chain(_prompts(), _errors(), _edges(), _next())
