"""Arguments that are wrong: refused by an error of ours that helps, and that repeats nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import attrs
import griffe
import pytest
from jsonschema.protocols import Validator

import homework_kit as hk
from docs._ext.api_register import TYPES, register
from homework_kit import errors, plots, testing
from homework_kit.adherence import checkpoint
from homework_kit.testing.stores.subject import Subject

WORDS: Final = "zqx private words"
NOW: Final = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
FOR_EVER: Final = dt.datetime.max.replace(tzinfo=dt.UTC)
PLAN: Final = hk.Assignment(
    id="a1",
    title="Walk",
    task=hk.tasks.OtherTask(what_to_do="Walk"),
    time_zone="Etc/UTC",
    starts_on=dt.date(2026, 2, 2),
    schedule=hk.schedules.Repeating(frequency="daily"),
)
ENTRY: Final = hk.Entry(id="e1", note=WORDS, recorded_at=NOW)
BUNDLE: Final = hk.Bundle(person_id="p1", assignments=[PLAN], entries=[ENTRY])
RATING: Final = hk.Rating(value=7, scale="0-10")
SUMMARY: Final = hk.summarize(BUNDLE, as_of=NOW)
TEXT: Final = checkpoint.checkpoint(PLAN, as_of=NOW)


def _summarize(name: str) -> Callable[[Any], object]:
    return lambda value: hk.summarize(PLAN, as_of=NOW, **{name: value})


def _explain(name: str) -> Callable[[Any], object]:
    return lambda value: hk.explain(PLAN, number="share", as_of=NOW, **{name: value})


def _resume(name: str) -> Callable[[Any], object]:
    return lambda value: checkpoint.resume(TEXT, PLAN, as_of=NOW, **{name: value})


CHOICES: Final[dict[tuple[str, str], Callable[[Any], object]]] = {
    **{
        (f"homework_kit.{function}", name): call(name)
        for function, call in (
            ("summarize", _summarize),
            ("explain", _explain),
            ("adherence.checkpoint.resume", _resume),
        )
        for name in ("audience", "partial_periods", "week_starts")
        if (call, name) != (_resume, "audience")
    },
    ("homework_kit.recap", "audience"): lambda value: hk.recap(BUNDLE, as_of=NOW, audience=value),
    ("homework_kit.plots.report", "audience"): lambda value: plots.report(
        BUNDLE, as_of=NOW, audience=value
    ),
    ("homework_kit.plots.steps", "scale"): lambda value: plots.steps([], scale=value, as_of=NOW),
    ("homework_kit.rescale", "scale"): lambda value: hk.rescale(RATING, value),
    ("homework_kit.options_for", "code"): hk.options_for,
    ("homework_kit.share_view", "audience"): lambda value: hk.share_view(
        BUNDLE, as_of=NOW, audience=value
    ),
    ("homework_kit.share_view", "allow"): lambda value: hk.share_view(
        BUNDLE, as_of=NOW, allow=[value]
    ),
    ("homework_kit.schemas.schema", "profile"): lambda value: hk.schemas.schema("entry", value),
    ("homework_kit.pause", "agreed_by"): lambda value: hk.pause(
        PLAN, from_=dt.date(2026, 2, 3), agreed_by=value
    ),
    ("homework_kit.set_aside", "agreed_by"): lambda value: hk.set_aside(
        PLAN, "2026-02-03", agreed_by=value
    ),
}
"""Every argument of a public function that is one of a few names, and a call that is else right."""


def _choices(hint: Any) -> tuple[str, ...]:
    """Give the names of the Literal in a hint, if there is one."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    return next((found for each in get_args(hint) if (found := _choices(each))), ())


def _arguments() -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Find the arguments of public functions that take a few names, with the names."""
    for place in register({}).places.values():
        if place.page == TYPES or not isinstance(place.thing, griffe.Function):
            continue
        module, _, name = place.name.rpartition(".")
        function = getattr(import_module(module), name)
        # What is imported for type checkers alone has to be handed in.
        hints = get_type_hints(function, localns={"Validator": Validator})
        for argument, hint in hints.items():
            if argument != "return" and (choices := _choices(hint)):
                yield (place.name, argument), choices


FOUND: Final = dict(_arguments())


def refused(call: Callable[[], object]) -> hk.HomeworkKitError:
    """Make a call that is refused by an error of ours, which repeats nothing."""
    with pytest.raises(hk.HomeworkKitError) as caught:
        call()
    assert WORDS not in f"{caught.value} {caught.value!r} {vars(caught.value)}"
    return caught.value


def test_every_choice_is_held_to_its_names() -> None:
    """The table of this file has every argument of a public function that takes a few names."""
    assert FOUND.keys() == CHOICES.keys()


@pytest.mark.parametrize("value", [WORDS, "", "SELF", 5, ["self"]], ids=repr)
@pytest.mark.parametrize("argument", CHOICES, ids=".".join)
def test_what_is_no_choice_is_refused(argument: tuple[str, str], value: Any) -> None:
    """An argument that is none of its names is refused with the names there are."""
    error = refused(lambda: CHOICES[argument](value))
    kinds = (errors.UnknownChoice, errors.UnknownObstacle, hk.InvalidDocument, errors.WrongArgument)
    assert isinstance(error, kinds)
    if isinstance(value, str):
        assert [each for each in FOUND[argument] if each not in str(error)] == []


@pytest.mark.parametrize("argument", CHOICES, ids=".".join)
def test_every_choice_is_taken(argument: tuple[str, str]) -> None:
    """What is among the names is let through."""
    for choice in FOUND[argument]:
        CHOICES[argument](choice)


def _some(name: str, call: Callable[[], object]) -> Any:
    return pytest.param(call, id=name)


A_TEXT: Final[Any] = WORDS
JSON: Final[Any] = {"kind": "assignment", "title": WORDS}
ONE: Final[Any] = ENTRY
PLAN_ONE: Final[Any] = PLAN
BUNDLED: Final[Any] = BUNDLE
NOTHING: Final[Any] = None
MAKE: Final[Any] = hk.Entry


@pytest.mark.parametrize(
    "call",
    [
        _some("summarize JSON", lambda: hk.summarize(JSON, as_of=NOW)),
        _some("summarize nothing", lambda: hk.summarize(NOTHING, as_of=NOW)),
        _some("summarize a text", lambda: hk.summarize(A_TEXT, as_of=NOW)),
        _some("summarize entries", lambda: hk.summarize([ONE], as_of=NOW)),
        _some("one entry", lambda: hk.summarize(PLAN, ONE, as_of=NOW)),
        _some("a bundle as entries", lambda: hk.summarize(PLAN, BUNDLED, as_of=NOW)),
        _some("plans as entries", lambda: hk.summarize(PLAN, [PLAN_ONE], as_of=NOW)),
        _some("entries as obstacles", lambda: hk.summarize(PLAN, obstacles=[ONE], as_of=NOW)),
        _some("a number as zones", lambda: hk.summarize(PLAN, zones=NOTHING or 5, as_of=NOW)),  # type: ignore[arg-type] # wrong on purpose
        _some("pairs as zones", lambda: hk.summarize(PLAN, zones=[("x", WORDS)], as_of=NOW)),  # type: ignore[list-item] # wrong on purpose
        _some("texts as sessions", lambda: hk.summarize(PLAN, sessions=A_TEXT, as_of=NOW)),
        _some("a moment as window", lambda: hk.summarize(PLAN, window=NOW, as_of=NOW)),  # type: ignore[arg-type] # wrong on purpose
        _some("explain one entry", lambda: hk.explain(PLAN, ONE, number="share", as_of=NOW)),
        _some("explain a number", lambda: hk.explain(PLAN, number=5, as_of=NOW)),  # type: ignore[arg-type] # wrong on purpose
        _some("agenda JSON", lambda: hk.agenda(JSON, as_of=NOW)),
        _some("agenda one entry", lambda: hk.agenda(PLAN, ONE, as_of=NOW)),
        _some("days as text", lambda: hk.agenda(PLAN, as_of=NOW, days=A_TEXT)),
        _some("n as text", lambda: hk.next_reminders(PLAN, NOW, n=A_TEXT)),
        _some("a flag as text", lambda: hk.next_reminders(PLAN, NOW, with_titles=A_TEXT)),
        _some("a time as text", lambda: hk.next_reminders(PLAN, NOW, all_day_at=A_TEXT)),
        _some("occurrences JSON", lambda: hk.occurrences(JSON, NOW, NOW)),
        _some("occurrences bundles", lambda: hk.occurrences([BUNDLED], NOW, NOW)),
        _some("a limit as text", lambda: hk.occurrences(PLAN, NOW, NOW, limit=A_TEXT)),
        _some("due_times a text", lambda: hk.due_times(A_TEXT, NOW, NOW)),
        _some("next_occurrence an entry", lambda: hk.next_occurrence(ONE, NOW)),
        _some("dumps a list", lambda: hk.dumps([PLAN])),  # type: ignore[arg-type] # wrong on purpose
        _some("loads JSON", lambda: hk.loads(JSON)),
        _some("a stream of text", lambda: hk.iter_documents(io.StringIO(WORDS))),  # type: ignore[arg-type] # wrong on purpose
        _some("members by place", lambda: MAKE(WORDS)),
        _some("rescale a text", lambda: hk.rescale(A_TEXT, "0-10")),
        _some("a key as text", lambda: hk.pseudonymize(BUNDLE, A_TEXT)),
        _some("keep no words", lambda: hk.pseudonymize(BUNDLE, b"k" * 32, keep_words=A_TEXT)),
        _some("share documents", lambda: hk.share_view(PLAN_ONE, as_of=NOW)),
        _some("allow a text", lambda: hk.share_view(BUNDLE, allow=A_TEXT, as_of=NOW)),
        _some("allow nothing", lambda: hk.share_view(BUNDLE, allow=NOTHING, as_of=NOW)),
        _some("export a plan", lambda: hk.export(PLAN_ONE)),
        _some("erase a text", lambda: hk.erase(BUNDLE, WORDS, as_of=NOW)),
        _some("erase documents", lambda: hk.erase(BUNDLE, [ONE], as_of=NOW)),
        _some("erase a number", lambda: hk.erase(BUNDLE, NOTHING or 5, as_of=NOW)),  # type: ignore[arg-type] # wrong on purpose
        _some("suggest a bundle", lambda: hk.suggest_next(BUNDLED)),
        _some("suggest one entry", lambda: hk.suggest_next(PLAN, ONE)),
        _some("notes on a plan", lambda: hk.notes(PLAN_ONE)),
        _some("notes with a bundle", lambda: hk.notes(ENTRY, BUNDLED)),
        _some("plan_notes on an entry", lambda: hk.plan_notes(ONE)),
        _some("plan_notes thresholds", lambda: hk.plan_notes(PLAN, thresholds=A_TEXT)),
        _some("recap JSON", lambda: hk.recap(JSON, as_of=NOW)),
        _some("heads of a list", lambda: hk.heads([PLAN])),  # type: ignore[arg-type] # wrong on purpose
        _some("conflicts of nothing", lambda: hk.conflicts(NOTHING)),
        _some("merge with JSON", lambda: hk.merge(BUNDLE, JSON)),
        _some("amend a bundle", lambda: hk.amend(BUNDLED, person_id=WORDS)),
        _some("delete a bundle", lambda: hk.delete(BUNDLED)),
        _some("pause JSON", lambda: hk.pause(JSON, from_=NOW.date(), reason=WORDS)),
        _some("resume JSON", lambda: hk.resume(JSON, on=NOW.date())),
        _some("revise JSON", lambda: hk.revise(JSON, effective_from=NOW.date())),
        _some("set_aside JSON", lambda: hk.set_aside(JSON, "2026-02-03")),
        _some("move in a plan", lambda: hk.move_session(PLAN_ONE, "s1", on=NOW.date())),
        _some(
            "an option by its id",
            lambda: hk.accept_option(PLAN, A_TEXT, effective_from=dt.date(2026, 3, 1)),
        ),
        _some("lint a number", lambda: hk.lint_text(NOTHING)),
        _some("a label that is none", lambda: hk.canonical_pattern(NOTHING)),
        _some("weeks of a whole summary", lambda: plots.weeks(SUMMARY)),  # type: ignore[arg-type] # wrong on purpose
        _some("obstacles of a bundle", lambda: plots.obstacles(BUNDLED)),
        _some("change of a text", lambda: plots.before_after([], change=A_TEXT, as_of=NOW)),
        _some("report of a plan", lambda: plots.report(PLAN_ONE, as_of=NOW)),
        _some("secrets in one text", lambda: testing.assert_no_leak(int, secrets=WORDS)),
        _some(
            "one capability",
            lambda: Subject(make_store=lambda _: NOTHING, claims="erase"),  # type: ignore[arg-type] # wrong on purpose
        ),
    ],
)
def test_another_type_is_refused(call: Callable[[], object]) -> None:
    """What is of another type than a function takes is refused, with what it takes."""
    error = refused(call)
    assert isinstance(error, errors.WrongArgument)
    assert isinstance(error, TypeError)


@pytest.mark.parametrize("moment", ["2026-02-04T09:00:00Z", dt.date(2026, 2, 4), None], ids=repr)
def test_what_is_no_datetime_is_called_so(moment: Any) -> None:
    """A text or a date has no offset to miss: it is no datetime at all."""
    assert str(refused(lambda: hk.summarize(PLAN, as_of=moment))).startswith("as_of is no datetime")


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda: hk.summarize(PLAN, as_of=FOR_EVER), "as_of"),
        (lambda: hk.summarize(PLAN, as_of=dt.datetime(2199, 12, 31, 9, tzinfo=dt.UTC)), "as_of"),
        (lambda: hk.summarize(PLAN, window=(NOW, FOR_EVER), as_of=NOW), "window"),
        (lambda: hk.recap(BUNDLE, as_of=FOR_EVER), "as_of"),
        (lambda: hk.share_view(BUNDLE, as_of=FOR_EVER), "as_of"),
        (lambda: hk.erase(BUNDLE, ["e1"], as_of=FOR_EVER), "as_of"),
        (lambda: hk.agenda(PLAN, as_of=NOW, days=-1), "days"),
        (lambda: hk.next_reminders(PLAN, NOW, n=-1), "n"),
        (lambda: hk.next_reminders(PLAN, NOW, days=-1), "days"),
        (lambda: hk.occurrences(PLAN, NOW, NOW, limit=-1), "limit"),
    ],
)
def test_what_is_out_of_range_is_named(call: Callable[[], object], argument: str) -> None:
    """A moment that no document can name, and a number below 0, are refused by their argument."""
    error = refused(call)
    assert isinstance(error, errors.OutOfRange)
    assert error.argument == argument


@pytest.mark.parametrize(
    "call",
    [
        lambda since: hk.recap(BUNDLE, since=since, as_of=NOW),
        lambda since: plots.report(BUNDLE, since=since, as_of=NOW),
        lambda since: plots.days(PLAN, since=since, as_of=NOW),
    ],
)
def test_a_time_that_ends_before_it_starts(call: Callable[[dt.datetime], object]) -> None:
    """A look back from a moment that is later is refused, as a window is that ends first."""
    error = refused(lambda: call(NOW + dt.timedelta(microseconds=1)))
    assert isinstance(error, hk.InvalidDocument)
    assert [(each.code, each.pointer) for each in error.problems] == [
        ("ends-before-start", "/since")
    ]
    call(NOW)


@pytest.mark.parametrize(
    ("call", "place", "expected"),
    [
        (lambda: hk.revise(PLAN, effective_from=NOW), "/starts_on", "a date like"),  # a datetime
        (lambda: hk.Session(id="s1", on=NOW), "/on", "a date like"),
        (lambda: hk.amend(ENTRY, recorded_at=NOW.date()), "/recorded_at", "a time with offset"),
        (
            lambda: hk.amend(ENTRY, recorded_at=NOW.replace(tzinfo=None)),
            "/recorded_at",
            "a time with offset",
        ),
        (
            lambda: hk.schedules.Repeating(frequency="daily", times=[NOW]),  # type: ignore[list-item] # wrong on purpose
            "/times/0",
            "a time like",
        ),
    ],
)
def test_another_kind_of_time_is_no_text(
    call: Callable[[], object], place: str, expected: str
) -> None:
    """A datetime in the place of a date is not called a text in a wrong form."""
    error = refused(call)
    assert isinstance(error, hk.InvalidDocument)
    (problem,) = error.problems
    assert (problem.code, problem.pointer) == ("wrong-type", place)
    assert expected in problem.hint


@pytest.mark.parametrize(
    "call",
    [
        lambda: hk.lint_text("late", WORDS),
        lambda: hk.notes(ENTRY, locale=WORDS),
        lambda: hk.recap(BUNDLE, as_of=NOW, locale=WORDS),
        lambda: hk.next_reminders([], NOW, locale=WORDS),
        lambda: hk.schemas.schema("entry", "form", locale=WORDS),
        lambda: hk.options_for("too_big", locale=WORDS),
    ],
)
def test_another_locale_is_not_repeated(call: Callable[[], object]) -> None:
    """A locale that there are no words for is refused with those there are."""
    error = refused(call)
    assert isinstance(error, errors.UnknownLocale)
    assert sorted(error.known) == ["de", "en"]


@pytest.mark.parametrize(
    "call",
    [
        lambda: hk.schemas.schema(WORDS),
        lambda: hk.schemas.validator(WORDS),
        lambda: hk.iter_documents(io.BytesIO(), kind=WORDS),
    ],
)
def test_another_kind_is_not_repeated(call: Callable[[], object]) -> None:
    """A kind that there is not is refused with those there are."""
    error = refused(call)
    assert isinstance(error, errors.UnknownKind)
    assert "thought_record" in error.known


def test_a_claim_that_is_none_is_refused() -> None:
    """A misspelled capability would leave out the laws that it stands for."""
    claims: Any = ["erase", WORDS]
    error = refused(lambda: Subject(make_store=lambda _: NOTHING, claims=claims))
    assert isinstance(error, errors.UnknownChoice)


def test_a_list_may_come_from_anywhere() -> None:
    """A generator, a tuple, a set and the classes of tombstones are what they were."""
    plans: list[hk.Assignment | hk.Tombstone] = [PLAN, hk.delete(hk.amend(PLAN, title="Run"))]
    expected = hk.summarize([PLAN], [hk.amend(ENTRY, note="x")], as_of=NOW)
    given = (each for each in [hk.amend(ENTRY, note="x")])
    assert hk.summarize((PLAN,), given, as_of=NOW) == expected
    assert hk.occurrences((each for each in plans), NOW, NOW) == []
    erased = hk.erase(BUNDLE, {"e1"}, as_of=NOW)
    assert attrs.asdict(erased.receipt)["erased"] == (("entry", "e1", 1),)
