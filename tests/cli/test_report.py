"""`report`: a page in a file, or printed; and what can go wrong on the way."""

from __future__ import annotations

import datetime as dt
import stat
import sys
from pathlib import Path

import pytest

from homework_kit import plots
from homework_kit.cli import main
from homework_kit.io import loads
from homework_kit.models.bundle import Bundle
from tests.cli.bundles import AS_OF, MARKER, NOW, entry, plan, saved

NOTES = [entry(day, day, visibility="private" if day == 30 else "shared") for day in range(27, 31)]


def page(file: str, **options: object) -> str:
    """Write the page of a file by the function."""
    bundle = loads(Path(file).read_bytes(), expect=Bundle)
    return plots.report(bundle, as_of=NOW, **options)  # type: ignore[arg-type] # of several types


def test_a_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file holds the page that the function gives, and nothing is printed."""
    file, output = saved(tmp_path, plan(), entries=NOTES), tmp_path / "report.html"
    assert main(["report", file, "-o", str(output), "--as-of", AS_OF]) == 0
    assert output.read_text("utf-8") == page(file)
    assert capsys.readouterr() == ("", "")


def test_options_are_those_of_the_function(tmp_path: Path) -> None:
    """Audience, language and start are handed on."""
    file, output = saved(tmp_path, plan(), entries=NOTES), tmp_path / "report.html"
    since = NOW - dt.timedelta(days=3)
    options = ["--audience", "shared", "--locale", "de", "--since", since.isoformat()]
    assert main(["report", file, "--output", str(output), "--as-of", AS_OF, *options]) == 0
    written = output.read_text("utf-8")
    assert written == page(file, audience="shared", locale="de", since=since)
    assert written != page(file)


# Windows knows no permissions of owner, group and others.
@pytest.mark.skipif(sys.platform == "win32", reason="its files have no such permissions")
def test_a_page_is_for_its_owner(tmp_path: Path) -> None:
    """Nobody else on the machine may read a new page."""
    file, output = saved(tmp_path, plan()), tmp_path / "report.html"
    assert main(["report", file, "-o", str(output), "--as-of", AS_OF]) == 0
    assert stat.S_IMODE(output.stat().st_mode) == 0o600


def test_a_page_is_printed_in_characters_that_every_output_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a file the page is printed, and a browser reads it as the same text."""
    file = saved(tmp_path, plan(title="Drei Atemzüge, 短い"))
    assert main(["report", file, "--as-of", AS_OF]) == 0
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert "Atemz&#252;ge, &#30701;" in printed
    assert printed.endswith("</html>\n")


def test_an_older_page_is_replaced_whole(tmp_path: Path) -> None:
    """Nothing of a longer page before is left at the end."""
    file, output = saved(tmp_path, plan()), tmp_path / "report.html"
    output.write_text("x" * 100_000, "utf-8")
    assert main(["report", file, "-o", str(output), "--as-of", AS_OF]) == 0
    assert output.read_text("utf-8") == page(file)


def test_a_bundle_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page is refused the name of the bundle, which may be the person's only copy."""
    file = saved(tmp_path, plan(), entries=NOTES)
    before = Path(file).read_bytes()
    assert main(["report", file, "-o", str(tmp_path / "." / "bundle.json")]) == 2
    assert Path(file).read_bytes() == before
    assert "is the bundle itself. Name another file." in capsys.readouterr().err


@pytest.mark.parametrize("output", ["", "absent/report.html", "nul\0", "."])
def test_a_place_that_cannot_be_written(
    output: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says so; it holds nothing of the bundle."""
    file = saved(tmp_path, plan(title=MARKER))
    place = str(tmp_path / output) if output else ""
    assert main(["report", file, "-o", place, "--as-of", AS_OF]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "cannot be written" in said.err
    assert MARKER not in said.err
    assert said.err.count("\n") == 1


def test_a_plan_without_a_zone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be counted is refused before anything is written."""
    file, output = saved(tmp_path, plan(time_zone=None)), tmp_path / "report.html"
    assert main(["report", file, "-o", str(output), "--as-of", AS_OF]) == 1
    assert "Add `zones` to the bundle." in capsys.readouterr().err
    assert not output.exists()


def test_another_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is no silent fall back to English."""
    assert main(["report", saved(tmp_path, plan()), "--locale", "tlh"]) == 2
    assert "choose one of en, de" in capsys.readouterr().err


NOTE = '{"type": "activity", "where": "park"}'


@pytest.mark.parametrize("text", [f"{NOTE}\n{NOTE}\n", f"[{NOTE}, {NOTE}]"])
def test_several_documents_are_no_bundle(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An export of many documents is said to be one, and what a report needs instead."""
    path = tmp_path / "export.ndjson"
    path.write_text(text, "utf-8")
    assert main(["report", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"homework-kit: {path} holds more than one document. Give one bundle")
