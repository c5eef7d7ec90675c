"""JSON as it arrives from anywhere: nearly a document, or nothing like one, or no JSON at all."""

from __future__ import annotations

import json
from typing import Any, Final

from hypothesis import strategies as st

from homework_kit.testing.strategies.bundle import KINDS, of_kind
from homework_kit.testing.strategies.models import WORDS, Words

_LONG: Final = 2_000
_DEEP: Final = 70
"""Deeper than the 64 levels that are read."""
_MOST_CHANGES: Final = 3
_UNHARMED: Final = 10
"""Texts of which one is broken as JSON, too."""


def hostile_json(*, text: Words | None = None) -> st.SearchStrategy[str]:
    """Draw text that claims to be a document or a record: most of it is refused, some is valid.

    For what stands at your door: nothing in it may crash a reader, hang it, or come back in an
    error, a log or an answer. Draw the words from a marker to see whether they do.

    Args:
        text: what words are drawn from, those of the documents as well as what is put into them;
            `st.just("cAnArY")` makes a leak easy to find.

    >>> import homework_kit as hk
    >>> from hypothesis import find
    >>> sent = find(hostile_json(), lambda text: hk.iter_problems(text) != ())
    >>> isinstance(sent, str), len(hk.iter_problems(sent)) > 0
    (True, True)
    """
    return _hostile(WORDS if text is None else text)


@st.composite
def _hostile(draw: st.DrawFn, text: Words) -> str:
    kind = draw(st.sampled_from(KINDS))
    document: Any = json.loads(draw(of_kind(kind, text=text)).canonical())
    words = draw(text)
    for _ in range(draw(st.integers(0, _MOST_CHANGES))):
        found = places(document)
        if found:
            holder, key = draw(st.sampled_from(found))
            change(draw, holder, key, words)
    written = json.dumps(document, ensure_ascii=draw(st.booleans()))
    if draw(st.integers(1, _UNHARMED)) < _UNHARMED:
        return written
    at = draw(st.integers(1, max(len(written) - 1, 1)))
    return draw(st.sampled_from(spoiled(written, at, words)))


def places(value: Any) -> list[tuple[Any, Any]]:
    """Give every place of a JSON value as its holder and its key or index, outer ones first.

    >>> places({"a": [1]})
    [({'a': [1]}, 'a'), ([1], 0)]
    """
    found: list[tuple[Any, Any]] = []
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        found.append((value, key))
        if isinstance(item, dict | list):
            found += places(item)
    return found


def change(draw: st.DrawFn, holder: Any, key: Any, words: str) -> None:
    """Take a value away, put another in its place, or set a member of another name beside it."""
    how = draw(st.sampled_from(("drop", "value", "unknown", "rename")))
    held = holder[key]
    if how == "value":
        holder[key] = draw(st.sampled_from(hostile_values(words)))
    elif how == "drop" or not isinstance(holder, dict):
        del holder[key]
    else:
        holder[f"{words} {key}"] = draw(st.sampled_from((words, {words: words}, held)))
        if how == "rename":
            del holder[key]


def hostile_values(words: str) -> tuple[Any, ...]:
    """Give values that belong nowhere, or nearly nowhere, around some words.

    >>> hostile_values("x")[:3]
    (None, 'x hostile', ['x listed'])
    """
    return (
        None, f"{words} hostile", [f"{words} listed"], {f"{words} key": f"{words} value"}, True,
        -1e15, f"{words}\n", f"{words} long " * _LONG, f"{words}\0", f"{words}\ud800", "", [], {},
        0.1 + 0.2, f"https://{words}.example", [[[[words]]]] * 60, {"type": words},
        {"kind": words}, {"extensions": {words: words}},
        {"(document)": words, "(tombstone)": words},
    )  # fmt: skip


def spoiled(text: str, at: int, words: str) -> tuple[str, ...]:
    """Give JSON text broken in ways that careless readers let pass, with words where they may be.

    Args:
        text: a JSON object.
        at: where it is cut, or something is put into it.
        words: what is put into it.

    >>> spoiled('{"a": 1}', 5, "x")[0]
    '{"a":'
    """
    name = json.dumps(words)
    return (
        text[:at],
        text + words,
        "\ufeff" + text,
        text.replace("{", f"{{{name}: 1, {name}: 2, ", 1),
        f"[{text}]",
        text[:at] + words + text[at:],
        "[" * _DEEP + text + "]" * _DEEP,
        text.replace('"1.0"', '"1.777"'),
    )
