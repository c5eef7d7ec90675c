"""The testing kit for apps: strategies, laws, conformance of stores, vectors and a clock.

Needs the extra `testing` (hypothesis and pytest). Every name below is loaded on first use, so that
a pytest plugin or an entry point that only names this package stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homework_kit.testing.law import Law as Law
    from homework_kit.testing.law import LawBroken as LawBroken
    from homework_kit.testing.telling import tell as tell

_HOMES = {
    "Law": "law",
    "LawBroken": "law",
    "tell": "telling",
}

__all__ = ["Law", "LawBroken", "tell"]

if not TYPE_CHECKING:  # where a type checker saw it, every typo would be a name

    def __getattr__(name: str) -> object:
        """Load a name on first use."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
