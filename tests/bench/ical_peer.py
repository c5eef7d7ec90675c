"""Time recurring-ical-events in an interpreter of its own: JSON in, JSON out.

It needs an older python-dateutil than the one this project is compared with, so
`test_bench_schedule.py --ical-python PATH` runs this file with the interpreter that has it. Input
is `text` (an .ics), `start` and `end`; output is `count` and `seconds` of process CPU time per
expansion, reading the text not counted.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from importlib import import_module


def main() -> None:
    """Expand the event three times, and print the median time."""
    # Of the interpreter that runs this file, and unknown to the one that checks its types.
    icalendar = import_module("icalendar")
    recurring_ical_events = import_module("recurring_ical_events")
    asked = json.load(sys.stdin)
    start, end = (dt.datetime.fromisoformat(asked[edge]) for edge in ("start", "end"))
    calendar = icalendar.Calendar.from_ical(asked["text"])
    count, spent = 0, []
    for _ in range(3):
        begin = time.process_time()
        found = recurring_ical_events.of(calendar).between(start, end)
        count = len([event["DTSTART"].dt for event in found])
        spent.append(time.process_time() - begin)
    json.dump({"count": count, "seconds": sorted(spent)[1]}, sys.stdout)


if __name__ == "__main__":
    main()
