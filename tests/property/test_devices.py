"""Phones that are offline for days, with wrong clocks, end with the same notes and lose none.

A state machine of Hypothesis: three devices note, edit, delete and settle on their own, and hand
each other whole bundles, late and twice.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from homework_kit.io import dumps
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.conflicts import conflicts
from homework_kit.models.edits import amend, current, delete
from homework_kit.models.entry import Entry
from homework_kit.models.merge import merge
from homework_kit.testing.strategies.devices import NOON
from homework_kit.testing.strategies.values import ZONES

DEVICES = st.integers(0, 2)
SKEWS = (dt.timedelta(0), dt.timedelta(days=-40), dt.timedelta(hours=11))
"""How far the clock of each device is wrong."""
LIST_OF = {"entry": "entries", "session": "sessions"}


class OfflineDevices(RuleBasedStateMachine):
    """Three devices of one person, and everything that was ever written on any of them."""

    reached: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        """Start with one note that all devices know."""
        super().__init__()
        known = Entry(id="t0", note="known", recorded_at=NOON)
        self.held = [Bundle(person_id="p1", entries=[known]) for _ in range(3)]
        self.posted = self.held[:1]
        self.written = {known.canonical()}
        self.minutes = 0
        self.ids = 0

    def now(self, device: int) -> dt.datetime:
        """Give what the clock of a device says: time passes, and each clock is wrong by its own."""
        self.minutes += 1
        return NOON + self.minutes * dt.timedelta(minutes=1) + SKEWS[device]

    def write(self, device: int, name: str, document: Any) -> None:
        """Put a document into one list of a device's bundle."""
        self.written.add(document.canonical())
        members: Any = {name: [*getattr(self.held[device], name), document]}
        new = Bundle(person_id="p1", **members)
        self.held[device] = merge(self.held[device], new)

    def standing(self, device: int, name: str) -> list[Any]:
        """Give what stands on a device."""
        return list(current(getattr(self.held[device], name)))

    @rule(device=DEVICES, text=st.sampled_from(("a", "b")))
    def note(self, device: int, text: str) -> None:
        """Note something new under an id of its own."""
        self.ids += 1
        entry = Entry(id=f"t{self.ids}", note=text, recorded_at=self.now(device))
        self.write(device, "entries", entry)

    @rule(device=DEVICES)
    def make_up_an_id(self, device: int) -> None:
        """Note something under an id that other devices may choose too."""
        entry = Entry(id="today", note=f"words of {device}", recorded_at=self.now(device))
        self.write(device, "entries", entry)

    @rule(device=DEVICES, days=st.integers(0, 3))
    def meet(self, device: int, days: int) -> None:
        """Plan the meeting, or move it."""
        on = NOON.date() + dt.timedelta(days=days)
        planned = self.standing(device, "sessions")
        moved = amend(planned[0], on=on) if planned else Session(id="s1", on=on)
        self.write(device, "sessions", moved)

    @rule(device=DEVICES, data=st.data())
    def edit(self, device: int, data: st.DataObject) -> None:
        """Edit a note that stands on this device."""
        if standing := self.standing(device, "entries"):
            entry = data.draw(st.sampled_from(standing))
            edited = amend(entry, note=f"edit {device}", recorded_at=self.now(device))
            self.write(device, "entries", edited)

    @rule(device=DEVICES, data=st.data())
    def remove(self, device: int, data: st.DataObject) -> None:
        """Delete a note that stands on this device."""
        if standing := self.standing(device, "entries"):
            entry = data.draw(st.sampled_from(standing))
            self.write(device, "entries", delete(entry, recorded_at=self.now(device)))

    @rule(device=DEVICES, shares=st.sampled_from(("all", "none")), zone=st.sampled_from(ZONES))
    def travel_and_consent(self, device: int, shares: Any, zone: str) -> None:
        """Say where the person is and what may be shared."""
        now = self.now(device)
        self.write(device, "zones", ZoneSpan(from_=now, time_zone=zone))
        self.write(device, "consent", ConsentStatement(share_entries=shares, noted_at=now))

    @rule(device=DEVICES)
    def settle(self, device: int) -> None:
        """Decide every conflict that this device knows of, for an edit and against a deletion."""
        for conflict in conflicts(self.held[device]):
            type(self).reached |= {"settled", conflict.reason}
            kept: Any = next(each for each in conflict.heads if not isinstance(each, Tombstone))
            names = sorted({each.revision for each in conflict.heads})
            self.write(device, LIST_OF[conflict.kind], amend(kept, supersedes=names))

    @rule(device=DEVICES)
    def post(self, device: int) -> None:
        """Send a copy that arrives later, or never."""
        self.posted.append(self.held[device])

    @rule(device=DEVICES, other=DEVICES)
    def sync(self, device: int, other: int) -> None:
        """Take in what another device holds now."""
        self.held[device] = merge(self.held[device], self.held[other])

    @precondition(lambda self: len(self.posted) > 1)
    @rule(device=DEVICES, data=st.data())
    def receive(self, device: int, data: st.DataObject) -> None:
        """Take in any copy that was ever sent: old ones too, and the same one twice."""
        late = data.draw(st.sampled_from(self.posted))
        self.held[device] = merge(self.held[device], late)

    @invariant()
    def a_deleted_note_is_shown_nowhere(self) -> None:
        """data-model.md, Edits: a tombstone that nothing replaces hides its id."""
        for device, bundle in enumerate(self.held):
            replaced = {(each.id, name) for each in bundle.entries for name in each.supersedes}
            hidden = {
                each.id
                for each in bundle.entries
                if isinstance(each, Tombstone) and (each.id, each.revision) not in replaced
            }
            type(self).reached |= {"hidden"} if hidden else set()
            assert not hidden & {each.id for each in self.standing(device, "entries")}

    def teardown(self) -> None:
        """Let everybody meet everybody, in two different orders: the same bytes, and all of it."""
        one, two, three = self.held
        forth = merge(merge(one, two), three)
        back = merge(three, merge(two, merge(one, two)))
        back = merge(back, one)
        assert dumps(forth) == dumps(back)
        held = {
            each.canonical()
            for name in ("zones", "sessions", "entries", "consent")
            for each in getattr(forth, name)
        }
        assert held == self.written
        type(self).reached |= {each.reason for each in conflicts(forth)}


def test_offline_devices_converge_and_lose_nothing() -> None:
    """data-model.md, Merge: every device agrees, and what was written is there."""
    OfflineDevices.reached = set()
    machine: Any = OfflineDevices.TestCase
    machine.settings = settings(
        max_examples=100,
        stateful_step_count=30,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    machine("runTest").runTest()
    reasons = {"several_heads", "deleted_and_edited", "same_revision_differs"}
    assert reasons | {"settled", "hidden"} <= OfflineDevices.reached
