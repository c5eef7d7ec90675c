"""FastAPI: refusals that repeat nothing of what was sent.

FastAPI's own answer to a refused request holds the refused input, which here is what a person
wrote. `install` puts answers in its place that say what is wrong, where, and how to mend it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from homework_kit.errors import Problem
from homework_kit.models.refusal import BRANCHES, TAGS, problems_in

try:
    from fastapi import FastAPI, Request, WebSocket
    from fastapi.exceptions import (
        RequestValidationError,
        ResponseValidationError,
        WebSocketRequestValidationError,
    )
    from fastapi.responses import JSONResponse
except ModuleNotFoundError:
    raise ImportError(
        "homework_kit.adapters.fastapi needs FastAPI. Run: pip install 'homework_kit[fastapi]'"
    ) from None

__all__ = ["install"]

_UNPROCESSABLE: Final = 422
_OUR_FAULT: Final = 500
_POLICY_VIOLATION: Final = 1008
_OURS: Final = BRANCHES.union(*TAGS.values())
_UNKNOWN: Final = "?"


def install(app: FastAPI) -> None:
    """Answer refused requests of an app with problems, and none of the input.

    A refused request gets 422, a response of the app's own that is not valid 500; both hold
    `{"detail": [{"in", "code", "pointer", "message", "hint"}, …]}`. A refused web socket is closed
    with 1008 and the codes. Of a place, names that the app publishes in its OpenAPI document are
    shown; any other, such as the key of a mapping, may be a person's word and prints as `?`.

    >>> install(FastAPI())
    """

    async def refuse(_: Request, error: Any) -> JSONResponse:
        return answer(error.errors(), _published(app), _UNPROCESSABLE)

    async def own_up(_: Request, error: Any) -> JSONResponse:
        return answer(error.errors(), _published(app), _OUR_FAULT)

    async def close(socket: WebSocket, error: Any) -> None:
        codes = dict.fromkeys(problem.code for problem in problems_in(error.errors()))
        # A closing frame has room for 123 bytes.
        await socket.close(_POLICY_VIOLATION, ", ".join(codes)[:123])

    app.add_exception_handler(RequestValidationError, refuse)
    app.add_exception_handler(ResponseValidationError, own_up)
    app.add_exception_handler(WebSocketRequestValidationError, close)


def answer(errors: Iterable[Mapping[str, Any]], known: frozenset[str], status: int) -> JSONResponse:
    """Make the answer to FastAPI's list of errors; names that are not `known` print as `?`.

    >>> errors = [{"type": "missing", "loc": ("body", "note"), "msg": "", "input": {"a": "b"}}]
    >>> answer(errors, frozenset({"note"}), 422).body[:60]
    b'{"detail":[{"in":"body","code":"missing-member","pointer":"/'
    """
    # Grouped by where they stand (body, query, path, …), each in its order.
    told = [
        {"in": where, **_as_json(problem)}
        for where, group in _by_place(errors, known).items()
        for problem in problems_in(group)
    ]
    return JSONResponse({"detail": told}, status)


def _as_json(problem: Problem) -> dict[str, str]:
    return {name: getattr(problem, name) for name in ("code", "pointer", "message", "hint")}


def _by_place(errors: Iterable[Mapping[str, Any]], known: frozenset[str]) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for error in errors:
        where, *path = error["loc"]
        if error["type"] == "json_invalid":
            path = []  # a count of characters, no place in a document
        shown = _shown(path, known | _OURS)
        grouped.setdefault(str(where), []).append({**error, "loc": shown})
    return grouped


def _shown(path: Sequence[str | int], known: frozenset[str]) -> tuple[str | int, ...]:
    return tuple(part if isinstance(part, int) or part in known else _UNKNOWN for part in path)


def _published(app: FastAPI) -> frozenset[str]:
    """Name every member and parameter that the app tells the world about; FastAPI keeps the text.

    >>> app = FastAPI()
    >>> app.get("/")(lambda page: {})  # doctest: +ELLIPSIS
    <function ...>
    >>> _published(app) >= {"page"}
    True
    """
    try:
        # How an app's own models describe themselves is no matter of a refused request.
        with warnings.catch_warnings(action="ignore"):
            return frozenset(_names(app.openapi()))
    except Exception:  # noqa: BLE001 - an error in here would be logged with the refused input
        return frozenset()


def _names(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield from part["properties"]
        if "in" in part and isinstance(part.get("name"), str):
            yield part["name"]
        for inner in part.values():
            yield from _names(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _names(inner)
