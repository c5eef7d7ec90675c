"""`vectors`: what is there, and how another language gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from homework_kit.cli import main
from homework_kit.testing.vectors import FAMILIES

ROOT = Path(__file__).parents[2]


def files(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_counts_each_family(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each family, with as many as there are files."""
    assert main(["vectors"]) == 0
    lines = dict(line.split() for line in capsys.readouterr().out.splitlines())
    folder = ROOT / "schemas" / "vectors"
    assert lines == {family: str(len([*(folder / family).rglob("*.json")])) for family in FAMILIES}


def test_one_family_by_its_last_name(capsys: pytest.CaptureFixture[str]) -> None:
    """`summary` is `behavior/summary`."""
    assert main(["vectors", "summary"]) == 0
    assert capsys.readouterr().out.startswith("behavior/summary ")


def test_it_copies_what_another_language_needs(tmp_path: Path) -> None:
    """Files, pages and the bundles they refer to, byte for byte and in the same places."""
    assert main(["vectors", "--copy-to", str(tmp_path)]) == 0
    copied = files(tmp_path)
    expected = {
        f"schemas/vectors/{name}": content
        for name, content in files(ROOT / "schemas" / "vectors").items()
    }
    assert expected.items() <= copied.items()
    assert {name for name in copied if name not in expected} == {
        f"examples/data/{path.name}" for path in (ROOT / "examples" / "data").glob("case-*.json")
    }


def test_it_copies_one_family(tmp_path: Path) -> None:
    """What was not asked for is not there."""
    assert main(["vectors", "upgrade", "--copy-to", str(tmp_path)]) == 0
    assert {each.name for each in (tmp_path / "schemas" / "vectors").iterdir()} == {
        "README.md",
        "upgrade",
    }
    assert not (tmp_path / "examples").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds them already stays as it is."""
    assert main(["vectors", "upgrade", "--copy-to", str(tmp_path)]) == 0
    before = files(tmp_path)
    assert main(["vectors", "upgrade", "--copy-to", str(tmp_path)]) == 2
    assert "is there already. Choose a folder" in capsys.readouterr().err
    assert files(tmp_path) == before


def test_a_place_that_takes_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing can be written, one line says so."""
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert main(["vectors", "upgrade", "--copy-to", str(file)]) == 2
    assert "cannot be copied" in capsys.readouterr().err


def test_an_unknown_family(capsys: pytest.CaptureFixture[str]) -> None:
    """The error names the families there are."""
    assert main(["vectors", "weather"]) == 2
    said = capsys.readouterr().err
    assert all(family in said for family in FAMILIES)
