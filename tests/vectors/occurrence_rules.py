"""Occurrence vectors about rules: which dates and times come up."""

# A row stays on its line, so that tables read as tables.
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from tests.vectors.occurrence_form import (
    Json,
    Vector,
    agreed,
    asked,
    by_hand,
    days,
    plan,
    repeating,
    slots,
)

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")


def _once() -> Iterator[Vector]:
    day = plan({"type": "once", "on": "2026-02-07"})
    yield by_hand("once/day-long", "Once on a date, all day.", "once", asked(day),
                  *days("2026-02-07"))
    noon = plan({"type": "once", "on": "2026-02-07", "at": "12:00"})
    yield by_hand("once/at-a-time", "Once at noon; the window ends with the day.", "timed",
                  asked(noon), *slots("2026-02-07T12:00"))
    short = plan({"type": "once", "on": "2026-02-07", "at": "12:00", "window_minutes": 90})
    yield by_hand("once/window", "Once at noon, for ninety minutes.", "timed", asked(short),
                  "2026-02-07T12:00 2026-02-07T12:00+00:00 2026-02-07T13:30+00:00")
    long = plan({"type": "once", "on": "2026-02-07", "window_minutes": 2880})
    yield by_hand("once/day-long-window", "A window of two days stays with the first date.",
                  "day-long",
                  asked(long), "2026-02-07 2026-02-07T00:00+00:00 2026-02-09T00:00+00:00")
    early = plan({"type": "once", "on": "2026-02-01", "at": "12:00"})
    yield by_hand("once/before-the-plan", "A time before the plan starts is not there.",
                  "before-start",
                  asked(early))
    eve = plan({"type": "once", "on": "2026-02-01"})
    yield by_hand("once/the-day-before-the-plan", "A day that ends as the plan starts.",
                  "reigns", asked(eve))
    late = plan({"type": "once", "on": "2026-02-09"}, ends_before="2026-02-09")
    yield by_hand("once/on-the-end", "The date an end names has no occasion.", "ends", asked(late))
    in_winter = asked(noon, start="2026-02-07T12:00+00:00", end="2026-02-08")
    yield by_hand("once/window-starts-on-it", "The start of a question is inside.", "expansion",
                  in_winter, *slots("2026-02-07T12:00"))
    yield by_hand("once/window-ends-on-it", "The end of a question is outside.", "expansion",
                  asked(noon, end="2026-02-07T12:00+00:00"))
    yield by_hand("once/as-needed", "What is done as needed has no occasions.", "as-needed",
                  asked(plan({"type": "as_needed", "cue": "My shoulders go up"})))


def _listed() -> Iterator[Vector]:
    def listed(*occasions: Json, **members: Any) -> Json:
        return plan({"type": "listed", "occasions": list(occasions)}, **members)

    three = listed({"on": "2026-02-09"}, {"on": "2026-02-03"}, {"on": "2026-02-04", "at": "09:00"})
    yield by_hand("listed/in-order", "Listed in any order, they come in the order they open.",
                  "listed",
                  asked(three), *days("2026-02-03"), *slots("2026-02-04T09:00"),
                  *days("2026-02-09"))
    keyed = listed({"on": "2026-02-03", "at": "09:00", "key": "abc"})
    yield by_hand("listed/key", "A key of its own names the occasion.", "listed-key", asked(keyed),
                  "id:abc 2026-02-03T09:00+00:00 2026-02-04T00:00+00:00 "
                  "due=2026-02-03T09:00+00:00 local_date=2026-02-03")
    issued = listed(
        {"on": "2026-02-03", "at": "09:00", "ended": "expired", "window_minutes": 30},
        {"on": "2026-02-03", "at": "14:00", "ended": "not_issued",
         "issued_at": "2026-02-03T14:00:05Z"},
        set_aside=[{"occurrence": "2026-02-03T14:00"}],
    )
    yield by_hand("listed/ended", "How it ended there changes nothing here; what is set aside is.",
                  "issued", asked(issued),
                  "2026-02-03T09:00 2026-02-03T09:00+00:00 2026-02-03T09:30+00:00",
                  *slots("2026-02-03T14:00", words="set_aside"))
    twice = listed(
        {"on": "2026-02-03", "at": "09:00", "key": "one"},
        {"on": "2026-02-03", "at": "09:00", "key": "two"},
    )
    yield agreed("listed/two-at-one-time", "With keys of their own, two may share a time.",
                 "sorted",
                 asked(twice))
    mixed = listed({"on": "2026-02-03"}, {"on": "2026-02-03", "at": "00:00"})
    yield agreed("listed/day-and-midnight", "A day and its midnight are two occasions.", "sorted",
                 asked(mixed))
    ended = listed({"on": "2026-02-03"}, {"on": "2026-03-03"}, ends_before="2026-03-01")
    yield agreed("listed/ends-before", "What is listed after the end is not there.", "ends",
                 asked(ended))
    unicode = listed({"on": "2026-02-03", "key": 'früh "1" ☀'}, {"on": "2026-02-03",
                                                                   "key": "a/b:c"})
    yield agreed("listed/keys-of-any-text", "A key may be any text.", "listed-key", asked(unicode))


def _daily() -> Iterator[Vector]:
    until_5 = asked(plan(repeating("daily")), end="2026-02-05")
    yield by_hand("daily/day-long", "Every day, from the first on.", "repeating", until_5,
                  *days("2026-02-02", "2026-02-03", "2026-02-04"))
    other = plan(repeating("daily", "08:00", "20:00", interval=2, count=5))
    yield by_hand("daily/every-other-day-twice", "Every other day at 8 and 20: five slots.",
                  "count",
                  asked(other), *slots("2026-02-02T08:00", "2026-02-02T20:00", "2026-02-04T08:00",
                                       "2026-02-04T20:00", "2026-02-06T08:00"))
    unsorted = plan(repeating("daily", "20:00", "08:00", count=3))
    yield by_hand("daily/times-in-any-order", "Times count in the order of the day.", "count",
                  asked(unsorted), *slots("2026-02-02T08:00", "2026-02-02T20:00",
                                          "2026-02-03T08:00"))
    weekdays = plan(repeating("daily", weekdays=["sa", "su"], count=3))
    yield by_hand("daily/on-weekdays", "Daily on Saturdays and Sundays.", "repeating",
                  asked(weekdays),
                  *days("2026-02-07", "2026-02-08", "2026-02-14"))
    march = plan(repeating("daily", interval=10, months=[3]), starts_on="2026-02-26")
    yield by_hand("daily/in-a-month", "Every tenth day, and of those the ones in March.",
                  "repeating",
                  asked(march, end="2026-04-01"), *days("2026-03-08", "2026-03-18", "2026-03-28"))
    for interval in (2, 3, 7, 13, 365):
        rule = plan(repeating("daily", "09:00", interval=interval))
        yield agreed(f"daily/every-{interval}-days", f"Every {interval} days, two years on.",
                     "series",
                     asked(rule, start="2028-02-01", end=f"2028-0{5 if interval < 99 else 9}-01"))
    doms = plan(repeating("daily", month_days=[1, -1, 13], weekdays=["fr", "sa"]))
    yield agreed("daily/month-days-and-weekdays", "Both limits hold.", "repeating",
                 asked(doms, end="2026-12-31"))


def _weekly() -> Iterator[Vector]:
    usual = plan(repeating("weekly"), starts_on="2026-02-04")
    yield by_hand("weekly/weekday-of-the-start", "Without weekdays, that of the first date.",
                  "defaults",
                  asked(usual, end="2026-02-19"), *days("2026-02-04", "2026-02-11", "2026-02-18"))
    mwf = plan(repeating("weekly", "20:00", weekdays=["fr", "mo", "we"]), starts_on="2026-02-03")
    yield by_hand("weekly/three-days", "Starting on a Tuesday, Wednesday comes first.", "repeating",
                  asked(mwf, end="2026-02-10"),
                  *slots("2026-02-04T20:00", "2026-02-06T20:00", "2026-02-09T20:00"))
    # The classic of RFC 5545: every other week on Tuesday and Sunday, from Tuesday 5 August 1997.
    for start, found in (
        ("mo", ("1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24")),
        ("su", ("1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31")),
    ):
        rule = repeating("weekly", interval=2, weekdays=["tu", "su"], week_start=start, count=4)
        given = asked(plan(rule, starts_on="1997-08-05"), start="1997-08-01", end="1998-01-01")
        yield by_hand(f"weekly/week-start-{start}",
                      "Where a week begins decides which weeks count.",
                      "week-start", given, *days(*found, offset="+01:00"))
    for interval in (1, 2, 3, 5):
        for start in WEEK if interval == 2 else WEEK[::3]:
            rule = repeating("weekly", interval=interval, weekdays=["mo", "sa"], week_start=start)
            yield agreed(f"weekly/interval-{interval}-from-{start}",
                         f"Mondays and Saturdays of every {interval}. week that begins on {start}.",
                         "week-start", asked(plan(rule, starts_on="2026-02-04"), end="2026-04-15"))
    months = plan(repeating("weekly", weekdays=["tu"], months=[3, 12]))
    yield agreed("weekly/months", "Tuesdays of March and December.", "repeating", asked(months))


def _monthly() -> Iterator[Vector]:
    the_31st = plan(repeating("monthly", month_days=[31]), starts_on="2026-01-31")
    yield by_hand("monthly/31st-skip", "Short months are left out.", "month-end",
                  asked(the_31st, end="2026-06-01"), *days("2026-01-31"),
                  *days("2026-03-31", "2026-05-31", offset="+01:00"))
    clamped = plan(repeating("monthly", month_end="clamp"), starts_on="2026-01-31")
    yield by_hand("monthly/31st-clamp", "Short months take their last day, and March has 31 again.",
                  "month-end", asked(clamped, end="2026-05-01"), *days("2026-01-31", "2026-02-28"),
                  *days("2026-03-31", "2026-04-30", offset="+01:00"))
    both = plan(repeating("monthly", month_days=[30, 31], month_end="clamp"),
                starts_on="2026-02-01")
    yield by_hand("monthly/clamped-onto-one",
                  "Two days of the month that clamp to one date are one.",
                  "month-end", asked(both, end="2026-03-31"), *days("2026-02-28"),
                  *days("2026-03-30", "2026-03-31", offset="+01:00"))
    friday = plan(repeating("monthly", nth_weekdays=[{"n": -1, "day": "fr"}]))
    yield by_hand("monthly/last-friday", "The last Friday of the month.", "repeating",
                  asked(friday, end="2026-04-01"), *days("2026-02-27", "2026-03-27"))
    fifth = plan(repeating("monthly", nth_weekdays=[{"n": 5, "day": "mo"}]))
    yield by_hand("monthly/fifth-monday", "Months without a fifth Monday are left out.",
                  "repeating",
                  asked(fifth, end="2026-07-01"), *days("2026-03-30", "2026-06-29",
                                                        offset="+01:00"))
    last_days = plan(repeating("monthly", month_days=[-1, -2], interval=2))
    yield by_hand("monthly/from-the-end", "The last two days of every other month.", "repeating",
                  asked(last_days, end="2026-05-01"), *days("2026-02-27", "2026-02-28"),
                  *days("2026-04-29", "2026-04-30", offset="+01:00"))
    yield by_hand("monthly/day-of-the-start", "Without days, that of the first date.", "defaults",
                  asked(plan(repeating("monthly")), end="2026-03-28"), *days("2026-02-02",
                                                                             "2026-03-02"))
    thirteenth = plan(repeating("monthly", month_days=[13], weekdays=["fr"]))
    yield by_hand("monthly/friday-13th", "A day of the month that has to be a Friday, too.",
                  "repeating",
                  asked(thirteenth, end="2026-03-28"), *days("2026-02-13", "2026-03-13"))
    for n in (1, 2, 4, 5, -2, -4, -5):
        rule = repeating("monthly", "18:30", nth_weekdays=[{"n": n, "day": "we"}])
        name = f"{'last-but-' if n < 0 else ''}{abs(n) - (n < 0)}"
        yield agreed(f"monthly/wednesday-{name}", "The n-th Wednesday of the month.", "repeating",
                     asked(plan(rule), end="2026-09-01"))
    for end in ("skip", "clamp"):
        for dom in (29, 30, 31, -29, -30):
            rule = repeating("monthly", month_days=[dom], month_end=end)
            if end == "skip" or dom > 0:
                yield agreed(f"monthly/day-{'last-' if dom < 0 else ''}{abs(dom)}-{end}",
                             "Months too short for the day, over a leap year's February.",
                             "month-end",
                             asked(plan(rule), start="2027-11-01", end="2028-06-01"))
        for interval in (2, 5):
            rule = repeating("monthly", interval=interval, month_end=end)
            yield agreed(f"monthly/every-{interval}-from-31st-{end}", "Never drifts.", "month-end",
                         asked(plan(rule, starts_on="2026-01-31"), end="2028-01-01"))
    union = repeating("monthly", weekdays=["mo"], nth_weekdays=[{"n": -1, "day": "su"}])
    yield agreed("monthly/mondays-and-last-sunday", "Plain and counted weekdays add up.",
                 "repeating",
                 asked(plan(union), end="2026-04-15"))
    months = repeating("monthly", month_days=[1, 15], months=[1, 6, 7])
    yield agreed("monthly/months", "The 1st and 15th of three months.", "repeating",
                 asked(plan(months)))


def _yearly() -> Iterator[Vector]:
    leap = {"starts_on": "2024-02-29"}
    yield by_hand("yearly/leap-day-skip", "29 February comes in leap years only.", "month-end",
                  asked(plan(repeating("yearly"), **leap), start="2024-01-01", end="2033-01-01"),
                  *days("2024-02-29", "2028-02-29", "2032-02-29"))
    yield by_hand("yearly/leap-day-clamp", "In other years it takes the last day of February.",
                  "month-end", asked(plan(repeating("yearly", month_end="clamp"), **leap),
                                     start="2024-01-01", end="2027-01-01"),
                  *days("2024-02-29", "2025-02-28", "2026-02-28"))
    century = asked(plan(repeating("yearly"), **leap), start="2090-01-01", end="2109-01-01")
    yield by_hand("yearly/century", "2100 is no leap year.", "series", century,
                  *days("2092-02-29", "2096-02-29", "2104-02-29", "2108-02-29"))
    thanks = repeating("yearly", nth_weekdays=[{"n": 4, "day": "th"}], months=[11])
    yield by_hand("yearly/fourth-thursday", "The fourth Thursday of November.", "repeating",
                  asked(plan(thanks), end="2028-01-01"), *days("2026-11-26", "2027-11-25"))
    first = repeating("yearly", nth_weekdays=[{"n": 1, "day": "mo"}])
    yield by_hand("yearly/first-monday", "Without months, the first Monday of the year.",
                  "repeating",
                  asked(plan(first), end="2029-01-01"), *days("2027-01-04", "2028-01-03"))
    yield agreed("yearly/last-sunday", "The last Sunday of the year.", "repeating",
                 asked(plan(repeating("yearly", nth_weekdays=[{"n": -1, "day": "su"}])),
                       end="2031-01-01"))
    yield agreed("yearly/every-other", "Every other year.", "series",
                 asked(plan(repeating("yearly", "07:45", interval=2)), end="2033-01-01"))
    yield agreed("yearly/in-months", "The start's day of the month, in two months.", "defaults",
                 asked(plan(repeating("yearly", months=[5, 9])), end="2029-01-01"))
    yield agreed("yearly/days-of-months", "Two days of two months.", "repeating",
                 asked(plan(repeating("yearly", months=[2, 4], month_days=[30, -1])),
                       end="2029-01-01"))
    yield agreed("yearly/every-wednesday", "Weekdays without months are those of the year.",
                 "repeating",
                 asked(plan(repeating("yearly", weekdays=["we"], interval=3)), end="2026-04-01"))
    yield agreed("yearly/every-four-from-leap-day", "Every fourth year from a leap day.",
                 "month-end",
                 asked(plan(repeating("yearly", interval=4), **leap), start="2024-01-01",
                       end="2113-01-01"))


def _limits() -> Iterator[Vector]:
    until = plan(repeating("weekly", until="2026-02-16"))
    yield by_hand("limits/until-is-inclusive", "The date that until names is the last.", "order",
                  asked(until), *days("2026-02-02", "2026-02-09", "2026-02-16"))
    out = plan(repeating("daily", count=3, exclude_dates=["2026-02-03"]))
    yield by_hand("limits/count-before-exclusion", "What is taken out has been counted.", "order",
                  asked(out), *days("2026-02-02", "2026-02-04"))
    extra = plan(repeating("weekly", count=2, extra_dates=["2026-02-20"]))
    yield by_hand("limits/extra-is-not-counted", "An extra date comes on top of the count.",
                  "order",
                  asked(extra), *days("2026-02-02", "2026-02-09", "2026-02-20"))
    both = plan(repeating("weekly", count=2, extra_dates=["2026-02-20"],
                          exclude_dates=["2026-02-20"]))
    yield by_hand("limits/extra-and-excluded", "A date in both lists is out.", "gap-count",
                  asked(both),
                  *days("2026-02-02", "2026-02-09"))
    twice = plan(repeating("weekly", "09:00", count=1, extra_dates=["2026-02-02", "2026-02-02"]))
    yield by_hand("limits/extra-date-of-the-rule", "An extra date that the rule has is one.", "key",
                  asked(twice), *slots("2026-02-02T09:00"))
    times = plan(repeating("weekly", "08:00", "20:00", until="2026-02-02",
                           extra_dates=["2026-02-05"]))
    yield by_hand("limits/extra-date-has-all-times", "An extra date has the times of the rule.",
                  "order",
                  asked(times), *slots("2026-02-02T08:00", "2026-02-02T20:00", "2026-02-05T08:00",
                                       "2026-02-05T20:00"))
    mid = plan(repeating("daily", "09:00", "20:00", count=3), starts_at="12:00")
    yield by_hand("limits/count-before-the-start",
                  "A slot before the plan's time has been counted.",
                  "before-start", asked(mid), *slots("2026-02-02T20:00", "2026-02-03T09:00"))
    far = plan(repeating("daily", "06:00", count=900))
    yield agreed("limits/count-far-on", "The count is known without the occasions before.", "count",
                 asked(far, start="2028-07-18", end="2029-01-01"))
    wd = plan(repeating("weekly", "09:00", "21:00", weekdays=["we", "mo"], count=5))
    yield agreed("limits/count-of-slots-in-weeks", "Slots are counted through dates.", "count",
                 asked(wd))
    sub = plan(repeating("monthly", month_days=[31], count=3), starts_on="2026-01-31")
    yield agreed("limits/count-of-real-dates", "A month that is left out uses up no count.",
                 "count",
                 asked(sub))
    before = plan(repeating("daily", until="2026-02-01"))
    yield agreed("limits/until-before-start", "A rule may yield nothing.", "bounded", asked(before))
    never = plan(repeating("monthly", months=[2], month_days=[30]))
    yield agreed("limits/never", "30 February never comes.", "bounded", asked(never,
                                                                              end="2199-01-01"))
    early = plan(repeating("weekly", "09:00", count=1, extra_dates=["2026-01-20", "2026-02-01"]))
    yield agreed("limits/extra-before-start", "An extra time before the start is not there.",
                 "before-start", asked(early))
    after = plan(repeating("weekly", until="2026-02-09", extra_dates=["2026-06-01"]))
    yield agreed("limits/extra-after-until", "Until does not limit extra dates.", "order",
                 asked(after))


def vectors() -> Iterator[Vector]:
    """Give the families of rules."""
    yield from chain(_once(), _listed(), _daily(), _weekly(), _monthly(), _yearly(), _limits())
