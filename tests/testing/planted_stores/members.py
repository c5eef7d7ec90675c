"""Stores that lose or change single members, each of which a careless table may have."""

from __future__ import annotations

import json
from typing import Any

import homework_kit as hk
from tests.testing.planted_stores.plain import BESIDE, PlainStore, Row


class _Members(PlainStore):
    """Changes the members of a document when it is loaded."""

    def united(self, person_id: str, rows: list[Row]) -> hk.Bundle:
        """Make a bundle of changed rows."""
        return super().united(
            person_id, [(part, self.changed(part, json.loads(text))) for part, text in rows]
        )

    def changed(self, part: str, members: dict[str, Any]) -> str:
        """Write the changed members."""
        if part != BESIDE and not members["deleted"]:
            self.change(part, members)
        return json.dumps(members)

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Change members."""


class SharesOnLoad(_Members):
    """Whatever is private comes back shared."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Share."""
        del part
        if "visibility" in members:
            members["visibility"] = "shared"


class ForgetsPrivacyOfEdits(_Members):
    """The row of an edit is written without the column for visibility."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Leave it out of edited notes."""
        if part == "entries" and members["supersedes"]:
            members.pop("visibility", None)


class ForgetsPrivacyOfObstacles(_Members):
    """The table of obstacles has no column for visibility."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Leave it out of obstacles."""
        if part == "obstacles":
            members.pop("visibility", None)


class ForgetsPrivacyOfReviews(_Members):
    """The table of reviews has no column for visibility."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Leave it out of reviews."""
        if part == "reviews":
            members.pop("visibility", None)


class RewritesOutcomes(_Members):
    """Every edited note was partly done."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Rewrite."""
        if part == "entries" and members["supersedes"] and "outcome" in members:
            members["outcome"] = "partly"


class HasNoColumn(_Members):
    """One member of a plan was added later, and no column for it."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Leave it out."""
        del part
        members.pop("written_note_given", None)


class HasNoColumnOfAPart(_Members):
    """One member of a part of a record was added later, and no column for it."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Leave it out."""
        del part
        for each in members.get("record", {}).get("urges", ()):
            each.pop("acted_on", None)


class KnowsNoNewWord(_Members):
    """A closed list in the database lacks a word; the default stands in for it."""

    def change(self, part: str, members: dict[str, Any]) -> None:
        """Put the default in its place."""
        del part
        if members.get("source") == "device":
            members["source"] = "self"
