"""The public names: few, sorted, documented, each with an example that runs."""

from __future__ import annotations

import inspect

import pytest

import homework_kit as hk

MOST_NAMES = 75


def test_the_public_names_are_sorted() -> None:
    """`__all__` is sorted and names nothing twice."""
    assert list(hk.__all__) == sorted(set(hk.__all__))


def test_the_public_names_are_few() -> None:
    """There are at most 75 names at the top."""
    assert len(hk.__all__) <= MOST_NAMES


def test_dir_lists_the_public_names() -> None:
    """An interactive shell offers every public name."""
    assert set(hk.__all__) <= set(dir(hk))


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A typo fails at once, although names are loaded on first use."""
    with pytest.raises(AttributeError, match="asignment"):
        getattr(hk, "asignment")  # noqa: B009 - spelled as a string so that type checkers allow it


@pytest.mark.parametrize("name", hk.__all__)
def test_every_public_name_has_an_example(name: str) -> None:
    """Each public class and function has a docstring of its own with a `>>>` example."""
    named = getattr(hk, name)
    if inspect.isclass(named) or inspect.isfunction(named):
        assert ">>>" in (named.__doc__ or ""), f"hk.{name} has no example in its docstring"
