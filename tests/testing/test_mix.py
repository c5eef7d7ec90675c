"""What drawn examples are made of, so that laws over them say something."""

from __future__ import annotations

import re
from pathlib import Path

from homework_kit.testing.strategies.mix import MIX, shares

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "strategies.md"
_ROW = re.compile(r"^\| `([a-z_]+\(\))` \| ([^|]+) \| (\d+)% \|$", re.MULTILINE)


def table() -> dict[tuple[str, str], float]:
    """Read the shares off the page."""
    rows = _ROW.findall(PAGE.read_text("utf-8"))
    return {(strategy, trait): int(percent) / 100 for strategy, trait, percent in rows}


def test_the_page_tells_the_whole_mix() -> None:
    """strategies.md, The mix: a row for each strategy and trait that is measured, and no other."""
    assert set(table()) == {(name, trait) for name, (_, traits) in MIX.items() for trait in traits}


def test_what_the_page_tells_is_drawn() -> None:
    """strategies.md, The mix: of 150 examples, at least a fifth of each share."""
    found = shares(examples=150, fixed=True)
    told = table()
    assert {row: share for row, share in found.items() if share < told[row] / 5} == {}


def test_nothing_in_the_mix_is_rare() -> None:
    """Every trait that the page tells of is in at least one of fifteen examples."""
    assert {row: share for row, share in table().items() if share < 1 / 15} == {}
