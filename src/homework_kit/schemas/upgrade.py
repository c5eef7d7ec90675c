"""From an older major version to the one that is read now: one pure step per major, on plain JSON.

Version 0.9 was a draft. It had `homework_type` and `homework_options` where an assignment now has
`task`, called an entry an attempt, and wrote a scale as `{"min": 0, "max": 100}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from homework_kit.errors import InvalidDocument, Problem, problem
from homework_kit.models.canonical import is_exact

OLDER_VERSION: Final = "0.9"
"""The version of the major before; the only one of it that there was."""
LATER_MAJOR: Final = re.compile("(?:[2-9]|[1-9][0-9]{1,5})[.][0-9]{1,6}")
"""A version that a later release of the library writes."""


def upgrade(document: Mapping[str, Any]) -> dict[str, Any]:
    """Give a document of an older major in the form of this one; the original stays as it is.

    Pure and deterministic: no id is drawn and nothing is guessed. A document of this major comes
    back as it is. The result is not validated; `hk.loads` does that.

    Raises:
        InvalidDocument: the version is of a later major, or none.

    >>> upgrade({"kind": "attempt", "schema_version": "0.9", "id": "t1", "outcome": "partly"})
    {'kind': 'entry', 'schema_version': '1.0', 'id': 't1', 'outcome': 'partly'}
    """
    version = document.get("schema_version")
    major = version.partition(".")[0] if isinstance(version, str) else ""
    if major == "1":
        return dict(document)
    step = _STEPS.get(major)
    if step is None or version != OLDER_VERSION:
        refused = _no_step_from(version)
        # What stands for a version may be anything, the person's words too.
        del document, version, major
        raise InvalidDocument((refused,))
    return upgrade(step(document))


def _no_step_from(version: object) -> Problem:
    """Say of a version that there is no step from it: it is later, or it names no version."""
    if version is None:
        return problem("missing-member", ("schema_version",), member="schema_version")
    if isinstance(version, str) and LATER_MAJOR.fullmatch(version):
        return problem("unsupported-version", ("schema_version",))
    return problem("unknown-value", ("schema_version",), expected=f"{OLDER_VERSION}, 1.0")


def _from_draft(document: Mapping[str, Any]) -> dict[str, Any]:
    """Step from 0.9 to 1.0."""
    upgraded: dict[str, Any] = {}
    for name, value in document.items():
        if name == "attempts":
            upgraded["entries"] = _draft_value(value)
        elif name == "kind" and value == "attempt":
            upgraded[name] = "entry"
        elif name == "schema_version" and value == OLDER_VERSION:
            upgraded[name] = "1.0"
        elif name == "homework_type":
            options = document.get("homework_options")
            known = _from_draft(options) if isinstance(options, Mapping) else {}
            upgraded["task"] = {"type": value} | known
        elif name == "scale":
            upgraded[name] = _scale(value)
        elif name != "homework_options":
            # What is under `extensions` belongs to others and is never touched.
            upgraded[name] = value if name == "extensions" else _draft_value(value)
    return upgraded


def _draft_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _from_draft(value)
    return [_draft_value(item) for item in value] if isinstance(value, list) else value


def _scale(value: Any) -> Any:
    if isinstance(value, Mapping) and set(value) == {"min", "max"}:
        low, high = value["min"], value["max"]
        if all(isinstance(end, int | float) and is_exact(end) for end in (low, high)):
            return f"{low:g}-{high:g}"
    return value


_STEPS: Final[dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]]] = {"0": _from_draft}
"""By major version: the step to the next."""
