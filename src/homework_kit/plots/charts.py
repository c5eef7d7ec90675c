"""The charts by themselves, as SVG text that an app can write to a file or put into a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from homework_kit.adherence.changes import RowKey
from homework_kit.adherence.material import Plans
from homework_kit.language.locales import locale_data
from homework_kit.models.arguments import kind_needed
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Session
from homework_kit.models.choices import choice_needed
from homework_kit.models.entry import Entry
from homework_kit.models.summary import AssignmentSummary, ChangeRow, SummaryBlock
from homework_kit.models.vocabulary import Scale
from homework_kit.plots.days import days_figure
from homework_kit.plots.figure import alone
from homework_kit.plots.noted import told
from homework_kit.plots.obstacles import obstacles_figure
from homework_kit.plots.pairs import PEAK, pairs_figure
from homework_kit.plots.weeks import weeks_figure
from homework_kit.schedule.clock import Zones

_BLOCK = "Give one of summary.assignments."


def weeks(summary: AssignmentSummary, *, locale: str = "en", name: str = "weeks") -> str:
    """Draw practice beside what was planned, a bar for each week or target period, newest last.

    Every version's rows stand beside that version's own plan, and practice beyond the plan apart
    from it. At most the newest 12 rows are drawn.

    Args:
        summary: the block of one assignment, from `hk.summarize`.
        locale: whose words to use, "en" or "de".
        name: begins the ids in the SVG. Charts that share a page each need their own.

    Returns:
        SVG text; empty where fewer than five times are counted (adherence.md, Floors), and where
        nothing is noted in the rows that would be drawn.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: what was handed over is something else.

    >>> from homework_kit.adherence import summarize
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 9, tzinfo=dt.UTC)
    >>> walked = Entry(
    ...     id="t1", assignment_id="a1", outcome="as_agreed", recorded_at=now.replace(day=2)
    ... )
    >>> "1 of 7" in weeks(summarize(plan, [walked], as_of=now).assignments[0])
    True
    """
    locale_data("messages", locale)
    kind_needed(summary, AssignmentSummary, "weeks", hint=_BLOCK)
    return alone(weeks_figure(summary, locale=locale), name)


def days(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    since: dt.datetime | None = None,
    as_of: dt.datetime,
    locale: str = "en",
    name: str = "days",
) -> str:
    """Draw the days with a note as a calendar of at most the newest 12 weeks.

    Days without a note are specks, days in a pause short lines; nothing counts days in a row. It
    draws all that it is given: for others, give `hk.share_view(...).bundle`.

    Args:
        plans: one assignment, any versions of several, or a bundle, as `hk.summarize` takes them.
        entries: what was noted.
        zones: a zone name or the bundle's zones; needed when a plan floats.
        sessions: when the two meet; needed where a plan is counted from one session to the next.
        since: from when on, an aware datetime; by default from the start.
        as_of: the moment of looking, an aware datetime.
        locale: whose words to use, "en" or "de".
        name: begins the ids in the SVG.

    Returns:
        SVG text; empty where fewer than five days have a note.

    Raises:
        AwareTimeNeeded: a moment has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: what was handed over is something else.

    >>> days([], as_of=dt.datetime(2026, 2, 9, tzinfo=dt.UTC))
    ''
    """
    locale_data("messages", locale)
    read = told(plans, entries, zones=zones, sessions=sessions, since=since, as_of=as_of)
    return alone(days_figure(read, locale=locale), name)


def before_after(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    change: ChangeRow,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    since: dt.datetime | None = None,
    as_of: dt.datetime,
    locale: str = "en",
    name: str = "change",
) -> str:
    """Draw the whole pairs of one row of change: a ring before, a diamond afterwards.

    Measures, scales and settings are never pooled, so each has a chart of its own. At most the
    newest 10 pairs are drawn, with nothing between or through them.

    Args:
        plans: as for `days`.
        entries: what was noted.
        change: a row of `summary.assignments[n].change`, which says which pairs are meant.
        zones: as for `days`.
        sessions: as for `days`.
        since: as for `days`.
        as_of: the moment of looking, an aware datetime.
        locale: whose words to use, "en" or "de".
        name: begins the ids in the SVG.

    Returns:
        SVG text; empty where no pair is whole.

    Raises:
        AwareTimeNeeded: a moment has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: what was handed over is something else.

    Source: adherence.md, Change within records.

    >>> row = ChangeRow(
    ...     what="mood_after_minus_before", scale="0-10", pairs=0, left_out=0, lower=0, same=0,
    ...     higher=0,
    ... )
    >>> before_after([], change=row, as_of=dt.datetime(2026, 2, 9, tzinfo=dt.UTC))
    ''
    """
    locale_data("messages", locale)
    kind_needed(change, ChangeRow, "change", hint="Give a row of summary.assignments[n].change.")
    read = told(plans, entries, zones=zones, sessions=sessions, since=since, as_of=as_of)
    key = RowKey(change.what, change.scale, change.setting)
    return alone(pairs_figure(read, key, locale=locale), name)


def steps(
    plans: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    *,
    scale: Scale = "0-100",
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    since: dt.datetime | None = None,
    as_of: dt.datetime,
    locale: str = "en",
    name: str = "steps",
) -> str:
    """Draw the tries of graded steps: a ring for what was expected, a diamond for the peak.

    Args:
        plans: as for `days`; the names of the steps stand in it.
        entries: what was noted.
        scale: the scale of the ratings that are meant.
        zones: as for `days`.
        sessions: as for `days`.
        since: as for `days`.
        as_of: the moment of looking, an aware datetime.
        locale: whose words to use, "en" or "de".
        name: begins the ids in the SVG.

    Returns:
        SVG text; empty where no try has both numbers.

    Raises:
        AwareTimeNeeded: a moment has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: what was handed over is something else.

    >>> steps([], as_of=dt.datetime(2026, 2, 9, tzinfo=dt.UTC))
    ''
    """
    locale_data("messages", locale)
    choice_needed(scale, Scale, "scale")
    read = told(plans, entries, zones=zones, sessions=sessions, since=since, as_of=as_of)
    return alone(pairs_figure(read, RowKey(PEAK, scale), locale=locale), name)


def obstacles(summary: SummaryBlock, *, locale: str = "en", name: str = "obstacles") -> str:
    """Draw what got in the way and how many times it was noted; one named once is drawn as well.

    Args:
        summary: the block of an assignment, or of one of its versions, from `hk.summarize`.
        locale: whose words to use, "en" or "de".
        name: begins the ids in the SVG.

    Returns:
        SVG text; empty where nothing was named.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: what was handed over is something else.

    Source: adherence.md, Obstacles.

    >>> from homework_kit.adherence import summarize
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=AsNeeded(cue="tense"),
    ... )
    >>> now = dt.datetime(2026, 2, 9, tzinfo=dt.UTC)
    >>> told = Entry(id="t1", assignment_id="a1", obstacles=["forgetting"], recorded_at=now,
    ...     outcome="partly")
    >>> "Forgetting" in obstacles(summarize(plan, [told], as_of=now).assignments[0])
    True
    """
    locale_data("messages", locale)
    kind_needed(summary, SummaryBlock, "obstacles", hint=_BLOCK)
    return alone(obstacles_figure(summary, locale=locale), name)
