"""JSON in, JSON out, all problems at once."""

from __future__ import annotations

from homework_kit.io.reading import iter_problems, loads
from homework_kit.io.stream import Found, iter_documents
from homework_kit.io.writing import dumps

__all__ = ["Found", "dumps", "iter_documents", "iter_problems", "loads"]
