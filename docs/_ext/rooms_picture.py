"""The picture of the rooms, drawn from the import contract in pyproject.toml.

`python -m docs._ext.rooms_picture` writes it to docs/_static/rooms.svg.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docs._ext.gathered import ROOT

PICTURE: Final = ROOT / "docs" / "_static" / "rooms.svg"

_WIDTH: Final = 600
_ROW: Final = 52
_HEAD: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" \
height="{height}" role="img" aria-labelledby="title desc">
  <title id="title">The rooms of homework_kit</title>
  <desc id="desc">{told}</desc>
  <!-- Written by `python -m docs._ext.rooms_picture` from the contract in pyproject.toml. The cards
       bring their own ground, so the picture reads on white and on dark pages. -->
  <style>
    .room {{ fill: #f6f8fb; stroke: #7d8ea3; }}
    .name {{ fill: #1b2733; font: 600 16px ui-monospace, monospace; text-anchor: middle; }}
    .way {{ fill: none; stroke: #7d8ea3; stroke-width: 2.5; }}
    .tip {{ fill: #7d8ea3; }}
  </style>"""


def rows(pyproject: str) -> list[list[str]]:
    """Read the rows of rooms, from the top, out of the contract.

    >>> rows('tool.importlinter.contracts = [{id = "layers", layers = ["(cli)", "(b) | (c)"]}]')
    [['cli'], ['b', 'c']]
    """
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["id"] == "layers")
    return [[room.strip(" ()") for room in layer.split("|")] for layer in layers]


def picture(named: list[list[str]]) -> str:
    """Draw the rows as cards, with one arrow for the way in which imports point."""
    told = "; then ".join(", ".join(row) for row in named)
    height = len(named) * _ROW + 4
    parts = [_HEAD.format(width=_WIDTH, height=height, told=f"From the top: {told}.")]
    for at, row in enumerate(named):
        parts += _cards(row, top=4 + at * _ROW)
    end = height - 22
    parts.append(f'  <path class="way" d="M 14 8 V {end}"/>')
    parts.append(f'  <path class="tip" d="M 6 {end} h 16 l -8 14 z"/>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _cards(row: list[str], *, top: int) -> Iterator[str]:
    left, gap = 36, 8
    width = (_WIDTH - left - 2 - gap * (len(row) - 1)) / len(row)
    for at, room in enumerate(row):
        x = left + at * (width + gap)
        yield f'  <rect class="room" x="{x:g}" y="{top}" width="{width:g}" height="40" rx="8"/>'
        yield f'  <text class="name" x="{x + width / 2:g}" y="{top + 26}">{room}</text>'


def drawn(root: Path = ROOT) -> str:
    """Draw the picture of this repository."""
    return picture(rows((root / "pyproject.toml").read_text("utf-8")))


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
