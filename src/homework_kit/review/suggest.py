"""Points to talk about before the next plan is agreed: never a decision, never a step taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import attrs

from homework_kit.language.locales import locale_data
from homework_kit.language.messages import say
from homework_kit.models.arguments import entries_needed, kind_needed, obstacles_needed
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.vocabulary import ObstacleCode
from homework_kit.review.move_on import condition_met
from homework_kit.review.options import Option, options_for

PointKind = Literal["safety", "obstacle", "move_on", "question", "smaller_version"]
_SAFETY: Final[ObstacleCode] = "safety_concern"


@attrs.frozen(slots=True, kw_only=True)
class Point:
    """One point to talk about, with what may be considered beside it.

    >>> Point(kind="question", message="point.question").text
    'There is a question for the session.'
    """

    kind: PointKind
    message: str
    """Its id in the message catalog."""
    obstacle: ObstacleCode | None = None
    options: tuple[Option, ...] = ()
    """From the catalog, without those that were considered before."""
    met: bool | None = None
    """Of a condition to move on: whether it is met; None where that is for the two to say."""
    locale: str = attrs.field(default="en", repr=False)
    """Whose words `text` uses."""

    @property
    def text(self) -> str:
        """The point, in words for the person."""
        if self.obstacle is None or self.kind == "safety":
            return say(self.message, locale=self.locale)
        label = say(f"obstacle.{self.obstacle}", locale=self.locale)
        return say(self.message, obstacle=label, locale=self.locale)


def suggest_next(
    assignment: Assignment,
    entries: Iterable[Entry | Tombstone] = (),
    obstacles: Iterable[Obstacle | Tombstone] = (),
    *,
    locale: str = "en",
) -> tuple[Point, ...]:
    """Give points to talk about before the next version is agreed.

    What got in the way comes first, the most often named before others, with options not considered
    so far. Then whether a condition to move on is met, the smaller version where it was used, and
    questions. Nothing is decided, predicted or advanced. Where a safety concern is named, that is
    the one point.

    Args:
        assignment: the version that is looked back at.
        entries: what was noted; what is about other assignments is left out.
        obstacles: what got in the way, in its own documents.
        locale: whose words the points and their options use.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: what was handed over is something else.

    Source: option-catalog.md; language.md, Boundary text.

    >>> import datetime as dt
    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"),
    ...     starts_on=dt.date(2026, 2, 2), schedule=Target(times=3, per="week"),
    ... )
    >>> named = Obstacle(
    ...     id="o1", code="too_big", noted_on=dt.date(2026, 2, 4), assignment_id="a1",
    ...     options_considered=["tb-01"],
    ... )
    >>> (point,) = suggest_next(plan, [], [named])
    >>> point.kind, [each.id for each in point.options]
    ('obstacle', ['tb-02', 'tb-03'])
    """
    locale_data("messages", locale)  # refused here, and not where a point is read
    kind_needed(assignment, Assignment, "suggest_next")
    noted = [
        entry
        for entry in current(entries_needed(entries))
        if entry.assignment_id == assignment.id and not entry.is_example
    ]
    about = {entry.id for entry in noted}
    named = [
        each
        for each in current(obstacles_needed(obstacles))
        if each.assignment_id == assignment.id or each.entry_id in about
    ]
    counts = _named(noted, named)
    if counts[_SAFETY]:
        safety = Point(kind="safety", message="boundary.safety", obstacle=_SAFETY, locale=locale)
        return (safety,)
    considered = {name for each in named for name in each.options_considered}
    points = [
        Point(
            kind="obstacle",
            message="point.obstacle",
            obstacle=code,
            options=tuple(
                each for each in options_for(code, locale=locale) if each.id not in considered
            ),
        )
        for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    points += [*_move_on(assignment, noted), *_asked(noted)]
    return tuple(attrs.evolve(point, locale=locale) for point in points)


def _named(entries: Sequence[Entry], obstacles: Sequence[Obstacle]) -> Counter[ObstacleCode]:
    """Count each naming once: a tap in an entry and the document about it are one."""
    told: set[tuple[str, ObstacleCode]] = {
        (each.entry_id or f"obstacle:{each.id}", each.code) for each in obstacles
    }
    told |= {(entry.id, code) for entry in entries for code in entry.obstacles}
    counts: Counter[ObstacleCode] = Counter()
    counts.update(code for _, code in told)
    return counts


def _move_on(assignment: Assignment, entries: Sequence[Entry]) -> list[Point]:
    condition = condition_met(assignment, entries)
    if condition is None:
        return []
    answer = {True: "met", False: "not_met", None: "yours"}[condition.met]
    return [Point(kind="move_on", message=f"point.move_on_{answer}", met=condition.met)]


def _asked(entries: Sequence[Entry]) -> list[Point]:
    points: list[Point] = []
    if any(entry.outcome == "smaller_version" for entry in entries):
        points.append(Point(kind="smaller_version", message="point.smaller_version"))
    if any(entry.question_for_session is not None for entry in entries):
        points.append(Point(kind="question", message="point.question"))
    return points
