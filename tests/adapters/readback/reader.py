"""Read calendar feeds with recurring-ical-events, in an environment of its own.

That package needs a python-dateutil older than the one the rest of the tests run with, so this file
runs as a program of another environment and imports nothing of ours. Each line of input is a JSON
object `{feed, start, end}`, each line of output the JSON list of the events it found.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any


def told(value: Any) -> str:
    """Write a date as it is, and an instant in UTC."""
    if isinstance(value, dt.datetime):
        assert value.tzinfo is not None, "a time without a zone"
        value = value.astimezone(dt.UTC).replace(tzinfo=None)
    return str(value.isoformat())


def found(feed: str, start: str, end: str) -> list[list[str]]:
    """Give uid, start, opens and closes of every event from `start` to `end`."""
    # Only this environment has them.
    import icalendar  # noqa: PLC0415 - see above
    import recurring_ical_events  # type: ignore[import-not-found]  # noqa: PLC0415 - see above  # pyright: ignore[reportMissingImports] - see above

    calendar = icalendar.Calendar.from_ical(feed)
    span = (dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end))
    events = recurring_ical_events.of(calendar).between(*span)
    return sorted(
        [str(each["UID"]), *(told(each[name].dt) for name in ("DTSTART", "X-OPENS", "X-CLOSES"))]
        for each in events
    )


def main() -> None:
    """Answer every line of standard input."""
    for line in sys.stdin:
        print(json.dumps(found(**json.loads(line))))  # noqa: T201 - it answers on standard output


if __name__ == "__main__":
    main()
