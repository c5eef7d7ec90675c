"""A refusal as a value: what raises it anew holds nothing that the person wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from copy import copy
from functools import cache
from typing import ParamSpec, TypeVar

import attrs
from pydantic import TypeAdapter

from homework_kit.errors import HomeworkKitError, InvalidDocument
from homework_kit.models.silent import refusing
from homework_kit.models.wire import LocalDate

P = ParamSpec("P")
R = TypeVar("R")


def attempt(make: Callable[P, R], /, *args: P.args, **options: P.kwargs) -> R | HomeworkKitError:
    """Call a function, and give its refusal back instead of raising it.

    The refusal is a copy without a traceback. So a public function can let go of its arguments
    before it raises, and a traceback that shows local variables finds nothing of the person's.

    >>> attempt(local_date, "soon", member="starts_on").code
    'invalid-document'
    """
    try:
        return make(*args, **options)
    except HomeworkKitError as refused:
        return copy(refused)


@cache
def _reader() -> TypeAdapter[dt.date]:
    return TypeAdapter(LocalDate)


def local_date(given: dt.date, *, member: str) -> dt.date:
    """Read a local date as a constructor does: a date or its ISO text, and no datetime.

    Raises:
        InvalidDocument: wrong-format or wrong-type, at `member`.

    >>> local_date("2026-02-09", member="starts_on")
    datetime.date(2026, 2, 9)
    """
    try:
        return refusing(_reader().validate_python)(given)
    except InvalidDocument as refused:
        problems = refused.problems
    raise InvalidDocument(attrs.evolve(each, pointer=f"/{member}") for each in problems)
