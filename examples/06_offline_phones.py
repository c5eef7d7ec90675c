"""Two phones that were offline: merge what both hold, see where they disagree, and decide."""

import datetime as dt

import homework_kit as hk


def at(day: int, hour: int) -> dt.datetime:
    """Give a moment of one week in February."""
    return dt.datetime(2026, 2, day, hour, tzinfo=dt.UTC)


noted = hk.Entry(id="t1", note="On the bus, one stop.", recorded_at=at(2, 8))
start = hk.Bundle(person_id="p1", entries=[noted])

# Both phones leave with the same bundle. No clock is trusted: one of them is a month behind.
on_the_bus = hk.amend(noted, note="On the bus, two stops.", recorded_at=at(3, 9))
evening = hk.Entry(id="t2", note="Home again.", recorded_at=at(3, 20))
phone = hk.merge(start, hk.Bundle(person_id="p1", entries=[on_the_bus, evening]))

at_the_window = hk.amend(noted, note="On the bus, by the window.", recorded_at=at(3, 9))
tablet = hk.merge(start, hk.Bundle(person_id="p1", entries=[at_the_window]))

merged = hk.merge(phone, tablet)
print("the order makes no difference:", merged == hk.merge(tablet, phone))
print("once more changes nothing:", merged == hk.merge(merged, phone))
print("revisions kept:", len(merged.entries))

for conflict in hk.conflicts(merged):
    print("to decide:", conflict.kind, conflict.id, conflict.reason, len(conflict.heads), "heads")
    # The person chose the words of one and added those of the other.
    decided = hk.amend(
        on_the_bus,
        note="On the bus, two stops, by the window.",
        recorded_at=at(4, 8),
        supersedes=[each.revision for each in conflict.heads],
    )
    merged = hk.merge(merged, hk.Bundle(person_id="p1", entries=[decided]))

print("left to decide:", len(hk.conflicts(merged)))
print("what stands:", sorted(each.id for each in hk.heads(merged)))
