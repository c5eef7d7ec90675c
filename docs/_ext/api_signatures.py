"""Signatures and types as they are shown: every name of ours leads to its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import griffe

from docs._ext.api_register import Register

_STARS = {
    griffe.ParameterKind.var_positional: "*",
    griffe.ParameterKind.var_keyword: "**",
}


def meaning(value: str | griffe.Expr | None, kept: Register) -> str:
    """Say in a sentence what a type or a constant is; its known names are links."""
    if value is None:
        return ""
    parts: list[str] = []
    for documented, tokens in groupby(_tokens(value, kept), key=lambda token: token[1]):
        if documented is not None:
            parts.append("{py:obj}`~" + documented + "`")
        elif text := re.sub(r"\s+", " ", "".join(name for name, _ in tokens)).strip():
            parts.append(f"`{text}`")
    return f"Is {' '.join(parts)}."


def shown(expression: str | griffe.Expr | None, kept: Register) -> str:
    """Write a type with every name of ours by the name of its place, so that Sphinx links it."""
    if expression is None:
        return ""
    named = (documented or _foreign(name) for name, documented in _tokens(expression, kept))
    return re.sub(r"\s+", " ", "".join(named))


def parameters(thing: griffe.Function, kept: Register) -> str:
    """Write the parameters and the result of a function, its types by the names of their places."""
    given = [each for each in thing.parameters if each.name not in {"self", "cls"}]
    kinds = [each.kind for each in given]
    said = [_parameter(each, kept) for each in given]
    keyword_only = griffe.ParameterKind.keyword_only
    if keyword_only in kinds and griffe.ParameterKind.var_positional not in kinds:
        said.insert(kinds.index(keyword_only), "*")
    if before := kinds.count(griffe.ParameterKind.positional_only):
        said.insert(before, "/")
    result = f" -> {shown(thing.returns, kept)}" if thing.returns is not None else ""
    return f"({', '.join(said)}){result}"


def _parameter(given: griffe.Parameter, kept: Register) -> str:
    star = _STARS.get(given.kind, "") if given.kind else ""
    text = star + given.name
    if given.annotation is not None:
        text += f": {shown(given.annotation, kept)}"
    return text if given.default is None or star else f"{text} = {given.default}"


def _tokens(value: str | griffe.Expr, kept: Register) -> Iterator[tuple[str, str | None]]:
    """Take an expression apart; beside each part stands the name of its place, if it has one."""
    if isinstance(value, str):
        yield value, None
        return
    for token in value.iterate(flat=True):
        if isinstance(token, griffe.ExprName):
            yield token.name, kept.name_of(token.canonical_path)
        else:
            yield str(token), None


def _foreign(name: str) -> str:
    """Name a type of others. A document has a member `type`, which no signature means."""
    return "builtins.type" if name == "type" else name
