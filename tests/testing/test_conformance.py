"""CONFORMANCE.md names everything that can be passed, and nothing else."""

from __future__ import annotations

from tests.testing.conformance import PAGE, TABLES, written


def test_the_tables_are_as_the_kit_says() -> None:
    """Every law and every family of vectors stands on the page: a new name is a change of it."""
    page = PAGE.read_text("utf-8")
    assert written(page) == page


def test_every_table_has_its_place() -> None:
    """A table that has no marks on the page would be held to nothing."""
    page = PAGE.read_text("utf-8")
    for name, rows in TABLES.items():
        assert f"<!-- {name} -->\n" in page
        assert len([*rows()]) > 4
