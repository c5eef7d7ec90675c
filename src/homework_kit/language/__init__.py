"""The words of this library: what it says to people, and how it keeps them plain."""

from homework_kit.language.lint import Finding, lint_text
from homework_kit.language.messages import say
from homework_kit.language.reading import reading_grade

__all__ = ["Finding", "lint_text", "reading_grade", "say"]
