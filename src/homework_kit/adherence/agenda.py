"""What is open now, what is noted on it so far, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs

from homework_kit.adherence.attach import Attached, terms_of
from homework_kit.adherence.history import History
from homework_kit.adherence.material import Plans, material
from homework_kit.adherence.recent import recents
from homework_kit.models.arguments import number_needed
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Session
from homework_kit.models.entry import Entry
from homework_kit.models.notebook import table
from homework_kit.models.schedules import BeforeSession, Target
from homework_kit.schedule import Occurrence
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.occurrence import in_order
from homework_kit.schedule.walltime import INSTANT, aware

MOST_DAYS: Final = 120_000
"""More than lie between the first and the last year that documents can name."""


@attrs.frozen(slots=True, kw_only=True)
class SoFar:
    """What is noted on one occasion so far: `practiced` of `occurrence.required` times.

    `notes` counts every note on it, also of what was tried, told or came on top. It is `settled`
    when nothing more is asked about it: it was practiced as often as agreed or, where it has no
    number of times to reach, the person told that it was not this time or that it did not come up.
    It still takes notes while its window is open.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Target(times=3, per="week"),
    ... )
    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> walked = Entry(id="t1", assignment_id="a1", outcome="as_agreed", recorded_at=now)
    >>> (so_far,) = agenda(plan, [walked], as_of=now).done
    >>> f"{so_far.practiced} of {so_far.occurrence.required} so far"
    '1 of 3 so far'
    """

    occurrence: Occurrence
    practiced: int
    notes: int
    settled: bool


@attrs.frozen(slots=True, kw_only=True)
class Agenda:
    """The occasions a person may look at now, each group sorted by opening.

    - `open`: its window holds the moment and it is not settled (see `SoFar`).
    - `upcoming`: it opens later, within the days that were asked for.
    - `done`: what is noted so far, of each occasion with a note whose window is open or closed on
      the person's day of the moment. A target that is met in part is in `open` and in `done`.
    - `carried`: of `open`, what belongs to an earlier day of the person and whose window goes on,
      such as Tuesday's letter that may be written until Thursday. A period of several days (a
      target, or what is due before a session) is not carried: its own days are not over. What has
      closed is in no group: nothing is carried over after its window (adherence.md, Formulas).

    >>> Agenda(as_of=dt.datetime(2026, 2, 3, tzinfo=dt.UTC)).open
    ()
    """

    as_of: dt.datetime
    open: tuple[Occurrence, ...] = ()
    upcoming: tuple[Occurrence, ...] = ()
    done: tuple[SoFar, ...] = ()
    carried: tuple[Occurrence, ...] = ()

    def _repr_html_(self) -> str:
        """Show in a notebook how many occasions are in each group, and none of their names."""
        groups = ("open", "upcoming", "done", "carried")
        counts = [(name, len(getattr(self, name))) for name in groups]
        return table(type(self).__name__, ("", "count"), counts)


def agenda(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    as_of: dt.datetime,
    days: int = 7,
) -> Agenda:
    """Give what is open at a moment, what is noted on it so far, and what opens in the days after.

    Entries belong to the occasions to which a summary attaches them. Paused and set-aside occasions
    are left out (scheduling.md, Pauses), and a target also while a pause lasts inside its period:
    it neither is open on a paused day nor comes up on one. A summary reports them all.

    Args:
        plans: one assignment, an iterable of versions and revisions, or a bundle (which brings its
            own entries, zones and sessions).
        entries: what was noted, in any order, also twice. What was recorded after `as_of` does not
            exist.
        zones: a zone name or the bundle's zones; needed when a plan floats.
        sessions: the meetings, for what is due before a session.
        as_of: the moment, an aware datetime.
        days: how far ahead to look, in days of 24 hours.

    Raises:
        AwareTimeNeeded: `as_of` has no offset.
        WrongArgument: what was handed over is something else, or `days` is no whole number.
        OutOfRange: `days` is below 0.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.
        TooManyOccurrences: a plan has more than a million occasions in the time that is looked at.

    Source: scheduling.md, Details that decide: found by overlap of `[opens, closes)`; adherence.md,
    State of an occasion: what is noted on an open one is shown as "so far".

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02",
    ...     schedule=Repeating(frequency="daily", times=["09:00", "21:00"]),
    ... )
    >>> now = dt.datetime(2026, 2, 3, 10, tzinfo=dt.UTC)
    >>> today = agenda(plan, as_of=now, days=1)
    >>> [each.key for each in today.open], [each.key for each in today.upcoming]
    (['2026-02-03T09:00'], ['2026-02-03T21:00', '2026-02-04T09:00'])
    >>> walked = Entry(id="t1", assignment_id="a1", outcome="as_agreed", recorded_at=now)
    >>> today = agenda(plan, [walked], as_of=now, days=1)
    >>> today.open, [each.occurrence.key for each in today.done]
    ((), ['2026-02-03T09:00'])
    """
    now = aware(as_of, "as_of")
    number_needed(days, "days")
    # The moment itself belongs to the window, so that what is open is found with days=0 too.
    until = now + max(dt.timedelta(days=min(days, MOST_DAYS)), INSTANT)
    given = material(plans, entries, zones=zones, sessions=sessions, audience="self", as_of=now)
    parts = [agenda_of(each, until=until) for each in recents(given, as_of=now, until=until)]
    return Agenda(
        as_of=as_of,
        open=tuple(in_order(each for part in parts for each in part.open)),
        upcoming=tuple(in_order(each for part in parts for each in part.upcoming)),
        done=tuple(
            sorted(
                (each for part in parts for each in part.done),
                key=lambda each: each.occurrence.order,
            )
        ),
        carried=tuple(in_order(each for part in parts for each in part.carried)),
    )


def noted_so_far(history: History) -> dict[str, SoFar]:
    """Give what is noted on the occasions of one plan, by key.

    >>> from homework_kit.adherence.history import gather
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Target(times=3, per="week"),
    ... )
    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> walked = Entry(id="t1", assignment_id="a1", outcome="as_agreed", recorded_at=now)
    >>> history = gather([plan], [walked], [], zones=None, sessions=(), as_of=now)
    >>> noted_so_far(history)["2026-02-02/week"].practiced
    1
    """
    targets = {each.version for each in history.versions if isinstance(each.schedule, Target)}
    notes: dict[str, list[Attached]] = {}
    occasions: dict[str, Occurrence] = {}
    for each in history.attached:
        if each.occasion is not None:
            occasions[each.occasion.key] = each.occasion
            notes.setdefault(each.occasion.key, []).append(each)
    return {
        key: _so_far(occasion, notes[key], target=occasion.version in targets)
        for key, occasion in occasions.items()
    }


def _so_far(occasion: Occurrence, notes: list[Attached], *, target: bool) -> SoFar:
    practiced = sum(each.noted.practiced and each.counts for each in notes)
    # adherence.md: in a target, no_opportunity and not_done_told change no denominator.
    told = any(each.outcome in {"not_done_told", "no_opportunity"} for each in notes)
    return SoFar(
        occurrence=occasion,
        practiced=practiced,
        notes=len(notes),
        settled=practiced >= occasion.required or (told and not target),
    )


def agenda_of(history: History, *, until: dt.datetime) -> Agenda:
    """Give the agenda of one plan at the moment of its history, as far as that reaches.

    >>> from homework_kit.adherence.history import gather
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Target(times=3, per="week"),
    ... )
    >>> now = dt.datetime(2026, 2, 12, 9, tzinfo=dt.UTC)
    >>> history = gather([plan], [], [], zones=None, sessions=(), as_of=now)
    >>> [each.key for each in agenda_of(history, until=now).open]
    ['2026-02-09/week']
    """
    now, today = history.as_of, history.today
    day_started = history.clock.day_start(today).at
    terms = {plan.version: terms_of(plan) for plan in history.versions}
    periods = {
        plan.version
        for plan in history.versions
        if isinstance(plan.schedule, Target | BeforeSession)
    }
    noted = noted_so_far(history)
    free = [each for each in history.occasions if not (each.paused or each.set_aside)]
    asked = [each for each in free if each.key not in noted or not noted[each.key].settled]
    # Entries of a paused day do not count for a target: there is nothing to do for it then.
    is_open = tuple(
        each
        for each in asked
        if each.opens <= now < each.closes and not terms[each.version].paused_on(today)
    )
    return Agenda(
        as_of=now,
        open=is_open,
        upcoming=tuple(
            each
            for each in asked
            if now < each.opens < until and not terms[each.version].paused_on(each.local_date)
        ),
        done=tuple(
            noted[each.key] for each in free if each.key in noted and day_started < each.closes
        ),
        carried=tuple(
            each for each in is_open if each.local_date < today and each.version not in periods
        ),
    )
