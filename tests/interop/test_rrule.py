"""RRULE in and out, against python-dateutil and against itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.models import parts, schedules
from homework_kit.models.exchange import Loss
from homework_kit.models.schedules import NthWeekday
from homework_kit.testing.strategies import of_type
from tests.interop.junk import MARK, tells
from tests.interop.rules import DAY, by_peer, by_us, mix, refusal, started, starts, texts, traits

# A date may be written as its ISO text, which type checkers do not know: here they need not.
Repeating: Any = schedules.Repeating
PARTS = (MARK, "FREQ", "BYDAY", "BYHOUR", "UNTIL", "COUNT", "SKIP", "BYSETPOS")
BACKWARD = "FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD;RSCALE=GREGORIAN"
ENDS = ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31))
VALUES = (MARK, "DAILY", "MO", "-1FR", "0", "99991231T235959Z")
LAW = settings(deadline=None, max_examples=400)
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Sydney")


def codes(refused: hk.InvalidDocument) -> set[tuple[str, str]]:
    """Give place and code of every problem."""
    return {(each.pointer, each.code) for each in refused.problems}


@settings(LAW, max_examples=500)
@given(started(), st.integers(0, 4000))
def test_a_plan_of_a_rule_comes_up_as_python_dateutil_says(
    rule: tuple[str, dt.date], days: int
) -> None:
    """`Repeating.from_rrule`, checked against python-dateutil on generated rules."""
    text, start = rule
    low = start + days % 400 * DAY
    assert by_us(text, start, low) == by_peer(text, start, low)


@settings(LAW, max_examples=200)
@given(started(), st.sampled_from(ZONES))
def test_wall_times_are_those_of_python_dateutil_in_real_zones(
    rule: tuple[str, dt.date], zone: str
) -> None:
    """A slot is at its wall time on both sides of a clock change; what meets a gap is left out."""
    text, start = rule
    expected = by_peer(text, start, start)
    there = ZoneInfo(zone)
    assume(
        all(
            wall.replace(tzinfo=there).astimezone(dt.UTC).astimezone(there).replace(tzinfo=None)
            == wall
            for wall in expected
        )
    )
    assert by_us(text, start, start, zone) == expected


def test_the_drawn_rules_are_worth_it() -> None:
    """Of 400 fixed draws every frequency and part is there often, and most have dates."""
    met: list[Iterable[str]] = []

    @settings(deadline=None, max_examples=400, derandomize=True, database=None)
    @given(started())
    def look(rule: tuple[str, dt.date]) -> None:
        text, start = rule
        met.append(list(traits(text, len(by_peer(text, start, start)))))

    look()
    found: Counter[str] = mix(met)
    wanted = dict.fromkeys(("DAILY", "WEEKLY", "MONTHLY", "YEARLY", "COUNT", "UNTIL"), 40)
    wanted |= dict.fromkeys(("INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYHOUR", "WKST"), 40)
    wanted |= {"BYSETPOS": 12, "nth": 12, "BYSECOND": 20, "small letters": 40}
    wanted |= {"dates": 250, "many dates": 120}
    assert {trait: found[trait] for trait in wanted if found[trait] < wanted[trait]} == {}


@LAW
@given(of_type(Repeating), st.sampled_from([None, *ZONES]))
def test_what_was_written_reads_back(schedule: schedules.Repeating, zone: str | None) -> None:
    """The original comes back, with exactly the declared-lost members dropped."""
    refused = refusal(lambda: schedule.to_rrule(time_zone=zone))
    if isinstance(refused, hk.errors.NotSayable):
        assert set(refused.pointers) <= {"/times", "/month_days", "/nth_weekdays", "/month_end"}
        return
    written = schedule.to_rrule(time_zone=zone)
    lost = {loss.member for loss in written.losses}
    kept = schedule.model_dump(exclude_none=True, exclude=lost)
    # Times have no order of their own, and a product none but that of its factors.
    back = Repeating.from_rrule(written.value, time_zone=zone)
    assert sorted(back.times) == sorted(set(schedule.times))
    assert back == Repeating(**{**kept, "times": back.times})


@LAW
@given(texts())
def test_what_was_read_is_written_and_read_again(text: str) -> None:
    """`from_rrule(to_rrule(x)) == x` for everything sayable, without loss."""
    read = Repeating.from_rrule(text)
    written = read.to_rrule()
    assert written.losses == ()
    assert Repeating.from_rrule(written.value) == read


@pytest.mark.parametrize(
    ("members", "lost"),
    [
        ({"window_minutes": 30}, {("window_minutes", "no-place")}),
        ({"opens_minutes_before": 5}, {("opens_minutes_before", "no-place")}),
        ({"month_end": "clamp"}, {("month_end", "without-effect")}),
        ({"exclude_dates": ["2026-02-03"]}, {("exclude_dates", "beside")}),
        ({"extra_dates": ["2026-02-03"]}, {("extra_dates", "beside")}),
        ({"interval": 2, "week_start": "su", "count": 3}, set()),
    ],
)
def test_a_loss_is_named(members: dict[str, object], lost: set[tuple[str, str]]) -> None:
    """`to_rrule` names what an RRULE leaves behind, and nothing else."""
    written = Repeating(frequency="weekly", **members).to_rrule()
    assert {(loss.member, loss.reason) for loss in written.losses} == lost


def test_a_loss_says_why() -> None:
    """A loss reads as a member and a reason."""
    assert str(Loss("extra_dates", "beside")).startswith("extra_dates: the other form keeps it")


@pytest.mark.parametrize(
    ("members", "pointers"),
    [
        ({"frequency": "daily", "times": ["08:30", "20:00"]}, ("/times",)),
        ({"frequency": "weekly", "month_days": [1]}, ("/month_days",)),
        (
            {"frequency": "daily", "nth_weekdays": [NthWeekday(n=1, day="mo")]},
            ("/nth_weekdays",),
        ),
        ({"frequency": "daily", "month_days": [31], "month_end": "clamp"}, ("/month_end",)),
        ({"frequency": "monthly", "month_days": [-31], "month_end": "clamp"}, ("/month_end",)),
    ],
)
def test_what_an_rrule_cannot_say_is_an_error(
    members: dict[str, object], pointers: tuple[str, ...]
) -> None:
    """What would change an occasion is refused, by the name of the member."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        Repeating(**members).to_rrule()
    assert refused.value.pointers == pointers


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ("FREQ=HOURLY;INTERVAL=4", ("/FREQ",)),
        ("FREQ=YEARLY;BYWEEKNO=20", ("/BYWEEKNO",)),
        ("FREQ=YEARLY;BYYEARDAY=100", ("/BYYEARDAY",)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ("/BYSETPOS",)),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1;BYHOUR=8,20;BYMINUTE=0", ("/BYSETPOS",)),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;BYSETPOS=1", ("/BYSETPOS",)),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=6", ("/BYSETPOS",)),
        ("FREQ=WEEKLY;BYDAY=FR;BYSETPOS=1", ("/BYSETPOS",)),
        ("FREQ=YEARLY;BYMONTH=1,2;BYDAY=FR;BYSETPOS=1", ("/BYSETPOS",)),
        ("FREQ=YEARLY;BYDAY=20MO", ("/BYDAY",)),
        ("FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0,30", ("/BYSECOND",)),
        ("FREQ=DAILY;RSCALE=CHINESE", ("/RSCALE",)),
        ("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=FORWARD", ("/SKIP",)),
        ("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD;BYMONTHDAY=-31", ("/BYMONTHDAY",)),
        ("FREQ=DAILY;UNTIL=99991231", ("/UNTIL",)),
        ("FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0;UNTIL=20260331T120000", ("/UNTIL",)),
        ("FREQ=HOURLY;BYWEEKNO=1", ("/BYWEEKNO", "/FREQ")),
        ("FREQ=DAILY;INTERVAL=999999", ("/INTERVAL",)),
        ("FREQ=DAILY;COUNT=5000000", ("/COUNT",)),
    ],
)
def test_what_a_schedule_cannot_say_is_an_error(text: str, pointers: tuple[str, ...]) -> None:
    """Anything outside the sayable part is an error that names the part."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        Repeating.from_rrule(text)
    assert refused.value.pointers == pointers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {("/?", "unknown-value"), ("", "missing-member")}),
        ("FREQ=OFTEN", {("/FREQ", "wrong-format")}),
        ("FREQ", {("/FREQ", "wrong-format")}),
        ("FREQ=DAILY;FREQ=DAILY", {("/FREQ", "duplicate-member")}),
        ("FREQ=DAILY;MOTHER=1", {("/?", "unknown-value")}),
        ("FREQ=DAILY;", {("/?", "unknown-value")}),
        (
            "DTSTART:20260101T090000\nRRULE:FREQ=DAILY",
            {("/?", "unknown-value"), ("", "missing-member")},
        ),
        ("FREQ=DAILY;INTERVAL=0", {("/INTERVAL", "out-of-range")}),
        ("FREQ=DAILY;INTERVAL=-2", {("/INTERVAL", "out-of-range")}),
        ("FREQ=DAILY;INTERVAL=1,2", {("/INTERVAL", "too-many-items")}),
        ("FREQ=DAILY;COUNT=0", {("/COUNT", "out-of-range")}),
        ("FREQ=DAILY;COUNT=1;UNTIL=20260101", {("/UNTIL", "not-together")}),
        ("FREQ=DAILY;UNTIL=20260230", {("/UNTIL", "wrong-format")}),
        ("FREQ=DAILY;UNTIL=20260228T", {("/UNTIL", "wrong-format")}),
        ("FREQ=DAILY;UNTIL=20260228T080000Z", {("", "missing-member")}),
        ("FREQ=DAILY;BYHOUR=24;BYMINUTE=0", {("/BYHOUR", "out-of-range")}),
        ("FREQ=DAILY;BYHOUR=8", {("", "missing-member")}),
        ("FREQ=DAILY;BYMONTH=13,x", {("/BYMONTH", "wrong-format")}),
        ("FREQ=DAILY;BYMONTH=13", {("/BYMONTH", "out-of-range")}),
        ("FREQ=MONTHLY;BYMONTHDAY=0", {("/BYMONTHDAY", "unknown-value")}),
        ("FREQ=MONTHLY;BYDAY=0MO", {("/BYDAY", "out-of-range")}),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", {("/BYSETPOS", "out-of-range")}),
        ("FREQ=WEEKLY;BYDAY=1MO", {("/FREQ", "not-together")}),
        ("FREQ=WEEKLY;BYMONTHDAY=1", {("/FREQ", "not-together")}),
        ("FREQ=WEEKLY;WKST=XX", {("/WKST", "wrong-format")}),
        ("FREQ=MONTHLY;SKIP=BACKWARD", {("", "missing-member")}),
        ("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=SOMETIMES", {("/SKIP", "unknown-value")}),
        ("FREQ=DA\u0131LY", {("", "wrong-format")}),
        ("FREQ=DAILY" + ";" * 20_000, {("", "too-long")}),
        (17, {("", "wrong-type")}),
    ],
)
def test_what_is_no_rrule_is_refused(text: str, expected: set[tuple[str, str]]) -> None:
    """Every problem is coded and names its part; an unknown part's name is not repeated."""
    with pytest.raises(hk.InvalidDocument) as refused:
        Repeating.from_rrule(text)
    assert codes(refused.value) == expected
    assert "MOTHER" not in str(refused.value)


@settings(deadline=None, max_examples=500)
@given(
    st.text()
    | st.lists(
        st.tuples(
            st.sampled_from(
                [MARK, "FREQ", "BYDAY", "BYHOUR", "UNTIL", "COUNT", "SKIP", "BYSETPOS"]
            ),
            st.text(max_size=6)
            | st.sampled_from([MARK, "DAILY", "MO", "-1FR", "0", "99991231T235959Z"]),
        )
    ).map(lambda said: ";".join(f"{name}={value}" for name, value in said))
)
def test_junk_is_refused_or_read(text: str) -> None:
    """Input from outside gives a schedule or a coded error, and never its own words back."""
    assert tells(lambda: Repeating.from_rrule(text, time_zone="Europe/London")) == []


@pytest.mark.parametrize(
    ("text", "at", "zone", "until"),
    [
        ("FREQ=DAILY;UNTIL=20260331", None, None, "2026-03-31"),
        ("FREQ=DAILY;UNTIL=20260331T000000", None, None, "2026-03-31"),
        ("FREQ=DAILY;UNTIL=20260331T090000", "09:00", None, "2026-03-31"),
        ("FREQ=DAILY;UNTIL=20260331T085959", "09:00", None, "2026-03-30"),
        # London is an hour ahead of UTC on that day, and New York four behind.
        ("FREQ=DAILY;UNTIL=20260331T080000Z", "09:00", "Europe/London", "2026-03-31"),
        ("FREQ=DAILY;UNTIL=20260331T075959Z", "09:00", "Europe/London", "2026-03-30"),
        ("FREQ=DAILY;UNTIL=20260401T035959Z", "23:00", "America/New_York", "2026-03-31"),
        ("FREQ=DAILY;UNTIL=20260401T025959Z", "23:00", "America/New_York", "2026-03-30"),
    ],
)
def test_until_becomes_the_last_local_date(
    text: str, at: str | None, zone: str | None, until: str
) -> None:
    """`until` is a local date, inclusive: the last one whose slots all lie before UNTIL."""
    time = None if at is None else dt.time.fromisoformat(at)
    read = Repeating.from_rrule(text, at=time, time_zone=zone)
    assert read.until == dt.date.fromisoformat(until)


@pytest.mark.parametrize(
    ("times", "zone", "expected"),
    [
        ([], None, "20260331"),
        (["20:00", "09:00"], None, "20260331T200000"),
        (["20:00"], "Europe/London", "20260331T190000Z"),
    ],
)
def test_until_is_written_as_the_start_is(
    times: list[str], zone: str | None, expected: str
) -> None:
    """RFC 5545: a date for dates, a wall time for wall times, UTC where the start has a zone."""
    rule = Repeating(frequency="daily", times=times, until="2026-03-31")
    assert rule.to_rrule(time_zone=zone).value.endswith(f"UNTIL={expected}")


def test_the_start_fills_in_the_time() -> None:
    """RFC 5545: hours and minutes that the rule does not say are those of DTSTART."""
    at = dt.time(9, 15)
    hours = Repeating.from_rrule("FREQ=DAILY;BYHOUR=8,20", at=at).times
    minutes = Repeating.from_rrule("FREQ=DAILY;BYMINUTE=0", at=at).times
    assert (list(hours), list(minutes)) == ([dt.time(8, 15), dt.time(20, 15)], [dt.time(9, 0)])
    with pytest.raises(hk.InvalidDocument) as refused:
        Repeating.from_rrule("FREQ=DAILY", at=dt.time(9, 15, 30))
    assert codes(refused.value) == {("/at", "wrong-format")}


def test_backward_is_clamp() -> None:
    """RFC 7529: SKIP=BACKWARD is `month_end` clamp, where days of months are expanded."""
    rule = "FREQ={};RSCALE=GREGORIAN;SKIP=BACKWARD"
    read = [Repeating.from_rrule(rule.format(each)).month_end for each in ("MONTHLY", "DAILY")]
    assert read == ["clamp", "skip"]


@pytest.mark.parametrize(
    "members",
    [
        {"frequency": "monthly", "month_days": [31]},
        {"frequency": "monthly", "month_days": [30, 31], "count": 7},
        {"frequency": "monthly"},
        {"frequency": "yearly", "months": [2, 4], "month_days": [31]},
    ],
)
def test_clamp_is_written_backward(members: dict[str, Any]) -> None:
    """exchange-schedules.md, RRULE: "`month_end` clamp is RSCALE=GREGORIAN with SKIP=BACKWARD"."""
    clamped = Repeating(**members, month_end="clamp", times=["09:00"])
    written = clamped.to_rrule()
    assert written.value.endswith(";RSCALE=GREGORIAN;SKIP=BACKWARD")
    assert (Repeating.from_rrule(written.value), written.losses) == (clamped, ())


def test_clamped_rules_keep_their_occasions() -> None:
    """Written and read, the last days of five months come up as they did."""
    start, last = dt.date(2026, 1, 31), Repeating.from_rrule(BACKWARD)
    dates = [each.date() for each in by_us(last.to_rrule().value, start, start)[:5]]
    assert dates == [dt.date(2026, month, day) for month, day in ENDS]


def test_the_rule_alone_decides() -> None:
    """A start that the rule does not name is no occasion, as in python-dateutil."""
    tuesday = dt.date(2026, 2, 3)
    found = by_us("FREQ=WEEKLY;BYDAY=FR;COUNT=2", tuesday, tuesday)
    assert [each.date() for each in found] == [dt.date(2026, 2, 6), dt.date(2026, 2, 13)]


def test_dates_stand_beside_the_rule() -> None:
    """EXDATE and RDATE come as local dates, and are held to the model."""
    day = dt.date(2026, 2, 3)
    read = Repeating.from_rrule("FREQ=DAILY", exclude_dates=[day], extra_dates=[day + DAY])
    assert (list(read.exclude_dates), list(read.extra_dates)) == ([day], [day + DAY])
    with pytest.raises(hk.InvalidDocument):
        Repeating.from_rrule("FREQ=DAILY", exclude_dates=["soon"])


@pytest.mark.parametrize("zone", ["Atlantis/Capital", ""])
def test_a_zone_has_a_name(zone: str) -> None:
    """A zone that is on no list is refused, in both directions."""
    read = refusal(lambda: Repeating.from_rrule("FREQ=DAILY", time_zone=zone))
    written = refusal(lambda: Repeating(frequency="daily").to_rrule(time_zone=zone))
    for refused in (read, written):
        assert isinstance(refused, hk.InvalidDocument)
        assert codes(refused) == {("/time_zone", "unknown-zone")}


def test_a_zone_this_host_lacks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A known name without data on this host is refused like an unknown one, not a crash."""
    monkeypatch.setattr(parts, "ZoneInfo", {}.__getitem__)
    refused = refusal(lambda: Repeating.from_rrule("FREQ=DAILY", time_zone="Europe/London"))
    assert isinstance(refused, hk.InvalidDocument)
    assert codes(refused) == {("/time_zone", "unknown-zone")}


def test_many_problems_are_counted() -> None:
    """Of a rule with many problems the first are listed, and the rest are counted."""
    refused = refusal(lambda: Repeating.from_rrule("FREQ=DAILY" + ";X=1" * 60))
    assert isinstance(refused, hk.InvalidDocument)
    assert len(refused.problems) == hk.errors.MAX_PROBLEMS + 1
    assert refused.problems[-1].code == "too-many-problems"


def test_a_product_of_too_many_times_is_refused() -> None:
    """RFC 5545 has no most of them: the rule is right, and no schedule lists so many times."""
    every = ",".join(str(minute) for minute in range(60))
    refused = refusal(lambda: Repeating.from_rrule(f"FREQ=DAILY;BYHOUR=1,2,3,4;BYMINUTE={every}"))
    assert isinstance(refused, hk.errors.NotSayable)
    assert refused.pointers == ("/BYHOUR",)


@settings(deadline=None, max_examples=100)
@given(starts)
def test_a_whole_month_of_weekdays_counts_days(start: dt.date) -> None:
    """BYSETPOS among all seven weekdays is a day of the month."""
    text = "FREQ=MONTHLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=-1"
    assert list(Repeating.from_rrule(text).month_days) == [-1]
    assert by_us(text, start, start) == by_peer(text, start, start)


def test_an_unknown_part_is_met_with_the_known_ones() -> None:
    """An RRULE has no `extensions`; its parts are named, and the unknown one is not repeated."""
    with pytest.raises(hk.InvalidDocument) as refused:
        hk.schedules.Repeating.from_rrule("FREQ=DAILY;MOTHER=1")
    assert "MOTHER" not in str(refused.value)
    assert "extensions" not in str(refused.value)
    assert "BYDAY, BYHOUR" in refused.value.problems[0].hint
