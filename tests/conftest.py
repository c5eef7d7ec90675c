"""What holds for every test here."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

# No test judges time: an example that takes a second on a busy machine is as right as a fast one.
settings.register_profile(
    "untimed", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

_HERE: Final = Path(__file__).parent
_UNTRACED: Final = (
    "adapters",
    "agreement",
    "bench",
    "e2e",
    "plots",
    "property",
    "redaction",
    "testing",
)
"""Folders whose tests run the core many thousand times.

Tracing doubles their time. The core is covered whole by the others and without a drawn example, so
that no line of it is covered by the luck of a draw.
"""


def _is_traced(item: pytest.Item) -> bool:
    if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
        return False
    inside = item.path.is_relative_to(_HERE)
    return not (inside and item.path.relative_to(_HERE).parts[0] in _UNTRACED)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Leave tests that draw their examples, and all of some folders, out of the coverage.

    pytest-cov's own mark for that, `no_cover`, has no effect in the workers of pytest-xdist.
    """
    tracer = sys.gettrace()
    if not type(tracer).__module__.startswith("coverage") or _is_traced(item):
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
