"""The root of every error that this library raises on purpose."""

from __future__ import annotations

from typing import ClassVar


class HomeworkKitError(Exception):
    """The root of every error this library raises on purpose.

    Errors keep their arguments and word them on demand, so that they survive pickle and copy.

    >>> issubclass(InvalidDocument, HomeworkKitError)
    True
    """

    code: ClassVar[str] = "homework-kit"
