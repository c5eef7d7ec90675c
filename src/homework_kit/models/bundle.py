"""One person's export: export = import = backup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from homework_kit.errors import WrongArgument
from homework_kit.models.assignment import AnyAssignment
from homework_kit.models.base import Document, Model, Ruled
from homework_kit.models.entry import AnyEntry
from homework_kit.models.obstacle import AnyObstacle
from homework_kit.models.references import LISTS, broken_references
from homework_kit.models.review import AnyReview
from homework_kit.models.rules import Broken
from homework_kit.models.wire import (
    BundleListed,
    Flag,
    Identifier,
    Instant,
    Listed,
    LocalDate,
    Opt,
    ZoneName,
)
from homework_kit.models.zones import known_zones


class ZoneSpan(Ruled):
    """From when on the person was in a zone; the first of a bundle extends backwards.

    >>> ZoneSpan(from_="2026-02-02T00:00:00+00:00", time_zone="Europe/London").time_zone
    'Europe/London'
    """

    from_: Annotated[Instant, Field(validation_alias="from", serialization_alias="from")]
    time_zone: ZoneName

    _about: ClassVar[frozenset[str]] = frozenset({"time_zone"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check the name of the zone."""
        if self.time_zone not in known_zones():
            yield Broken("unknown-zone", ("time_zone",))


class Session(Model):
    """A meeting. A moved meeting keeps its id; without `at` it stands at the start of the day.

    >>> Session(id="s1", on="2026-02-09").on
    datetime.date(2026, 2, 9)
    """

    id: Identifier
    on: LocalDate
    at: Opt[Instant] = None
    revision: Identifier = "1"
    supersedes: Listed[Identifier] = ()


class ConsentStatement(Model):
    """What the person said about sharing, reminders and voice, and when.

    >>> ConsentStatement(share_entries="none", noted_at="2026-02-02T18:00:00+00:00").share_entries
    'none'
    """

    share_entries: Opt[Literal["person_chooses_each", "all", "summary_only", "none"]] = None
    reminders: Opt[Flag] = None
    voice: Opt[Flag] = None
    noted_at: Instant


class Bundle(Document):
    """Everything of one person: all versions and revisions, kept for ever and merged by identity.

    Raises:
        InvalidDocument: unknown-reference, person-mismatch, unknown-step, revision-cycle, or any
            other problem.

    >>> Bundle(person_id="p1")
    Bundle(members=1)
    """

    kind: Literal["bundle"] = "bundle"
    person_id: Identifier
    zones: BundleListed[ZoneSpan] = ()
    sessions: BundleListed[Session] = ()
    assignments: BundleListed[AnyAssignment] = ()
    entries: BundleListed[AnyEntry] = ()
    obstacles: BundleListed[AnyObstacle] = ()
    reviews: BundleListed[AnyReview] = ()
    consent: BundleListed[ConsentStatement] = ()

    holds: ClassVar[tuple[str, ...]] = LISTS
    _about: ClassVar[frozenset[str]] = frozenset({"sessions", *LISTS})

    def broken_rules(self) -> Iterator[Broken]:
        """Check what the documents say of each other."""
        yield from super().broken_rules()
        yield from broken_references(self)


def bundle_needed(given: object, function: str) -> None:
    """Tell callers without a type checker what a function takes, and nothing of what they gave.

    >>> bundle_needed([], "merge")
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: merge takes a Bundle. Put the documents into hk.Bundle first.
    """
    if not isinstance(given, Bundle):
        del given
        raise WrongArgument(function, "a Bundle", "Put the documents into hk.Bundle first.")
