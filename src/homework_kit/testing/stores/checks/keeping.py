"""What is kept: every kind, every version, every revision, and what stands beside them."""

from __future__ import annotations

from homework_kit.models.edits import amend, delete
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import (
    CONSENT,
    DELETED,
    DURABLE,
    EDITS,
    HEADS,
    KEEP_ALL,
    KILLED,
    LOAD,
    ONCE,
    VERSIONS,
)
from homework_kit.testing.stores.samples import (
    AT,
    batch,
    consent,
    note,
    obstacle,
    plan,
    review,
    session,
    zone,
)
from homework_kit.testing.stores.story import Story


@check("keeps-every-kind", "Every kind of item of a bundle is kept.", LOAD)
def every_kind(story: Story) -> None:
    """Save one of each at once."""
    story.save(
        zone(),
        session(),
        plan(),
        note(assignment_id="a1", outcome="partly"),
        obstacle(entry_id="n1"),
        review(entries_looked_at=["n1"]),
        consent(share_entries="none"),
        extensions={"org.example.app": {"build": 7}},
    )
    story.lasts()


@check("keeps-equal-ids", "Documents of several kinds may have one id.", LOAD)
def equal_ids(story: Story) -> None:
    """Save a plan, a note, an obstacle, a review and a session that are all called x."""
    story.save(plan("x"), note("x"), obstacle("x"), session("x"))
    story.save(plan("x"), review("x", assignment_id="x"))
    story.lasts()


@check("keeps-every-revision", "Every revision of a note is kept.", KEEP_ALL, "history")
def every_revision(story: Story) -> None:
    """Edit a note twice."""
    first = note()
    second = amend(first, note="1")
    for each in (first, second, amend(second, note="2")):
        story.save(each)
    story.lasts()


@check("keeps-the-newest", "What was edited last stands.", HEADS)
def the_newest(story: Story) -> None:
    """Edit a note to a text that sorts before, at a time before: no clock decides."""
    first = note(text="b")
    story.save(first)
    story.compare()
    story.save(amend(first, note="a", recorded_at="2026-01-01T00:00:00+00:00"))
    story.lasts()


@check("keeps-every-version", "Every version of a plan is kept.", VERSIONS)
def every_version(story: Story) -> None:
    """Change a plan twice, the later version first."""
    for version in (1, 3, 2):
        story.save(plan(version=version, text=str(version)))
    story.lasts()


@check("keeps-edits-of-a-version", "An edit of one version leaves the others.", VERSIONS)
def edits_of_a_version(story: Story) -> None:
    """Edit the first of two versions."""
    first = plan()
    story.save(first, plan(version=2))
    story.save(amend(first, title="1"))
    story.lasts()


@check("keeps-both-heads", "Two edits of one revision are both kept.", HEADS)
def both_heads(story: Story) -> None:
    """Edit one note on two phones."""
    first = note()
    story.save(first)
    story.save(amend(first, note="1"))
    story.save(amend(first, note="2"))
    story.lasts()


@check("keeps-two-of-one-name", "Two contents under one revision are both kept.", EDITS)
def two_of_one_name(story: Story) -> None:
    """Make up one id on two phones."""
    story.save(note(text="0"))
    story.save(note(text="1"))
    story.lasts()


@check("keeps-deletions", "A note that was deleted stays deleted.", DELETED)
def deletions(story: Story) -> None:
    """Save a note, and its tombstone."""
    first = note()
    story.save(first)
    story.compare()
    story.save(delete(first, recorded_at=AT))
    story.lasts()


@check("keeps-what-was-deleted", "A deletion hides, and takes nothing away.", EDITS, "history")
def what_was_deleted(story: Story) -> None:
    """Delete a note that was edited, and an obstacle and a plan too."""
    first, plans, hurdle = note(), plan(), obstacle()
    edited = amend(first, note="1")
    story.save(first, plans, hurdle)
    story.save(edited)
    story.save(delete(edited), delete(plans), delete(hurdle))
    story.lasts()


@check("keeps-what-came-back", "A note that is written again after its deletion stands.", HEADS)
def what_came_back(story: Story) -> None:
    """Delete a note, and replace the tombstone by an edit."""
    first = note()
    gone = delete(first)
    story.save(first)
    story.save(gone)
    story.save(amend(first, note="1", supersedes=[first.revision, gone.revision]))
    story.lasts()


@check("keeps-sessions", "A meeting that was moved keeps its id.", HEADS)
def sessions(story: Story) -> None:
    """Move one of two meetings."""
    first = session()
    story.save(first, session("s2", at=AT))
    story.save(amend(first, on="2026-02-10"))
    story.lasts()


@check("keeps-zones", "Every zone that the person was in is kept.", LOAD)
def zones(story: Story) -> None:
    """Travel, back and forth, and say two zones of one moment."""
    story.save(zone("Europe/London"), zone("Asia/Kolkata", AT.replace(day=9)))
    story.save(zone("Europe/London", AT.replace(day=12)))
    story.save(zone("Europe/Berlin"))
    story.lasts()


@check("keeps-consent", "Every statement about sharing is kept, also two of one moment.", CONSENT)
def consents(story: Story) -> None:
    """Allow and refuse in one moment, and once more later."""
    story.save(consent(share_entries="all"))
    story.save(consent(share_entries="none"))
    story.save(consent(share_entries="all", noted_at=AT.replace(day=9), reminders=False))
    story.lasts()


@check("keeps-ties", "Many notes of one moment are all kept.", ONCE)
def ties(story: Story) -> None:
    """Save notes that differ in nothing but their ids."""
    story.save(*(note(f"n{number}") for number in range(8)))
    story.save(*(note(f"n{number}") for number in range(4, 12)))
    story.lasts()


@check("keeps-without-a-time", "A note without any time is kept.", LOAD)
def without_a_time(story: Story) -> None:
    """Import two notes that say no time."""
    story.save(note(recorded_at=None, mode="imported"))
    story.save(note("n2", recorded_at=None, mode="imported", occurred_on="2026-02-03"))
    story.lasts()


@check("restart-keeps", "After a restart everything is there.", DURABLE, "restart")
def restart_keeps(story: Story) -> None:
    """Restart after each of three batches."""
    for name in ("n1", "n2", "n3"):
        story.save(note(name))
        story.restart()
        story.compare()


@check("restart-then-again", "A batch sent again after a restart is kept once.", ONCE, "restart")
def restart_then_again(story: Story) -> None:
    """Send a batch again, as one does who does not know whether it arrived."""
    story.save(note(), plan())
    story.restart()
    story.again()
    story.compare()


@check("restart-then-edit", "An edit after a restart stands.", HEADS, "restart")
def restart_then_edit(story: Story) -> None:
    """Edit and delete after restarts."""
    first = note()
    edited = amend(first, note="1")
    story.save(first)
    for each in (edited, delete(edited)):
        story.restart()
        story.save(each)
        story.compare()
    story.restart()
    story.compare()


@check("restart-of-nothing", "A store that holds nothing yet may restart.", DURABLE, "restart")
def restart_of_nothing(story: Story) -> None:
    """Restart before anything was saved."""
    story.compare()
    story.restart()
    story.compare()
    story.append(batch("p1", note()))
    story.compare()


@check(
    "restart-without-closing",
    "What was saved is there when the store was never closed.",
    KILLED,
    "restart",
)
def restart_without_closing(story: Story) -> None:
    """Drop the store after each of three batches, as a process that is killed does."""
    first = note()
    for each in (first, amend(first, note="1"), note("n2")):
        story.save(each)
        story.drop()
        story.compare()
