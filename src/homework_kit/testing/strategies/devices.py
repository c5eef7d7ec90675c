"""One person's devices: copies of one bundle that went separate ways, with clocks that differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.references import EVERY_LIST, LISTS
from homework_kit.models.remake import remade
from homework_kit.testing.strategies.bundle import bundles
from homework_kit.testing.strategies.models import Words
from homework_kit.testing.strategies.values import ZONES, extensions

NOON: Final = dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)
"""When the devices went separate ways."""
_NAMED_BY_NOTHING: Final = ("obstacles", "reviews")
_SKEWS: Final = (0, 0, -90, 7, 24 * 60)
"""By how many minutes a clock is ahead."""
_FATES: Final = ("kept", *("edited",) * 3, "deleted", *("rewritten",) * 2)


@attrs.frozen(slots=True, kw_only=True)
class DeviceLog:
    """What one device holds, in the order in which it came there, some of it twice.

    `clock_ahead` is what its clock added to the times of what was noted on it.

    >>> DeviceLog(device="d1", clock_ahead=dt.timedelta(0), bundle=Bundle(person_id="p1")).device
    'd1'
    """

    device: str
    clock_ahead: dt.timedelta
    bundle: Bundle

    @property
    def documents(self) -> Iterator[Any]:
        """The documents one by one, as a device would send them."""
        for name in LISTS:
            yield from getattr(self.bundle, name)


@st.composite
def _device_logs(draw: st.DrawFn, devices: int, text: Words | None) -> tuple[DeviceLog, ...]:
    base = draw(bundles(text=text))
    return tuple(_log(draw, f"d{number}", base) for number in range(1, devices + 1))


def device_logs(
    *, devices: int = 2, text: Words | None = None
) -> st.SearchStrategy[tuple[DeviceLog, ...]]:
    """Draw what became of one bundle on several devices that were offline.

    Each edited, deleted or rewrote what was there, noted things of its own under ids that another
    may have chosen too, holds some documents twice and all in any order, and tells its own time.
    Merged, in whatever order, they are one bundle.

    Args:
        devices: how many devices.
        text: what the person's words are drawn from.

    >>> from hypothesis import find
    >>> [log.device for log in find(device_logs(), lambda logs: True)]
    ['d1', 'd2']
    """
    return _device_logs(devices, text)


def _log(draw: st.DrawFn, device: str, base: Bundle) -> DeviceLog:
    ahead = dt.timedelta(minutes=draw(st.sampled_from(_SKEWS)))
    members: Any = {name: list(getattr(base, name)) for name in EVERY_LIST}
    for name in LISTS:
        members[name] = [each for one in members[name] for each in _went_on(draw, one)]
    for name, own in _own_documents(draw, NOON + ahead).items():
        members[name] += own if draw(st.booleans()) else []
    for name, listed in members.items():
        twice = listed + listed[:1] if draw(st.integers(0, 4)) == 4 else listed  # noqa: PLR2004 - a fifth
        members[name] = draw(st.permutations(twice))
    for name in _NAMED_BY_NOTHING:  # so a copy may lack them
        members[name] = members[name][: draw(st.integers(0, 3))]
    more = draw(st.none() | st.just(base.extensions) | extensions())
    bundle = Bundle(person_id=base.person_id, extensions=more, **members)
    return DeviceLog(device=device, clock_ahead=ahead, bundle=bundle)


def _own_documents(draw: st.DrawFn, now: dt.datetime) -> dict[str, list[Any]]:
    """Draw what one device noted by itself; ids are few, so that devices choose the same ones."""
    name, text = draw(st.sampled_from(("x1", "x2"))), draw(st.sampled_from(("one", "two")))
    moment = now + draw(st.integers(0, 2)) * dt.timedelta(hours=1)
    shares: Any = draw(st.sampled_from(("all", "none", "summary_only")))
    return {
        "entries": [Entry(id=name, note=text, recorded_at=moment)],
        "obstacles": [Obstacle(id=name, code="forgetting", noted_on=moment.date())],
        "sessions": [Session(id=name, on=moment.date() + dt.timedelta(days=len(text)))],
        "consent": [ConsentStatement(share_entries=shares, noted_at=moment)],
        "zones": [ZoneSpan(from_=moment, time_zone=draw(st.sampled_from(ZONES[:2])))],
    }


def _went_on(draw: st.DrawFn, document: Any) -> list[Any]:
    """Draw what one device did to a document: nothing, an edit, a deletion, or a rewriting."""
    fate = draw(st.sampled_from(_FATES))
    if isinstance(document, Tombstone) or fate == "kept":
        return [document]
    mark = {"org.example.device": draw(st.integers(0, 2))}
    if fate == "edited":
        return [document, amend(document, extensions=mark)]
    if fate == "deleted":
        return [document, delete(document)]
    return [remade(document, extensions=mark)]
