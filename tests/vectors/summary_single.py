"""Summary vectors that stand alone: one clause, one small history, numbers worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.vectors.summary_notation import DAILY, Vector, block, given, note, plan, weekly

TWICE: dict[str, Any] = {**DAILY, "times": ["08:00", "20:00"], "window_minutes": 60}
OVERLAP: dict[str, Any] = {**DAILY, "times": ["08:00", "09:00"], "window_minutes": 180}
NEEDED: dict[str, Any] = {"type": "as_needed", "cue": "tense"}
ONCE: dict[str, Any] = {"type": "once", "on": "2026-02-03"}
ATTACH = "Attaching: "


def _one(name: str, clause: str, description: str, told: dict[str, Any], **out: Any) -> Vector:
    return Vector(
        name=name, clause=clause, description=description, given=told, expected=block(**out)
    )


def singles() -> Iterator[Vector]:
    """Give the vectors of every group."""
    yield from attaching()
    yield from recalled()
    yield from phases()
    yield from existence()
    yield from reasons()
    yield from others()


def attaching() -> Iterator[Vector]:
    """Which note belongs to which occasion."""
    clause = ATTACH + "explicit occurrence keys first (an unknown key makes the entry extra)"
    yield _one(
        "key-wins-over-time", clause, "Noted on the 4th, about the 3rd.",
        given(plan(ONCE), [note("t1", "4 09:00", occurrence="2026-02-03")], "5"),
        occasions={"practiced": 1}, recalled=1, extra=0,
    )  # fmt: skip
    yield _one(
        "key-unknown", clause, "A key that is nowhere is extra, also inside a window.",
        given(plan(ONCE), [note("t1", "3 09:00", occurrence="nowhere")], "5"),
        occasions={"practiced": 0, "no_entry": 1}, extra=1,
    )  # fmt: skip
    yield _one(
        "key-takes-the-room", clause, "The later note has the key, so the earlier is extra.",
        given(plan(ONCE), [note("t1", "3 09:00", "as_agreed"),
                           note("t2", "3 10:00", "smaller_version", occurrence="2026-02-03")], "5"),
        occasions={"practiced": 1}, extra=1, outcomes={"as_agreed": 1, "smaller_version": 1},
    )  # fmt: skip
    clause = ATTACH + "[opens, closes + grace) holds it"
    for minute, fits in ((0, True), (29, True), (30, False)):
        yield _one(
            f"grace-30-at-{minute}", clause, f"Grace of 30 minutes, {minute} after midnight.",
            given(plan(ONCE, grace_minutes=30), [note("t1", f"4 00:{minute:02d}")], "5"),
            occasions={"practiced": int(fits)}, extra=int(not fits),
        )  # fmt: skip
    for when, fits in (
        ("2 23:59", False),
        ("3 00:00", True),
        ("3 23:59", True),
        ("4 00:00", False),
    ):
        yield _one(
            f"day-at-{when.replace(' ', '-').replace(':', '')}", clause,
            f"The day of the 3rd, a note at {when}.",
            given(plan(ONCE), [note("t1", when)], "5"),
            occasions={"practiced": int(fits)}, extra=int(not fits),
        )  # fmt: skip
    clause = ATTACH + "the earliest-closing occasion whose window holds it and that has room"
    yield _one(
        "earliest-closing-first", clause, "Two open windows, one note: the first to close has it.",
        given(plan({**OVERLAP, "count": 2}), [note("t1", "2 09:30")], "2 11:30"),
        occasions={"practiced": 1, "open": 1}, extra=0,
    )  # fmt: skip
    unequal = {"type": "listed", "occasions": [
        {"on": "2026-02-02", "at": "08:00", "window_minutes": 600},
        {"on": "2026-02-02", "at": "09:00", "window_minutes": 60}]}  # fmt: skip
    yield _one(
        "closing-first-not-opening-first", clause,
        "The window that opened later closes first, and has the note.",
        given(plan(unequal), [note("t1", "2 09:30")], "2 12:00"),
        occasions={"practiced": 1, "open": 1}, so_far={"practiced": 0}, counted=1,
    )  # fmt: skip
    yield _one(
        "then-the-next-with-room", clause, "Two notes fill both windows.",
        given(plan({**OVERLAP, "count": 2}),
              [note("t1", "2 09:30"), note("t2", "2 09:31")], "3"),
        occasions={"practiced": 2}, extra=0,
    )  # fmt: skip
    yield _one(
        "beyond-the-room-is-extra", ATTACH + "more practiced entries are extra",
        "Three notes, two windows.",
        given(plan({**OVERLAP, "count": 2}),
              [note(f"t{n}", f"2 09:3{n}") for n in range(3)], "3"),
        occasions={"practiced": 2}, extra=1,
    )  # fmt: skip
    yield _one(
        "tries-use-no-room", ATTACH + "only practiced entries use room",
        "Two tries and then practice, on one day.",
        given(plan(ONCE), [note("t1", "3 08:00", "partly"), note("t2", "3 09:00", "partly"),
                           note("t3", "3 10:00")], "4"),
        occasions={"practiced": 1, "tried": 0}, extra=0, outcomes={"partly": 2, "as_agreed": 1},
    )  # fmt: skip
    yield _one(
        "once-per-slot", ATTACH + "rows are not occasions",
        "Two notes in the morning do not fill the evening.",
        given(plan({**TWICE, "count": 2}), [note("t1", "2 08:10"), note("t2", "2 08:20")], "3"),
        occasions={"practiced": 1, "no_entry": 1}, extra=1, share=0.5,
    )  # fmt: skip
    yield _one(
        "late-prompt-by-time", ATTACH + "late answers to a prompt attach by key only",
        "A grace does not reach a prompt.",
        given(plan({"type": "prompted", "per_day": 1, "seed": "s",
                    "between": {"from": "09:00", "until": "09:01"}},
                   "2026-02-03", grace_minutes=600), [note("t1", "3 12:00")], "4"),
        answered={"in_window": 0, "late": 0, "partial": 0, "delivered": 1}, extra=1,
    )  # fmt: skip
    for day, extra in ((4, 1), (5, 0)):
        paused = plan(weekly(1), pauses=[{"from": "2026-02-04", "until": "2026-02-05"}])
        yield _one(
            f"target-pause-note-on-{day}", ATTACH + "entries in pauses are extra",
            f"A week paused on the 4th, practice on the {day}th.",
            given(paused, [note("t1", f"{day} 09:00")], "9"),
            extra=extra, outcomes={"as_agreed": 1}, why_no_share="only_partial_periods",
        )  # fmt: skip
    for distinct, towards in ((True, 1), (False, 2)):
        yield _one(
            f"distinct-days-{str(distinct).lower()}", "Target: distinct_days",
            "Twice on one day of a week of two.",
            given(plan(weekly(2, distinct_days=distinct)),
                  [note("t1", "3 09:00"), note("t2", "3 19:00")], "9"),
            target={"towards": towards, "planned": 2}, extra=2 - towards,
        )  # fmt: skip
    yield _one(
        "seven-on-sunday", "Target: pooled, no carry-over", "Seven on one day is not a week.",
        given(plan(weekly(3)), [note(f"t{n}", f"8 1{n}:00") for n in range(7)], "16"),
        target={"towards": 3, "planned": 6}, share=0.5, extra=4,
    )  # fmt: skip


def recalled() -> Iterator[Vector]:
    """Noted afterwards."""
    clause = "recalled counts entries recorded after their occasion closed"
    for when, count in (("3 23:59", 0), ("4 00:00", 1), ("7 09:00", 1)):
        told = note("t1", when, occurred_at="2026-02-03T09:00:00+00:00")
        yield _one(
            f"recalled-at-{when.replace(' ', '-').replace(':', '')}", clause,
            f"Practiced on the 3rd, written down at {when}.", given(plan(ONCE), [told], "9"),
            recalled=count, practiced_within_window=1 - count, occasions={"practiced": 1},
        )  # fmt: skip
    clause = "recalled: or more than 12 h after it happened where there is no window"
    for when, count in (("3 20:59", 0), ("3 21:00", 0), ("3 21:01", 1)):
        told = note("t1", when, occurred_at="2026-02-03T09:00:00+00:00")
        yield _one(
            f"recalled-as-needed-at-{when.replace(' ', '-').replace(':', '')}", clause,
            f"Used at 9, written down at {when}.", given(plan(NEEDED), [told], "9"),
            recalled=count, used={"times_used": 1, "came_up_not_used": 0},
        )  # fmt: skip
    yield _one(
        "recalled-without-time", "an import is never recalled", "Without any time, by its key.",
        given(plan(ONCE), [note("t1", None, occurrence="2026-02-03")], "9"),
        recalled=0, practiced_within_window=0, occasions={"practiced": 1},
    )  # fmt: skip


def phases() -> Iterator[Vector]:
    """Days to the first try, days since the last entry, active days."""
    clause = "ABC phases: days_to_first_try (None until it happens)"
    for outcome, days in (("as_agreed", 3), ("partly", 3), ("not_done_told", None),
                          ("no_opportunity", None)):  # fmt: skip
        yield _one(
            f"first-try-{outcome}".replace("_", "-"), clause, f"{outcome} on the fourth day.",
            given(plan(), [note("t1", "5 09:00", outcome)], "9"),
            days_to_first_try=days, days_since_last_entry=4, days_with_an_entry=1,
        )  # fmt: skip
    clause = "active_days are ruled, unpaused dates through as_of's date"
    breaks: tuple[tuple[str, dict[str, Any], int], ...] = (
        ("plain", {}, 8),
        ("paused", {"pauses": [{"from": "2026-02-03", "until": "2026-02-06"}]}, 5),
        ("paused-on", {"pauses": [{"from": "2026-02-05"}]}, 3),
        ("ended", {"ends_before": "2026-02-05"}, 3),
        ("stopped", {"status": "stopped", "status_on": "2026-02-04"}, 2),
    )
    for name, members, days in breaks:
        yield _one(
            f"active-days-{name}", clause, f"From Monday to the next Monday: {name}.",
            given(plan(DAILY, **members), [], "9 12:00"), active_days=days,
        )  # fmt: skip


def existence() -> Iterator[Vector]:
    """What does not exist."""
    clause = "Entries recorded after as_of, deleted ids and examples do not exist"
    first = note("t1", "3 09:00")
    gone = {
        "kind": "entry", "schema_version": "1.0", "id": "t1", "deleted": True, "revision": "2",
        "supersedes": ["1"], "recorded_at": "2026-02-04T09:00:00+00:00",
    }  # fmt: skip
    edit = note("t1", "4 09:00", "partly", revision="2", supersedes=["1"],
                occurred_at="2026-02-03T09:00:00+00:00")  # fmt: skip
    for name, notes, as_of, practiced, tried in (
        ("later", [note("t1", "5 09:00", occurrence="2026-02-03")], "4 12:00", 0, 0),
        ("at-as-of", [note("t1", "4 12:00", occurrence="2026-02-03")], "4 12:00", 1, 0),
        ("example", [{**first, "is_example": True}], "9", 0, 0),
        ("deleted", [first, gone], "9", 0, 0),
        ("deleted-later", [first, gone], "4 08:00", 1, 0),
        ("edited", [first, edit], "9", 0, 1),
        ("edited-later", [first, edit], "4 08:00", 1, 0),
    ):
        yield _one(
            f"exists-{name}", clause, f"A note on the 3rd: {name.replace('-', ' ')}.",
            given(plan(ONCE), notes, as_of), occasions={"practiced": practiced, "tried": tried},
        )  # fmt: skip
    yield _one(
        "outside-the-window", "Default window; a window chooses what is counted",
        "A week's window counts its own days and notes.",
        given(plan(), [note("t1", "3 09:00"), note("t2", "10 09:00")], "20",
              asked={"window": ["2026-02-09T00:00:00+00:00", "2026-02-16T00:00:00+00:00"]}),
        counted=7, occasions={"practiced": 1, "no_entry": 6}, outcomes={"as_agreed": 1},
        days_to_first_try=None,
    )  # fmt: skip


def reasons() -> Iterator[Vector]:
    """Why there is no share."""
    clause = "|C| = 0 -> None with a reason, never 0 or 1"
    paused: dict[str, Any] = {"pauses": [{"from": "2026-02-01"}]}
    for name, told, as_of, reason in (
        ("nothing-closed", plan(), "2 12:00", "nothing_closed"),
        ("all-paused", plan(DAILY, **paused), "9", "nothing_due"),
        ("no-session", plan({"type": "before_session"}), "9", "no_session_known"),
        ("as-needed", plan(NEEDED), "9", "as_needed"),
        ("open-week", plan(weekly()), "5", "nothing_closed"),
        ("cut-week", plan(weekly(), ends_before="2026-02-05"), "9", "only_partial_periods"),
        ("paused-week", plan(weekly(), pauses=[{"from": "2026-02-02"}]), "9", "nothing_due"),
    ):
        yield _one(
            f"no-share-{name}", clause, f"No share: {reason}.", given(told, [], as_of),
            share=None, why_no_share=reason, interval=None,
        )  # fmt: skip


def others() -> Iterator[Vector]:
    """Other sources, uses as needed, questions, settings."""
    for source in ("therapist", "device"):
        yield _one(
            f"source-{source}", "other sources are never merged with what the person said",
            f"A note by {source} fills no day.",
            given(plan(ONCE), [note("t1", "3 09:00", source=source)], "4"),
            occasions={"practiced": 0, "no_entry": 1}, days_with_an_entry=0,
            other_sources={source: {"as_agreed": 1}},
        )  # fmt: skip
    used = [note("t1", "3 09:00"), note("t2", "3 10:00", "smaller_version"),
            note("t3", "4 09:00", "not_done_told"), note("t4", "4 10:00", "partly")]  # fmt: skip
    yield _one(
        "used-as-needed", "As needed: no share. times_used = practiced entries, "
        "came_up_not_used = not_done_told entries",
        "Two uses, once it came up and was not used.", given(plan(NEEDED), used, "9"),
        used={"times_used": 2, "came_up_not_used": 1}, share=None, counted=0, extra=0,
    )  # fmt: skip
    answers = ("no", "no", "partly", "yes", "cant_tell")
    for what, record in (
        (
            "feared_outcome",
            lambda said: {"type": "graded_step", "feared_outcome": {"happened": said}},
        ),
        ("prediction", lambda said: {"type": "experiment", "prediction_happened": said}),
    ):
        notes = [note(f"t{n}", f"{n + 2} 09:00", record=record(said))
                 for n, said in enumerate(answers)]  # fmt: skip
        yield _one(
            f"happened-{what}".replace("_", "-"), "Graded steps: feared outcome happened "
            "no/partly/yes/cant_tell", f"Five answers about a {what.replace('_', ' ')}.",
            given(plan(), notes, "9"),
            happened=[{"what": what, "no": 2, "partly": 1, "yes": 1, "cant_tell": 1}],
        )  # fmt: skip
    settings = ("rehearsal_calm", "rehearsal_calm", "used_in_the_moment")
    notes = [
        note(f"t{n}", f"{n + 2} 09:00", record={"type": "skill_rehearsal", "setting": setting,
             "distress": {"before": 8, "after": 5, "scale": "0-10"}})
        for n, setting in enumerate(settings)
    ]  # fmt: skip
    yield _one(
        "settings-apart", "A row is keyed by (what, scale, setting)",
        "Rehearsal and use in the moment are separate rows.", given(plan(), notes, "9"),
        change=[
            {"setting": "rehearsal_calm", "pairs": 2, "lower": 2, "median": None},
            {"setting": "used_in_the_moment", "pairs": 1, "lower": 1, "median": None},
        ],
    )  # fmt: skip
    late = plan({"type": "prompted", "per_day": 1, "seed": "s",
                 "between": {"from": "09:00", "until": "09:01"}}, reserve=3)  # fmt: skip
    yield _one(
        "reserve-late-answer", "Reserve: counted - practiced; a late answer is practiced",
        "Two prompts, one of them answered late.",
        given(late, [note("t1", "2 20:00", occurrence="2026-02-02#1")], "4 08:00"),
        reserve={"agreed": 3, "used": 1}, share=0, answered={"in_window": 0, "late": 1},
    )  # fmt: skip
