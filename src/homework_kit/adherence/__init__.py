"""Of what was agreed, what was noted: occasions and entries to tallies to a summary."""

from __future__ import annotations

from homework_kit.adherence.summarize import summarize

__all__ = ["summarize"]
