"""Times come back as they were written: offset, fraction, wall time."""

from __future__ import annotations

import datetime as dt

from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import OFFSET, ONCE
from homework_kit.testing.stores.samples import AT, consent, note, session, zone
from homework_kit.testing.stores.story import Story


@check("times-offsets", "The offset of a time stays as it was written.", OFFSET)
def offsets(story: Story) -> None:
    """Save one moment with several offsets."""
    written = (
        "2026-02-03T18:40:00+01:00",
        "2026-02-03T17:40:00+00:00",
        "2026-02-03T23:25:00+05:45",
        "2026-02-03T14:10:00-03:30",
    )
    story.save(*(note(f"n{n}", recorded_at=at, occurred_at=at) for n, at in enumerate(written, 1)))
    story.compare()


@check("times-fractions", "Fractions of a second stay.", OFFSET)
def fractions(story: Story) -> None:
    """Save times to the microsecond."""
    written = (
        "2026-02-03T18:40:00.123456+01:00",
        "2026-02-03T18:40:00.1+01:00",
        "2026-02-03T18:40:59.999999-11:30",
    )
    story.save(*(note(f"n{n}", recorded_at=at) for n, at in enumerate(written, 1)))
    story.compare()


@check("times-far", "Times of other centuries stay.", OFFSET)
def far(story: Story) -> None:
    """Save the first and the last years that there are."""
    written = ("1900-01-02T00:00:00+01:00", "2199-12-30T23:59:59+14:00")
    story.save(*(note(f"n{n}", recorded_at=at) for n, at in enumerate(written, 1)))
    story.compare()


@check("times-local", "A wall time without a zone stays one.", ONCE)
def local(story: Story) -> None:
    """Save what was noted on a day, at a time that a clock change skips."""
    story.save(note(occurred_on="2026-03-29", occurred_local_time="01:30"))
    story.compare()


@check("times-beside", "Times beside the documents keep their offsets too.", OFFSET)
def beside(story: Story) -> None:
    """Save a zone, a session and consent with unlike offsets."""
    story.save(
        zone(since=AT.astimezone(dt.timezone(dt.timedelta(hours=5, minutes=45)))),
        session(at="2026-02-03T18:40:00.5-03:30"),
        consent(noted_at="2026-02-03T18:40:00+13:45", share_entries="none"),
    )
    story.compare()
