"""The public API is the one that was reviewed."""

from __future__ import annotations

from tests.repo.api import SNAPSHOT, lines


def test_the_api_is_that_of_the_snapshot() -> None:
    """Every name and signature is in tests/repo/api.txt; `python -m tests.repo.api` writes it."""
    assert lines() == SNAPSHOT.read_text("utf-8").splitlines()


def test_the_snapshot_tells_signatures() -> None:
    """A function is there with its arguments, a document with its members and their defaults."""
    said = lines()
    assert "homework_kit.dumps(document: Model) -> str" in said
    assert "homework_kit.Obstacle.in_own_words: Opt[Words] = None" in said
