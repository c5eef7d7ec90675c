"""Completion: the shell offers what the command knows."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from homework_kit.cli import main

ASK = """
source /dev/stdin <<< "$SCRIPT"
COMP_WORDS=(homework-kit "$@"); COMP_CWORD=$#
_shtab_homework_kit
printf '%s\\n' "${COMPREPLY[@]}"
"""


def offered(script: str, *words: str) -> set[str]:
    """Give what bash would offer for the last of these words."""
    bash = shutil.which("bash")
    assert bash is not None
    answered = subprocess.run(
        [bash, "-c", ASK, "bash", *words],
        env={"SCRIPT": script},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(answered.stdout.split())


@pytest.fixture(scope="module")
def script() -> str:
    """Print the script of bash."""
    command = [sys.executable, "-m", "homework_kit", "completion", "bash"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_bash_offers_the_commands(script: str) -> None:
    """After the name of the command, each of its commands that fits is offered."""
    assert offered(script, "a") == {"agenda"}
    assert {"demo", "summary", "validate", "upgrade"} <= offered(script, "")


def test_bash_offers_the_options_of_a_command(script: str) -> None:
    """After a command, its own options and their choices are offered."""
    assert offered(script, "agenda", "--d") == {"--days"}
    assert offered(script, "validate", "--format", "s") == {"sarif"}


def test_bash_offers_names(script: str) -> None:
    """Kinds, families of vectors and example cases are offered where a command asks for one."""
    assert offered(script, "schema", "thought") == {"thought_record"}
    assert offered(script, "validate", "--kind", "b") == {"bundle"}
    assert offered(script, "vectors", "behavior/s") == {"behavior/summary"}
    assert offered(script, "demo", "--case", "case-5") == {"case-5-graded-steps"}


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_a_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each shell gets a script that knows the command's name."""
    assert main(["completion", shell]) == 0
    assert "homework-kit" in capsys.readouterr().out


def test_without_the_package_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where shtab is lacking, the command says what to install and exits as for wrong usage."""
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    assert 'pip install "homework_kit[completion]"' in capsys.readouterr().err
