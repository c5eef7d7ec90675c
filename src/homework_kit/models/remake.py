"""A model again with some members changed: models are frozen, so a changed one is a new one."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


def members_of(model: BaseModel) -> dict[str, Any]:
    """Give every member by its name in Python, defaults and absent ones (None) among them.

    >>> from homework_kit.models.records import OtherRecord
    >>> members_of(OtherRecord(text="walked"))["ratings"]
    ()
    """
    return {name: getattr(model, name) for name in type(model).model_fields}


def remade(model: M, **changes: Any) -> M:
    """Make a model again with some members changed; None takes a member away.

    Unlike `hk.amend` this is no edit: a document keeps its revision. It is for parts of documents,
    and for documents that are not the person's own copy.

    Raises:
        InvalidDocument: when the changed model would not be valid.

    >>> from homework_kit.models.schedules import Repeating
    >>> remade(Repeating(frequency="daily", count=3), count=2).count
    2
    """
    return type(model)(**members_of(model) | changes)
