"""The testing kit for apps: strategies, laws, conformance of stores, vectors and a clock.

Needs the extra `testing` (hypothesis and pytest). Every name below is loaded on first use, so that
a pytest plugin or an entry point that only names this package stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homework_kit.testing.cases import case as case
    from homework_kit.testing.clock import Clock as Clock
    from homework_kit.testing.clock import ClockChange as ClockChange
    from homework_kit.testing.effort import examples as examples
    from homework_kit.testing.law import Law as Law
    from homework_kit.testing.law import LawBroken as LawBroken
    from homework_kit.testing.leak import assert_no_leak as assert_no_leak
    from homework_kit.testing.leak import marked as marked
    from homework_kit.testing.stores.conformance import StoreConformance as StoreConformance
    from homework_kit.testing.stores.protocol import ErasingStore as ErasingStore
    from homework_kit.testing.stores.protocol import Store as Store
    from homework_kit.testing.stores.subject import CAPABILITIES as CAPABILITIES
    from homework_kit.testing.stores.subject import Capability as Capability
    from homework_kit.testing.telling import tell as tell

_HOMES = {
    "CAPABILITIES": "stores.subject",
    "Capability": "stores.subject",
    "Clock": "clock",
    "ClockChange": "clock",
    "ErasingStore": "stores.protocol",
    "Law": "law",
    "LawBroken": "law",
    "Store": "stores.protocol",
    "StoreConformance": "stores.conformance",
    "assert_no_leak": "leak",
    "case": "cases",
    "examples": "effort",
    "marked": "leak",
    "tell": "telling",
}

__all__ = [
    "CAPABILITIES",
    "Capability",
    "Clock",
    "ClockChange",
    "ErasingStore",
    "Law",
    "LawBroken",
    "Store",
    "StoreConformance",
    "assert_no_leak",
    "case",
    "examples",
    "marked",
    "tell",
]

if not TYPE_CHECKING:  # where a type checker saw it, every typo would be a name

    def __getattr__(name: str) -> object:
        """Load a name on first use."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
