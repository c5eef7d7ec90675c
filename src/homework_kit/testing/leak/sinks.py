"""Where words can come out: every way in which a value, an error or a warning is shown or kept."""

from __future__ import annotations

import contextlib
import inspect
import io
import logging
import pickle
import pprint
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FunctionType, TracebackType

from pydantic import BaseModel, ValidationError

import homework_kit
from homework_kit.testing.leak.outcome import Outcome

HOME = str(Path(homework_kit.__file__).parent)
_TESTING = str(Path(HOME, "testing"))
"""Frames of the kit itself hold the call that is tried."""


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error and everything that hangs on it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _logged(outcome: Outcome) -> str:
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.Logger("canary", logging.DEBUG)  # noqa: LOG001 - of no tree, so that nobody else hears
    logger.addHandler(handler)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.CRITICAL):
        logger.log(level, "%s %r", outcome.shown, outcome.shown)
    logger.error("failed", exc_info=outcome.error)
    return told.getvalue()


def _traceback(outcome: Outcome) -> str:
    if outcome.error is None:
        return ""
    return "".join(traceback.format_exception(outcome.error))


def reachable(value: object, seen: dict[int, object], *, inside: bool = False) -> Iterator[str]:
    """Walk to every text that a value keeps alive; of a document its repr, or what is `inside`."""
    if id(value) in seen:
        return
    seen[id(value)] = value  # kept alive, so that no other object gets its id
    if isinstance(value, str | bytes | bytearray):
        yield str(value)
    for held in _held(value, inside=inside):
        yield from reachable(held, seen, inside=inside)


def _held(value: object, *, inside: bool) -> list[object]:
    match value:
        case Mapping():
            return [*value.keys(), *value.values()]
        case list() | tuple() | set() | frozenset():
            return [*value]
        case BaseException():
            told = value.errors() if isinstance(value, ValidationError) else None
            shown = [repr(value), str(value), told, value.args, value.__dict__]
            return [*shown, value.__context__, value.__cause__]
        case FunctionType():
            return [cell.cell_contents for cell in value.__closure__ or ()]
        case BaseModel():
            return [value.__dict__ if inside else repr(value)]
        case _:
            return []


def our_frames(trace: TracebackType | None) -> Iterator[Mapping[str, object]]:
    """Give the local variables of every frame of the package that a traceback holds."""
    for frame, _ in traceback.walk_tb(trace):
        name = frame.f_code.co_filename
        if name.startswith(HOME) and not name.startswith(_TESTING):
            yield frame.f_locals


def _locals(outcome: Outcome) -> str:
    return "\n".join(
        text
        for error in chain(outcome.error)
        for local in our_frames(error.__traceback__)
        for text in reachable(local, {})
    )


def _kept_by_error(outcome: Outcome) -> str:
    """What an error carries: attributes, arguments, notes, and the errors it hangs on."""
    return "\n".join(text for error in chain(outcome.error) for text in reachable(error, {}))


def _pickled(outcome: Outcome) -> str:
    if outcome.error is None:
        return ""
    frozen = pickle.dumps(outcome.error)
    thawed = pickle.loads(frozen)  # noqa: S301 - pickled in the line above
    return f"{frozen!r} {outcome.error.__reduce__()} {thawed!r} {thawed}"


def _pydantic(outcome: Outcome) -> str:
    """What pydantic's own error would tell, if one came through."""
    errors = [error for error in chain(outcome.error) if isinstance(error, ValidationError)]
    return " ".join(f"{each} {each.errors()} {each.json()}" for each in errors)


def _displayed(outcome: Outcome) -> str:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        sys.__displayhook__(outcome.shown)
    return told.getvalue()


def _of_rich(outcome: Outcome) -> str:
    shown = outcome.shown
    told = [
        list(made()) for name in ("__rich_repr__", "__repr_args__") if (made := _has(shown, name))
    ]
    return f"{told} {getattr(shown, '__repr_str__', str)(', ')}"


def _in_a_notebook(outcome: Outcome) -> str:
    made = getattr(outcome.shown, "_repr_html_", None)
    return str(made()) if callable(made) else ""


def _has(value: object, name: str) -> Callable[[], Iterator[object]] | None:
    made: Callable[[], Iterator[object]] | None = getattr(type(value), name, None)
    return None if made is None else getattr(value, name)


def _inspected(outcome: Outcome) -> str:
    kind = type(outcome.shown)
    if kind not in _SIGNATURES:
        _SIGNATURES[kind] = ""
        with contextlib.suppress(ValueError, TypeError):  # some builtins have no signature
            _SIGNATURES[kind] = f"{inspect.signature(kind)} {inspect.getdoc(kind)}"
    return _SIGNATURES[kind]


_SIGNATURES: dict[type, str] = {}


def _warned(outcome: Outcome) -> str:
    return "\n".join(f"{each.message} {each.message!r}" for each in outcome.warned)


SINKS: dict[str, Callable[[Outcome], str]] = {
    "repr": lambda outcome: repr(outcome.shown),
    "str": lambda outcome: str(outcome.shown),
    "format": lambda outcome: f"{outcome.shown}",
    "percent": lambda outcome: "%s %r" % (outcome.shown, outcome.shown),  # noqa: UP031 - the sink
    "pprint": lambda outcome: pprint.pformat(outcome.shown),
    "displayhook": _displayed,
    "rich": _of_rich,
    "notebook": _in_a_notebook,
    "inspect": _inspected,
    "log": _logged,
    "warnings": _warned,
    "traceback": _traceback,
    "locals": _locals,
    "error": _kept_by_error,
    "pickled error": _pickled,
    "pydantic error": _pydantic,
    "output": lambda outcome: outcome.written,
}
