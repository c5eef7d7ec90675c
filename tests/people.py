"""Whole bundles of one person whose documents tell one story, each with a moment to look at it."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from hypothesis import strategies as st

from homework_kit.models.bundle import Bundle, ConsentStatement
from homework_kit.models.consent import ShareEntries
from homework_kit.testing.strategies import histories

CONSENTS: tuple[ShareEntries, ...] = get_args(ShareEntries)


def said(consent: ShareEntries) -> ConsentStatement:
    """Make a statement about sharing."""
    return ConsentStatement(share_entries=consent, noted_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def people() -> st.SearchStrategy[tuple[Bundle, dt.datetime]]:
    """Draw one person's bundle, with reviews and consent, and a moment to look at it."""
    return histories().map(lambda told: (told.bundle, told.as_of))
