"""JSON in, JSON out, all problems at once."""

from __future__ import annotations

from homework_kit.io.reading import iter_problems, loads
from homework_kit.io.writing import dumps

__all__ = ["dumps", "iter_problems", "loads"]
