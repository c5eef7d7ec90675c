"""The second opinion is one: it finds a wrong clock, and the bench says what it looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bench import zones as bench
from tests.zones.oracle import Wall, date_of_wall, instant
from tests.zones.sweep import Found, check


def told(name: str, *, as_if: str) -> list[str]:
    """Hold a year of one clock against the library's expansion of another zone."""
    wall, found = Wall(name, 2026, 2027, step_days=1), Found()
    wall.name = as_if
    for number, change in enumerate(wall.changes):
        check(wall, change, number, found)
    return found.wrong


def test_a_wrong_clock_is_found() -> None:
    """What holds for London does not for Berlin, nor for a clock that never changes."""
    assert told("Europe/London", as_if="Europe/London") == []
    for other in ("Europe/Berlin", "Etc/UTC"):
        assert len({each.split(":")[0] for each in told("Europe/London", as_if=other)}) >= 4


def test_what_a_clock_shows() -> None:
    """By hand: London goes forward on 29 March 2026 at 01:00 and back on 25 October at 02:00."""
    wall = Wall("Europe/London", 2026, 2027, step_days=7)
    forward, back = wall.changes
    assert (str(instant(forward.at)), forward.is_gap) == ("2026-03-29 01:00:00+00:00", True)
    assert (str(instant(back.at)), back.is_gap) == ("2026-10-25 01:00:00+00:00", False)
    assert (forward.high - forward.low, str(date_of_wall(back.low))) == (60, "2026-10-25")
    counts = [len(wall.instants(change.low + 30)) for change in wall.changes]
    assert counts == [0, 2]
    assert wall.resolve(forward.low + 30) == (forward.at + 30, True)
    assert wall.resolve(back.low + 30) == (back.at - 30, False)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Run the bench and give its exit code and its lines."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        return bench.main(arguments), capsys.readouterr().out.splitlines()

    return run


def test_the_bench_says_what_it_looked_at(said: Callable[..., tuple[int, list[str]]]) -> None:
    """Zones, years, changes, and examples of each law."""
    code, lines = said("Pacific/Apia")
    assert code == 0
    assert lines[0].startswith("1 zones, 1990 to 2100, ")
    assert lines[-1].split() == ["0", "do", "not", "hold"]
    assert int(lines[-2].split()[0]) >= 5  # four slots and the day that Samoa never had
