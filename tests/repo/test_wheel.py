"""The wheel: what arrives at somebody who installs the package."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the wheel once; give the content of each file in it."""
    place = tmp_path_factory.mktemp("wheel")
    command = ["build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    ran = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (path,) = place.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("folder", "packaged"), [("schemas", "_data/schemas"), ("examples/data", "_data/cases")]
)
def test_the_wheel_carries_the_shipped_files(
    wheel: dict[str, bytes], folder: str, packaged: str
) -> None:
    """Every published schema and every example case is in the wheel, byte for byte."""
    expected = {
        f"homework_kit/{packaged}/{path.relative_to(ROOT / folder).as_posix()}": path.read_bytes()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert expected
    assert {name: wheel.get(name) for name in expected} == expected


def test_the_wheel_carries_the_package(wheel: dict[str, bytes]) -> None:
    """Every module and every data file of the package is in the wheel, with the mark of types."""
    expected = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "homework_kit").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert "homework_kit/py.typed" in expected
    assert expected <= set(wheel)


def test_the_wheel_carries_license_and_notice(wheel: dict[str, bytes]) -> None:
    """License and notice are in the wheel, and its metadata names the license."""
    (metadata,) = (name for name in wheel if name.endswith(".dist-info/METADATA"))
    licenses = metadata.replace("METADATA", "licenses")
    assert wheel[f"{licenses}/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    assert wheel[f"{licenses}/NOTICE"] == (ROOT / "NOTICE").read_bytes()
    assert b"\nLicense-Expression: Apache-2.0\n" in wheel[metadata]


def test_the_wheel_carries_nothing_else(wheel: dict[str, bytes]) -> None:
    """Nothing but the package and its metadata is installed: no tests, no second top-level name."""
    tops = {name.partition("/")[0].partition("-")[0] for name in wheel}
    assert tops == {"homework_kit"}
