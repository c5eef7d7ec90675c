"""Copies of one bundle that went separate ways on several devices."""

from __future__ import annotations

from hypothesis import strategies as st

from homework_kit.models.bundle import Bundle
from homework_kit.testing.strategies import device_logs


def copies(count: int = 3) -> st.SearchStrategy[tuple[Bundle, ...]]:
    """Draw several copies of one bundle."""
    logs = device_logs(devices=count)
    return logs.map(lambda drawn: tuple(each.bundle for each in drawn))
