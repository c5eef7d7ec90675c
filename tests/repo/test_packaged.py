"""Where the shipped files are found: in a checkout, in an installation, or nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from homework_kit import packaged

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("name", "place"), [("schemas", "schemas"), ("cases", "examples/data")])
def test_a_checkout_reads_its_own_files(name: Literal["schemas", "cases"], place: str) -> None:
    """In a checkout the folders at the top of the repository are used."""
    assert packaged.folder(name) == ROOT / place


def test_an_installation_reads_its_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an installed wheel the copies inside the package are used."""
    copies = tmp_path / "homework_kit" / "_data" / "schemas"
    copies.mkdir(parents=True)
    monkeypatch.setattr(packaged, "_HERE", tmp_path / "homework_kit")
    assert packaged.folder("schemas") == copies


def test_an_incomplete_installation_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither place has the files, the error says what to do."""
    monkeypatch.setattr(packaged, "_HERE", tmp_path / "site-packages" / "homework_kit")
    with pytest.raises(FileNotFoundError, match=r"Install homework_kit again\.$"):
        packaged.folder("cases")
