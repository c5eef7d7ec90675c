"""The published vectors, and a runner that holds an implementation to them.

`run(Implementation(summarize=my_summarize))` asks a wrapper of yours what every vector about
summaries asks; each `Result` says where it departs. They are the vectors that other languages run.
"""

from __future__ import annotations

from homework_kit.testing.vectors.reading import (
    FAMILIES,
    Family,
    Vector,
    place,
    read_vectors,
    text_of,
)
from homework_kit.testing.vectors.running import OURS, Implementation, Result, run

__all__ = [
    "FAMILIES",
    "OURS",
    "Family",
    "Implementation",
    "Result",
    "Vector",
    "place",
    "read_vectors",
    "run",
    "text_of",
]
