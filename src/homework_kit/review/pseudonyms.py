"""Names that nobody knows, in place of ids: the weakest of protections, and worded as such.

What is left (dates, times, zones, numbers, the course of a life) can still point to one person. The
result is personal data as before; it is neither anonymous nor safe to publish.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

from homework_kit.errors import ShortKey, WrongArgument
from homework_kit.models import wire
from homework_kit.models.arguments import flag_needed
from homework_kit.models.base import Model
from homework_kit.models.bundle import Bundle, bundle_needed
from homework_kit.review.options import option

LEFT_OUT: Final = "[left out]"
"""What stands in the place of every text."""
NO_ADDRESS: Final = "https://example.org/left-out"
SHORTEST_KEY: Final = 16
"""Bytes: fewer can be guessed by trying."""
_KEYS: Final = ("session:", "id:")
Kind = Literal["id", "key", "option", "words", "address"]


def _wire(name: str) -> Any:
    return getattr(wire, name).__metadata__[0]


_KINDS: Final[tuple[tuple[Any, Kind], ...]] = (
    (_wire("Identifier"), "id"),
    (_wire("OccurrenceKey"), "key"),
    (_wire("OptionName"), "option"),
    (_wire("Words"), "words"),
    (_wire("ShortWords"), "words"),
    (_wire("Url"), "address"),
)


def pseudonymize(bundle: Bundle, key: bytes, *, keep_words: bool = False) -> Bundle:
    """Put a keyed hash in the place of every id, and leave the person's words out.

    The same id and key give the same pseudonym in every bundle, so references and later exports fit
    together; without the key nobody can tell or try out whose it is. **The result is still personal
    data**: dates, times, zones, numbers and codes stay, and a life's course can be recognized.

    Every text becomes "[left out]", so shapes and counts stay; skills and labels of the data model
    that are open words go too. `extensions` are left out whole. A plan with random prompts draws
    other prompts under its new id: give its entries their `occurrence` first. Where order goes by
    id or hash (two notes of one moment, two heads of a conflict) the other one may come first.

    Args:
        bundle: one person's documents.
        key: at least 16 secret bytes; whoever has it can tell the ids again.
        keep_words: keep the texts as they are. People name themselves and others in them.

    Raises:
        ShortKey: the key has fewer than 16 bytes.
        WrongArgument: `bundle`, `key` or `keep_words` is of another type.

    >>> given = Bundle(person_id="anna@example.org")
    >>> pseudonymize(given, b"0123456789abcdef").person_id
    'p-26dc59f64eb55511'
    """
    bundle_needed(bundle, "pseudonymize")
    flag_needed(keep_words, "keep_words")
    if not isinstance(key, bytes | bytearray):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del key
        raise WrongArgument("key", "bytes", "Draw them once, as secrets.token_bytes(32).")
    if len(key) < SHORTEST_KEY:
        del key
        raise ShortKey(SHORTEST_KEY)
    names = _Names(key, keep_words=keep_words)
    changed: Bundle = names.model(bundle)
    return changed


class _Names:
    """The pseudonyms under one key."""

    def __init__(self, key: bytes, *, keep_words: bool) -> None:
        # blake2b takes at most 64 bytes of key.
        self._key = hashlib.blake2b(key).digest()
        self._keep_words = keep_words

    def pseudonym(self, name: str) -> str:
        digest = hashlib.blake2b(name.encode(), key=self._key, digest_size=8)
        return f"p-{digest.hexdigest()}"

    def model(self, model: Any) -> Any:
        kind: Any = type(model)
        kinds = _kinds_of(kind)
        members: dict[str, Any] = {}
        for name in model.model_fields_set:
            value = getattr(model, name)
            if name == "extensions" or value is None:
                continue
            members[name] = self.value(value, kinds.get(name))
        return kind(**_with_content(kind, members))

    def value(self, value: Any, kind: Kind | None) -> Any:
        if isinstance(value, Model):
            return self.model(value)
        if isinstance(value, tuple):
            return tuple(self.value(each, kind) for each in value)
        if not isinstance(value, str) or kind is None:
            return value
        return self.text(value, kind)

    def text(self, value: str, kind: Kind) -> str:
        if kind == "id":
            return self.pseudonym(value)
        if kind == "key":
            start = next((each for each in _KEYS if value.startswith(each)), None)
            return value if start is None else start + self.pseudonym(value.removeprefix(start))
        if self._keep_words or (kind == "option" and option(value) is not None):
            return value
        return NO_ADDRESS if kind == "address" else LEFT_OUT


def _with_content(model: type[Model], members: dict[str, Any]) -> dict[str, Any]:
    """Let a record that held nothing but extensions say that something was left out."""
    said = [name for name, value in members.items() if name != "type" and value != ()]
    if "type" in model.model_fields and "extensions" in model.model_fields and not said:
        return members | {"extensions": {"org.homework-kit.left-out": True}}
    return members


@cache
def _kinds_of(model: type[Model]) -> Mapping[str, Kind]:
    """Say which members of a model hold text, and of which kind."""
    hints = get_type_hints(model, include_extras=True)
    found: dict[str, Kind | None] = {name: _kind(hints[name]) for name in model.model_fields}
    return {name: kind for name, kind in found.items() if kind is not None}


def _kind(hint: Any) -> Kind | None:
    if get_origin(hint) is Annotated:
        for part in hint.__metadata__:
            for each, kind in _KINDS:
                if part is each:
                    return kind
        return _kind(hint.__origin__)
    inside: list[Kind | None] = [
        _kind(each) for each in get_args(hint) if get_origin(hint) is not Literal
    ]
    return next((kind for kind in inside if kind is not None), None)
