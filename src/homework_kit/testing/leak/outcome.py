"""What comes of a call: what it gave or raised, its warnings, and what it wrote on the way."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Callable, Generator

import attrs


@attrs.frozen(slots=True)
class Outcome:
    """What a call gave back, or what it raised, and the warnings and the output on the way.

    >>> Outcome("value", None, []).shown
    'value'
    """

    value: object
    error: BaseException | None
    warned: list[warnings.WarningMessage]
    written: str = ""

    @property
    def shown(self) -> object:
        """What a program would show: the error, or else the value."""
        return self.error or self.value


@contextlib.contextmanager
def captured() -> Generator[io.StringIO]:
    r"""Collect stdout, stderr and every log record that reaches the root logger, then put all back.

    A logger that does not propagate, or that has a level of its own, is heard as it is set.

    >>> with captured() as told:
    ...     print("said")
    >>> told.getvalue()
    'said\n'
    """
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            yield told
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def outcome_of(call: Callable[[], object], *, output: bool = False) -> Outcome:
    r"""Make a call and keep whatever comes of it.

    Args:
        call: what is called, without arguments.
        output: whether stdout, stderr and logging are captured meanwhile.

    >>> outcome_of(lambda: int("x")).error
    ValueError("invalid literal for int() with base 10: 'x'")
    >>> outcome_of(lambda: print("said"), output=True).written
    'said\n'
    """
    with (
        warnings.catch_warnings(record=True) as warned,
        captured() if output else contextlib.nullcontext(io.StringIO()) as told,
    ):
        warnings.simplefilter("always")
        value: object = None
        error: BaseException | None = None
        try:
            value = call()
        except Exception as raised:  # noqa: BLE001 - whatever it is, it must not tell
            error = raised
    return Outcome(value, error, warned, told.getvalue())
