"""What the demo shows of the library's promises: counted while it runs, with the code that ran."""

from __future__ import annotations

import inspect
import re
import stat
from pathlib import Path

import attrs
import pytest

import homework_kit as hk
from homework_kit.cli import calls, main
from homework_kit.cli.terminal import columns
from homework_kit.language import lint_text
from homework_kit.language.messages import say

CALLS = [each for name, each in inspect.getmembers(calls, inspect.isfunction) if name != "report"]


def told(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Run the demo and give what it says."""
    assert main(["demo", *options]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def beside(page: str, label: str) -> str:
    """Give what stands beside a label."""
    return next(
        line[2 + len(label) :].strip()
        for line in page.splitlines()
        if line.startswith(f"  {label}  ")
    )


def test_two_phones_converge(capsys: pytest.CaptureFixture[str]) -> None:
    """One result in either order, every version kept, and the conflict shown and decided."""
    page = told(capsys)
    assert beside(page, "They meet") == "in either order, with the same bytes"
    assert beside(page, "Versions kept") == "9 of 9"
    for place in ("On one phone", "On the other"):
        assert beside(page, place) in beside(page, "To decide")
    assert beside(page, "Left to decide") == "no notes"


def test_a_merge_that_depends_on_the_order_would_show(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence is counted: with another result for the other order it says so."""
    monkeypatch.setattr(calls, "meet", lambda one, other: (hk.merge(one, other), other))
    assert beside(told(capsys), "They meet") == "with two results"


def test_a_version_that_is_gone_would_show(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The versions are counted: a merge that drops what only one phone holds is seen."""

    def forget(one: hk.Bundle, other: hk.Bundle) -> tuple[hk.Bundle, hk.Bundle]:
        both = hk.merge(one, other)
        kept = [each for each in both.entries if each.id != "t6"]
        fewer = hk.Bundle.model_validate(dict(both) | {"entries": kept})
        return fewer, fewer

    monkeypatch.setattr(calls, "meet", forget)
    assert beside(told(capsys), "Versions kept") == "8 of 9"


def test_the_view_shrinks_and_says_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Two notes fewer, all else as it was, and the same bytes as without them."""
    page = told(capsys)
    assert beside(page, "notes").split() == ["7", "5"]
    assert beside(page, "plans").split() == ["2", "2"]
    assert "byte for byte" in page


def test_a_hint_in_the_view_would_show(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison is made: a view that names the number of all notes is not the same view."""
    show = calls.show

    def hint(bundle: hk.Bundle, now: object) -> object:
        seen = show(bundle, now)  # type: ignore[arg-type]  # handed on as it came
        number = {"org.example.all": len(bundle.entries)}
        told_more = hk.Bundle.model_validate(dict(seen.bundle) | {"extensions": number})
        return attrs.evolve(seen, bundle=told_more)

    monkeypatch.setattr(calls, "show", hint)
    assert "there are two views" in told(capsys)


def test_nothing_comes_out(capsys: pytest.CaptureFixture[str]) -> None:
    """None of five in four places, and all five where they are written on purpose."""
    page = told(capsys)
    for place in ("repr", "error", "log", "traceback"):
        assert beside(page, say(f"demo.leaks.{place}")) == "0 of 5"
    assert beside(page, say("demo.leaks.on_purpose")) == "5 of 5"


def test_a_leak_would_show(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The texts are searched for: a log that repeats them is counted."""
    tell = calls.tell
    monkeypatch.setattr(calls, "tell", lambda words: tell(words) | {"log": words.upper().lower()})
    page = told(capsys)
    assert beside(page, "a log") == "5 of 5"
    assert beside(page, "the error") == "0 of 5"


def test_the_report_goes_to_a_temporary_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its path and size are printed; the folder at hand stays as it is; others cannot read it."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    page = told(capsys)
    (path,) = (Path(line.strip()) for line in page.splitlines() if line.endswith(".html"))
    assert path.parent == tmp_path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert f"{path.stat().st_size / 1000:.0f} kB" in page
    assert "Rough-draft record" in path.read_text("utf-8")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("option", ["-o", "--report"])
def test_the_report_goes_where_it_is_asked_for(
    option: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A named file is written instead, and no other."""
    path = tmp_path / "page.html"
    assert str(path) in told(capsys, option, str(path))
    assert "Rough-draft record" in path.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [path]


def test_a_single_story_is_a_story_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With `--case` there is no tour; its report is written where one is asked for."""
    page = told(capsys, "--case", "graded-steps")
    assert say("demo.heading.phones") not in page
    assert list(tmp_path.iterdir()) == []
    path = tmp_path / "page.html"
    assert str(path) in told(capsys, "--case", "graded-steps", "-o", str(path))
    assert "Back on the bus" in path.read_text("utf-8")


def test_the_code_is_what_ran(capsys: pytest.CaptureFixture[str]) -> None:
    """`--code` prints every function of `calls`, letter for letter, each once."""
    page = told(capsys, "--code")
    assert len(CALLS) >= 10
    for function in CALLS:
        source = inspect.getsource(function)
        shown = "\n".join(f"  {line}".rstrip() for line in source.splitlines())
        assert page.count(shown) == 1, function.__name__
    assert "def " not in told(capsys)


def test_the_code_fits(capsys: pytest.CaptureFixture[str]) -> None:
    """No line of code is wider than a terminal."""
    lines = [line for line in told(capsys, "--code").splitlines() if not line.endswith(".html")]
    assert max(map(columns, lines)) <= 80


def test_without_source_files_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation of compiled files alone is told from an error."""

    def missing(_: object) -> str:
        raise OSError

    monkeypatch.setattr(inspect, "getsource", missing)
    assert main(["demo", "--code"]) == 2
    assert "leave out --code" in capsys.readouterr().err


@pytest.mark.parametrize("locale", ["en", "de"])
def test_the_tour_reads_clean(locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    """From the phones to the report no avoided word, and at most eighty columns."""
    page = told(capsys, "--locale", locale)
    start, end = (
        page.index(say(f"demo.heading.{each}", locale=locale)) for each in ("phones", "report")
    )
    tour = page[start:end]
    assert max(map(columns, tour.splitlines())) <= 80
    assert len(re.findall(r"(?m)^\S", tour)) == 3
    assert [each for each in lint_text(tour, locale) if each.severity == "avoid"] == []
