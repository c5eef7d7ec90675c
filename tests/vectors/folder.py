"""A folder of vectors, written from what authors it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_folder(folder: Path, authored: Mapping[str, str]) -> None:
    """Write every text under its path, and take away the files that are no longer authored."""
    for old in folder.rglob("*.json"):
        if old.relative_to(folder).as_posix() not in authored:
            old.unlink()
    for path, text in authored.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
