"""Occurrence vectors about plans: versions, pauses, set-asides, targets and sessions."""

# A row stays on its line, so that tables read as tables.
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from tests.vectors.occurrence_form import (
    Json,
    Vector,
    agreed,
    asked,
    by_hand,
    days,
    meeting,
    plan,
    repeating,
    slots,
    target,
)

BEFORE: Final[Json] = {"type": "before_session"}
NINE: Final = repeating("daily", "09:00")
DAILY: Final = repeating("daily")
THREE: Final = target(3, "week")


def _versions() -> Iterator[Vector]:
    two = [plan(NINE), plan(repeating("daily", "18:00"), "2026-02-04", version=2)]
    yield by_hand("versions/switch", "From Wednesday on at six in the evening.", "reigns",
                  asked(*two, end="2026-02-06"), *slots("2026-02-02T09:00", "2026-02-03T09:00"),
                  *slots("2026-02-04T18:00", "2026-02-05T18:00", words="version=2"))
    yield by_hand("versions/in-any-order", "Versions may be given in any order.", "reigns",
                  asked(*reversed(two), end="2026-02-05"), *slots("2026-02-02T09:00",
                                                                  "2026-02-03T09:00"),
                  *slots("2026-02-04T18:00", words="version=2"))
    midday = [plan(repeating("daily", "09:00", "18:00")),
              plan(repeating("daily", "11:00", "20:00"), "2026-02-03", version=2,
                   starts_at="12:00")]
    yield by_hand("versions/in-the-middle-of-a-day", "At noon the second takes over.",
                  "before-start",
                  asked(*midday, end="2026-02-04"),
                  *slots("2026-02-02T09:00", "2026-02-02T18:00", "2026-02-03T09:00"),
                  *slots("2026-02-03T20:00", words="version=2"))
    day = [plan(DAILY), plan(DAILY, "2026-02-03", version=2, starts_at="12:00")]
    yield by_hand("versions/an-open-day-stays",
                  "The day that was open at the switch stays the first's.",
                  "opened-before", asked(*day, end="2026-02-05"), *days("2026-02-02", "2026-02-03"),
                  *days("2026-02-04", words="version=2"))
    night = [plan(repeating("daily", "23:00", window_minutes=120)), plan(NINE, "2026-02-03",
                                                                         version=2)]
    yield by_hand("versions/window-past-the-switch", "It runs past the switch and counts in full.",
                  "opened-before", asked(*night, end="2026-02-04"),
                  "2026-02-02T23:00 2026-02-02T23:00+00:00 2026-02-03T01:00+00:00",
                  *slots("2026-02-03T09:00", words="version=2"))
    early = plan(repeating("daily", "09:00", count=1, opens_minutes_before=120), starts_at="08:00")
    yield by_hand("versions/opens-with-the-version", "What would open at seven opens at eight.",
                  "opens-with", asked(early),
                  "2026-02-02T09:00 2026-02-02T08:00+00:00 2026-02-03T00:00+00:00 "
                  "due=2026-02-02T09:00+00:00")
    open_ = {"opens_minutes_before": 60}
    overlap = [plan(repeating("daily", "09:00", **open_)),
               plan(repeating("daily", "09:00", **open_), "2026-02-03", version=2,
                    starts_at="08:30")]
    yield by_hand("versions/one-key-once",
                  "Open since eight under the first, it is no second occasion.",
                  "opened-before", asked(*overlap, end="2026-02-05"),
                  "2026-02-02T09:00 2026-02-02T08:00+00:00 2026-02-03T00:00+00:00 "
                  "due=2026-02-02T09:00+00:00",
                  "2026-02-03T09:00 2026-02-03T08:00+00:00 2026-02-04T00:00+00:00 "
                  "due=2026-02-03T09:00+00:00",
                  "2026-02-04T09:00 2026-02-04T08:00+00:00 2026-02-05T00:00+00:00 "
                  "due=2026-02-04T09:00+00:00 version=2")
    long = repeating("weekly", "09:00", opens_minutes_before=6000)
    days_open = [plan(long), plan(long, "2026-02-09", version=2, starts_at="08:30")]
    yield by_hand("versions/open-for-days", "Open since the 5th under the first, outside of the "
                  "question.", "opened-before", asked(*days_open, start="2026-02-09",
                                                      end="2026-02-13"),
                  "2026-02-16T09:00 2026-02-12T05:00+00:00 2026-02-17T00:00+00:00 version=2 "
                  "due=2026-02-16T09:00+00:00")
    offered = plan(NINE, "2026-02-03", version=2, status="proposed")
    yield by_hand("versions/proposed", "What is only offered changes nothing.", "proposed",
                  asked(plan(DAILY), offered, end="2026-02-05"),
                  *days("2026-02-02", "2026-02-03", "2026-02-04"))
    yield by_hand("versions/proposed-alone", "And yields nothing.", "proposed", asked(offered))
    equal = [plan(DAILY), plan(NINE, version=2)]
    yield by_hand("versions/equal-starts", "Of two that start together, the higher rules.",
                  "overtaken",
                  asked(*equal, end="2026-02-03"), *slots("2026-02-02T09:00", words="version=2"))
    overtaken = [plan(DAILY), plan(DAILY, "2026-02-10", version=2), plan(NINE, "2026-02-04",
                                                                         version=3)]
    yield by_hand("versions/overtaken", "The second was overtaken before it began.", "overtaken",
                  asked(*overtaken, start="2026-02-03", end="2026-02-05"), *days("2026-02-03"),
                  *slots("2026-02-04T09:00", words="version=3"))
    ended = plan(DAILY, ends_before="2026-02-04")
    yield by_hand("versions/ends-before", "The date it names is the first without.", "ends",
                  asked(ended),
                  *days("2026-02-02", "2026-02-03"))
    for status in ("stopped", "completed", "replaced"):
        made = plan(DAILY, status=status, status_on="2026-02-04")
        yield by_hand(f"versions/{status}", "So is the date of the status.", "ends", asked(made),
                      *days("2026-02-02", "2026-02-03"))
    active = plan(DAILY, status="active", status_on="2026-02-03")
    yield by_hand("versions/active-since", "A date of an active status ends nothing.", "reigns",
                  asked(active, end="2026-02-04"), *days("2026-02-02", "2026-02-03"))
    gap = [plan(DAILY, ends_before="2026-02-03"), plan(DAILY, "2026-02-05", version=2)]
    yield by_hand("versions/a-pause-between", "Nothing lies between an end and the next start.",
                  "ends",
                  asked(*gap, end="2026-02-06"), *days("2026-02-02"),
                  *days("2026-02-05", words="version=2"))
    fixed = plan(NINE, revision="2", supersedes=["1"], title="Walk, amended",
                 ends_before="2026-02-03")
    yield by_hand("versions/revised", "Only what nothing replaces stands.", "tombstone",
                  asked(plan(NINE), fixed), *slots("2026-02-02T09:00"))
    gone = {"kind": "assignment", "schema_version": "1.0", "id": "a1", "version": 1,
            "revision": "2",
            "supersedes": ["1"], "deleted": True}
    yield by_hand("versions/deleted", "A deleted plan has no occasions.", "tombstone",
                  asked(plan(NINE), gone))
    for name, (one, other) in {
        "daily-then-weekly": (DAILY, repeating("weekly", weekdays=["su", "th"])),
        "twice-then-once-a-day": (repeating("daily", "08:00", "20:00"), NINE),
        "target-then-slots": (THREE, NINE),
        "slots-then-target": (NINE, target(2, "week", week_starts="mo")),
        "every-third-day-anew": (repeating("daily", interval=3), repeating("daily", interval=3)),
        "monthly-then-monthly": (repeating("monthly"), repeating("monthly")),
    }.items():
        for at in (None, "10:00", "23:30"):
            time = {} if at is None else {"starts_at": at}
            pair = [plan(one), plan(other, "2026-02-12", version=2, **time)]
            place = "" if at is None else f"-at-{at[:2]}{at[3:]}"
            yield agreed(f"versions/{name}{place}", "One plan is followed by another.", "reigns",
                         asked(*pair, end="2026-03-02"))
    abroad = [plan(NINE), plan(NINE, "2026-02-04", version=2, zone="America/New_York"),
              plan(NINE, "2026-02-06", version=3, zone="Asia/Tokyo")]
    yield agreed("versions/another-zone", "Each version starts on its own clock.", "reigns",
                 asked(*abroad, end="2026-02-08"))
    three = [plan(NINE), plan(DAILY, "2026-02-04", version=2), plan(THREE, "2026-02-06", version=5)]
    yield agreed("versions/numbers-with-holes", "Versions need not be counted without holes.",
                 "reigns",
                 asked(*three, end="2026-02-16"))
    several = [plan(NINE), plan(NINE, id="a0"), plan(DAILY, id="b")]
    yield agreed("versions/several-plans", "Plans stand side by side, in a fixed order.", "sorted",
                 asked(*several, end="2026-02-04"))


def _pauses() -> Iterator[Vector]:
    away = plan(DAILY, pauses=[{"from": "2026-02-03", "until": "2026-02-05"}])
    yield by_hand("pauses/half-open", "Until is the first day of practice.", "pause",
                  asked(away, end="2026-02-06"), *days("2026-02-02"),
                  *days("2026-02-03", "2026-02-04", words="paused"), *days("2026-02-05"))
    open_ = plan(DAILY, pauses=[{"from": "2026-02-03"}])
    yield by_hand("pauses/open", "Without until it goes on.", "pause", asked(open_,
                                                                             end="2026-02-05"),
                  *days("2026-02-02"), *days("2026-02-03", "2026-02-04", words="paused"))
    week = plan(THREE, pauses=[{"from": "2026-02-09", "until": "2026-02-16"}])
    yield by_hand("pauses/whole-week", "A week is paused when all of its dates are.", "pause",
                  asked(week, end="2026-02-17"),
                  "2026-02-02/week 2026-02-02T00:00+00:00 2026-02-09T00:00+00:00 required=3 "
                  "until_date=2026-02-09",
                  "2026-02-09/week 2026-02-09T00:00+00:00 2026-02-16T00:00+00:00 required=3 "
                  "until_date=2026-02-16 paused",
                  "2026-02-16/week 2026-02-16T00:00+00:00 2026-02-23T00:00+00:00 required=3 "
                  "until_date=2026-02-23")
    some = plan(THREE, pauses=[{"from": "2026-02-02", "until": "2026-02-08"}])
    yield by_hand("pauses/six-of-seven-days", "A week with one free day is open as ever.", "pause",
                  asked(some, end="2026-02-03"),
                  "2026-02-02/week 2026-02-02T00:00+00:00 2026-02-09T00:00+00:00 required=3 "
                  "until_date=2026-02-09")
    two = plan(target(2, "day"), pauses=[{"from": "2026-02-03", "until": "2026-02-04"},
                                         {"from": "2026-02-05", "until": "2026-02-06"}])
    yield agreed("pauses/two", "There may be several.", "pause", asked(two, end="2026-02-08"))
    joined = plan(THREE, pauses=[{"from": "2026-02-02", "until": "2026-02-05"},
                                 {"from": "2026-02-05", "until": "2026-02-09"}])
    yield agreed("pauses/joined", "Two pauses may cover a week together.", "pause",
                 asked(joined, end="2026-02-10"))
    night = plan(repeating("daily", "01:00", "22:00"), day_starts_at="03:00",
                 pauses=[{"from": "2026-02-03", "until": "2026-02-04"}])
    yield agreed("pauses/person-day", "The person's day decides, not the date of the slot.",
                 "pause",
                 asked(night, end="2026-02-06"))
    carried = [plan(DAILY, pauses=[{"from": "2026-02-03"}]), plan(DAILY, "2026-02-05", version=2)]
    yield agreed("pauses/not-carried-over", "The next version has its own.", "own-pauses",
                 asked(*carried, end="2026-02-07"))
    early = plan(repeating("daily", "00:10", opens_minutes_before=30),
                 pauses=[{"from": "2026-02-04", "until": "2026-02-05"}])
    yield agreed("pauses/opened-the-day-before", "The day of the slot decides.", "pause",
                 asked(early, end="2026-02-06"))


def _set_aside() -> Iterator[Vector]:
    def aside(schedule: Json, *keys: str, **members: Any) -> Json:
        return plan(schedule, set_aside=[{"occurrence": key} for key in keys], **members)

    yield by_hand("set-aside/one", "One day did not apply.", "set-aside",
                  asked(aside(DAILY, "2026-02-03"), end="2026-02-05"), *days("2026-02-02"),
                  *days("2026-02-03", words="set_aside"), *days("2026-02-04"))
    slot = aside(repeating("daily", "08:00", "20:00", count=2), "2026-02-02T20:00")
    yield by_hand("set-aside/one-slot", "One slot of two.", "set-aside", asked(slot),
                  *slots("2026-02-02T08:00"), *slots("2026-02-02T20:00", words="set_aside"))
    other = aside(repeating("daily", "09:00", count=1), "2026-02-02", "2026-02-02T09:01")
    yield by_hand("set-aside/other-keys", "A key that is no occasion's marks none.", "set-aside",
                  asked(other), *slots("2026-02-02T09:00"))
    gap = aside(repeating("daily", "01:30", count=1), "2026-03-29T01:30", starts_on="2026-03-29")
    yield by_hand("set-aside/key-of-a-gap",
                  "The key is the time agreed, also where a gap moved it.", "key",
                  asked(gap),
                  "2026-03-29T01:30 2026-03-29T02:30+01:00 2026-03-30T00:00+01:00 shifted "
                  "set_aside")
    yield agreed("set-aside/week", "A whole week.", "set-aside",
                 asked(aside(THREE, "2026-02-09/week"), end="2026-02-20"))
    both = aside(DAILY, "2026-02-03", pauses=[{"from": "2026-02-03", "until": "2026-02-04"}])
    yield agreed("set-aside/and-paused", "Both marks may stand on one.", "set-aside",
                 asked(both, end="2026-02-05"))
    old = [aside(DAILY, "2026-02-03", "2026-02-05"), plan(DAILY, "2026-02-04", version=2)]
    yield agreed("set-aside/of-another-version", "Each version marks its own.", "set-aside",
                 asked(*old, end="2026-02-07"))


def _targets() -> Iterator[Vector]:
    yield by_hand("targets/plan-weeks", "Weeks run from the first date, a Wednesday.", "week-start",
                  asked(plan(THREE, "2026-02-04"), end="2026-02-12"),
                  "2026-02-04/week 2026-02-04T00:00+00:00 2026-02-11T00:00+00:00 required=3 "
                  "until_date=2026-02-11",
                  "2026-02-11/week 2026-02-11T00:00+00:00 2026-02-18T00:00+00:00 required=3 "
                  "until_date=2026-02-18")
    monday = plan(target(3, "week", week_starts="mo"), "2026-02-04")
    yield by_hand("targets/calendar-weeks", "The first calendar week had begun, so it is partial.",
                  "first-partial", asked(monday, end="2026-02-10"),
                  "2026-02-04/week 2026-02-04T00:00+00:00 2026-02-09T00:00+00:00 required=3 "
                  "partial until_date=2026-02-09",
                  "2026-02-09/week 2026-02-09T00:00+00:00 2026-02-16T00:00+00:00 required=3 "
                  "until_date=2026-02-16")
    day = plan(target(2, "day"))
    yield by_hand("targets/days", "Twice a day at any time.", "target", asked(day,
                                                                              end="2026-02-04"),
                  "2026-02-02/day 2026-02-02T00:00+00:00 2026-02-03T00:00+00:00 required=2",
                  "2026-02-03/day 2026-02-03T00:00+00:00 2026-02-04T00:00+00:00 required=2")
    month = plan(target(10, "month"), "2026-02-10", ends_before="2026-03-20")
    yield by_hand("targets/months", "The first month and the last are cut.", "first-partial",
                  asked(month),
                  "2026-02-10/month 2026-02-10T00:00+00:00 2026-03-01T00:00+00:00 required=10 "
                  "partial until_date=2026-03-01",
                  "2026-03-01/month 2026-03-01T00:00+00:00 2026-03-20T00:00+00:00 required=10 "
                  "partial until_date=2026-03-20")
    switch = [plan(THREE), plan(target(2, "week"), "2026-02-12", version=2)]
    yield by_hand("targets/cut-by-a-version", "The old week is partial, the new one is whole.",
                  "whole-weeks", asked(*switch, end="2026-02-14"),
                  "2026-02-02/week 2026-02-02T00:00+00:00 2026-02-09T00:00+00:00 required=3 "
                  "until_date=2026-02-09",
                  "2026-02-09/week 2026-02-09T00:00+00:00 2026-02-12T00:00+00:00 required=3 "
                  "partial until_date=2026-02-12",
                  "2026-02-12/week 2026-02-12T00:00+00:00 2026-02-19T00:00+00:00 required=2 "
                  "version=2 until_date=2026-02-19")
    clean = [plan(THREE), plan(target(2, "week"), "2026-02-09", version=2)]
    yield by_hand("targets/cut-where-a-week-begins", "A switch between weeks cuts none.", "cut",
                  asked(*clean, end="2026-02-10"),
                  "2026-02-02/week 2026-02-02T00:00+00:00 2026-02-09T00:00+00:00 required=3 "
                  "until_date=2026-02-09",
                  "2026-02-09/week 2026-02-09T00:00+00:00 2026-02-16T00:00+00:00 required=2 "
                  "version=2 until_date=2026-02-16")
    spring = plan(target(3, "week"), "2026-03-23")
    yield by_hand("targets/week-over-a-gap", "A week of 167 hours.", "target",
                  asked(spring, end="2026-03-24"),
                  "2026-03-23/week 2026-03-23T00:00+00:00 2026-03-30T00:00+01:00 required=3 "
                  "until_date=2026-03-30")
    for per in ("day", "week", "month"):
        for at in ("00:00", "14:00"):
            made = plan(target(4, per), "2026-02-05", starts_at=at)
            yield agreed(f"targets/{per}-from-{at[:2]}00",
                         "A period may start in the middle of a day.",
                         "target", asked(made, end="2026-03-05"))
        made = plan(target(4, per), status="stopped", status_on="2026-02-11")
        yield agreed(f"targets/{per}-stopped", "The last period is cut.", "cut", asked(made))
        cut = [plan(target(4, per)), plan(target(1, per), "2026-02-11", version=2,
                                          starts_at="09:30")]
        yield agreed(f"targets/{per}-cut-in-a-day", "Cut in the middle of a day.", "cut",
                     asked(*cut, end="2026-03-05"))
        old = plan(target(5, per, distinct_days=True), "2020-02-29")
        yield agreed(f"targets/{per}-years-on", "Six years on.", "target", asked(old,
                                                                                 end="2026-02-02"))
    for weekday in ("tu", "sa", "su"):
        made = plan(target(2, "week", week_starts=weekday), "2026-02-04", ends_before="2026-02-25")
        yield agreed(f"targets/weeks-from-{weekday}", "Weeks from a weekday, cut at both ends.",
                     "week-start", asked(made))


def _sessions() -> Iterator[Vector]:
    s1, s2 = meeting("s1", "2026-02-02", "15:00+00:00"), meeting("s2", "2026-02-09", "15:00+00:00")
    s3 = meeting("s3", "2026-02-16")
    all_three: dict[str, Any] = {"sessions": [s1, s2, s3]}
    first = ("session:s2 2026-02-02T00:00+00:00 2026-02-09T15:00+00:00 local_date=2026-02-02 "
             "until_date=2026-02-09")
    second = ("session:s3 2026-02-09T15:00+00:00 2026-02-16T00:00+00:00 local_date=2026-02-09 "
              "until_date=2026-02-16")
    once = plan(BEFORE)
    yield by_hand("sessions/from-one-to-the-next", "Due at each session after the first.",
                  "session-window", asked(once, **all_three), first, second)
    yield by_hand("sessions/none-known", "Without a next session nothing is due.", "no-session",
                  asked(once, sessions=[s1]))
    yield by_hand("sessions/target", "Twice before each.", "target",
                  asked(plan(target(2, "session")), **all_three),
                  f"{first} required=2", f"{second} required=2")
    moved = {**s2, "on": "2026-02-11", "at": "2026-02-11T10:00:00+00:00", "revision": "2",
             "supersedes": ["1"]}
    yield by_hand("sessions/moved", "The date moves and the key stays.", "key",
                  asked(once, sessions=[s1, s2, moved]),
                  "session:s2 2026-02-02T00:00+00:00 2026-02-11T10:00+00:00 local_date=2026-02-02 "
                  "until_date=2026-02-11")
    noon = plan(BEFORE, starts_at="12:00")
    yield by_hand("sessions/agreed-in-the-morning", "Agreed at noon, due in the afternoon.",
                  "own-session",
                  asked(noon, sessions=[s1]),
                  "session:s1 2026-02-02T12:00+00:00 2026-02-02T15:00+00:00 local_date=2026-02-02")
    midnight = plan(BEFORE, starts_at="00:00")
    yield by_hand("sessions/at-the-very-start", "A session at the first moment opens the period.",
                  "own-session", asked(midnight, sessions=[meeting("s0", "2026-02-02"), s3]),
                  "session:s3 2026-02-02T00:00+00:00 2026-02-16T00:00+00:00 "
                  "local_date=2026-02-02 until_date=2026-02-16")
    for name, members in (("ends-before", {"ends_before": "2026-02-09"}),
                          ("stopped", {"status": "stopped", "status_on": "2026-02-09"})):
        yield by_hand(f"sessions/{name}", "The plan ran up to the session on its end.", "ran-up",
                      asked(plan(BEFORE, **members), **all_three), first)
    for name, members in (("a-day", {}), ("an-hour", {"starts_at": "12:00"})):
        yield by_hand(f"sessions/another-plan-from-{name}-on",
                      "What was agreed for the session is due at it, by the plan before.", "ran-up",
                      asked(once, plan(BEFORE, "2026-02-16", version=3),
                            plan(target(1, "month"), "2026-02-09", version=2, **members),
                            end="2026-02-09", **all_three), first)
    two = [once, plan(BEFORE, "2026-02-05", version=2)]
    yield by_hand("sessions/under-the-next-version",
                  "Opened under the first, due under the second.",
                  "session-next", asked(*two, **all_three), f"{first} version=2",
                  f"{second} version=2")
    three_am = plan(BEFORE, day_starts_at="03:00")
    yield by_hand("sessions/without-a-time", "It stands at the start of the person's day.",
                  "session-at",
                  asked(three_am, sessions=[s3]),
                  "session:s3 2026-02-02T03:00+00:00 2026-02-16T03:00+00:00 local_date=2026-02-02 "
                  "until_date=2026-02-16")
    yield agreed("sessions/in-any-order", "Sessions may be given in any order.", "session-window",
                 asked(once, sessions=[s3, s1, s2]))
    yield agreed("sessions/before-the-plan", "What was before the plan opens nothing.",
                 "session-window",
                 asked(plan(BEFORE, "2026-02-04"), **all_three))
    same = [plan(BEFORE), plan(target(2, "session"), "2026-02-09", version=2)]
    yield agreed("sessions/changed-at-a-session", "A change on the date of a session.",
                 "session-next",
                 asked(*same, **all_three))
    late = [plan(BEFORE), plan(BEFORE, "2026-02-09", version=2, starts_at="16:00")]
    yield agreed("sessions/changed-after-a-session", "A change after a session.", "session-next",
                 asked(*late, **all_three))
    for name, schedule in (("before", BEFORE), ("target", target(2, "session"))):
        for until in ("2026-02-05", "2026-02-09"):
            made = plan(schedule, pauses=[{"from": "2026-02-02", "until": until}])
            yield agreed(f"sessions/{name}-paused-until-{until[5:]}",
                         "By the first date, or by all.",
                         "pause", asked(made, **all_three))
        then = [plan(NINE), plan(schedule, "2026-02-04", version=2)]
        yield agreed(f"sessions/slots-then-{name}", "The first period opens with the version.",
                     "session-window", asked(*then, **all_three))
    set_aside = plan(BEFORE, set_aside=[{"occurrence": "session:s2"}])
    yield agreed("sessions/set-aside", "One session asks for nothing.", "set-aside",
                 asked(set_aside, **all_three))
    spring = [meeting("m1", "2026-03-23", "17:00+00:00"), meeting("m2", "2026-03-30",
                                                                  "17:00+01:00")]
    yield agreed("sessions/over-a-gap", "Sessions on both sides of a clock change.",
                 "session-window",
                 asked(plan(BEFORE, "2026-03-16"), sessions=spring))


def vectors() -> Iterator[Vector]:
    """Give the families of plans."""
    yield from chain(_versions(), _pauses(), _set_aside(), _targets(), _sessions())
