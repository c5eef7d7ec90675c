"""Stores that change what a document says."""

from __future__ import annotations

import datetime as dt
import json
import struct
import unicodedata
from collections.abc import Callable
from typing import Any

import homework_kit as hk
from tests.testing.planted_stores.plain import BESIDE, PlainStore


def everywhere(value: Any, change: Callable[[Any], Any]) -> Any:
    """Change every leaf of a JSON value."""
    if isinstance(value, dict):
        return {name: everywhere(each, change) for name, each in value.items()}
    if isinstance(value, list):
        return [everywhere(each, change) for each in value]
    return change(value)


class _Changing(PlainStore):
    """Changes the members of a document before they are kept."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Give other members."""
        return members

    def written(self, part: str, text: str) -> str:
        """Write the changed document."""
        if part == BESIDE:
            return text
        return json.dumps(self.changed(json.loads(text)), ensure_ascii=False)


class _ChangingWords(_Changing):
    """Changes the words of a note."""

    def words(self, text: str) -> str:
        """Give other words."""
        return text

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Change the note."""
        if "note" in members:
            members["note"] = self.words(members["note"])
        return members


class Strips(_ChangingWords):
    """Spaces at both ends go."""

    def words(self, text: str) -> str:
        """Strip, unless nothing would be left."""
        return text.strip() or text


class Truncates(_ChangingWords):
    """A column of 255 characters."""

    def words(self, text: str) -> str:
        """Cut."""
        return text[:255]


class CutsBetweenHalves(_ChangingWords):
    """A column of 100 UTF-16 units, cut in the middle of a character."""

    def words(self, text: str) -> str:
        """Cut, and replace the half that is left."""
        return text.encode("utf-16-le")[:200].decode("utf-16-le", "replace")


class LosesEmoji(_ChangingWords):
    """A column of three-byte UTF-8."""

    def words(self, text: str) -> str:
        """Replace what does not fit."""
        return "".join(char if ord(char) <= 0xFFFF else "?" for char in text)


class Normalizes(_ChangingWords):
    """Letters and accents are put together."""

    def words(self, text: str) -> str:
        """Put into normal form C."""
        return unicodedata.normalize("NFC", text)


class UnixLines(_ChangingWords):
    """Line ends become those of one system."""

    def words(self, text: str) -> str:
        """Translate line ends."""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class EscapesMarkup(_ChangingWords):
    """Text is made safe for pages when it is kept, and not when it is shown."""

    def words(self, text: str) -> str:
        """Escape."""
        return text.replace("&", "&amp;").replace("<", "&lt;")


class RoundsFloats(_Changing):
    """Numbers of four bytes."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Round every fraction."""

        def rounded(value: Any) -> Any:
            if isinstance(value, float) and abs(value) < 1e30:
                return float(f"{struct.unpack('f', struct.pack('f', value))[0]:.7g}")
            return value

        found: dict[str, Any] = everywhere(members, rounded)
        return found


class WrapsIntegers(_Changing):
    """Whole numbers of 32 bits."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Cut every whole number to 32 bits."""

        def wrapped(value: Any) -> Any:
            if isinstance(value, int) and not isinstance(value, bool):
                return (value + 2**31) % 2**32 - 2**31
            return value

        found: dict[str, Any] = everywhere(members, wrapped)
        return found


class ConvertsToUtc(_Changing):
    """Times are kept in UTC."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Convert."""
        if members.get("recorded_at"):
            moment = dt.datetime.fromisoformat(members["recorded_at"]).astimezone(dt.UTC)
            members["recorded_at"] = moment.isoformat()
        return members


class CutsFractions(_Changing):
    """Times are kept in whole milliseconds."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Cut microseconds."""
        if members.get("recorded_at"):
            moment = dt.datetime.fromisoformat(members["recorded_at"])
            cut = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
            members["recorded_at"] = cut.isoformat()
        return members


class DropsExtensions(_Changing):
    """Only columns that are known are kept."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Leave extensions out."""
        members.pop("extensions", None)
        return members


class DropsNulls(_Changing):
    """A null is nothing, so it goes, also inside extensions."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Leave nulls out at any depth."""

        def without(value: Any) -> Any:
            if isinstance(value, dict):
                return {name: without(each) for name, each in value.items() if each is not None}
            return [without(each) for each in value] if isinstance(value, list) else value

        found: dict[str, Any] = without(members)
        return found


class DropsNewerMembers(_Changing):
    """Members that this release does not know are left out."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Keep the columns of the model."""
        if members["kind"] != "entry" or members["deleted"]:
            return members
        known = {name: each for name, each in members.items() if name in hk.Entry.model_fields}
        if members["schema_version"] != "1.0":
            known.pop("record", None)
        return known | {"schema_version": "1.0"}


class SortsLists(_Changing):
    """Lists come back sorted, as from a set."""

    def changed(self, members: dict[str, Any]) -> dict[str, Any]:
        """Sort the thoughts."""
        record = members.get("record", {})
        if "thoughts" in record:
            record["thoughts"].sort(key=lambda thought: thought["text"])
        return members


class ReadsNumbers(_ChangingWords):
    """A spreadsheet in between: what looks like a number is one."""

    def words(self, text: str) -> str:
        """Read a number and write it again."""
        return str(int(text)) if text.isascii() and text.isdigit() else text
