"""Look back together: facts for the next session."""

from __future__ import annotations

from homework_kit.review.facts import Fact, Recap
from homework_kit.review.recap import recap

__all__ = ["Fact", "Recap", "recap"]
