"""A session that moved: it keeps its id, and with it what is due before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import overload

from homework_kit.errors import HomeworkKitError, UnknownSession
from homework_kit.models.arguments import sessions_needed
from homework_kit.models.aside import members_aside, set_aside
from homework_kit.models.attempt import attempt
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.edits import amend, current
from homework_kit.models.remake import remade


@overload
def move_session(
    held: Bundle, session_id: str, /, *, on: dt.date, at: dt.datetime | None = None
) -> Bundle: ...
@overload
def move_session(
    held: Iterable[Session], session_id: str, /, *, on: dt.date, at: dt.datetime | None = None
) -> tuple[Session, ...]: ...
def move_session(
    held: Bundle | Iterable[Session],
    session_id: str,
    /,
    *,
    on: dt.date,
    at: dt.datetime | None = None,
) -> Bundle | tuple[Session, ...]:
    """Move a session to another date, as a new revision of it beside those that are there.

    What is due before it keeps its key (`session:` and the id) and every note that names that key,
    whatever the new date is. Where the session was moved on two devices at once, this move replaces
    both.

    Args:
        held: a bundle, or the sessions with all their revisions (by position).
        session_id: which of them moved (by position).
        on: the new local date.
        at: the new moment, an aware datetime. None: the session has no time, or no longer has one.

    Returns:
        The bundle, or the sessions, with the new revision last; without one where the session
        stands there already.

    Raises:
        UnknownSession: when no session has the id.
        WrongArgument: when this is neither a bundle nor a list of sessions.
        InvalidDocument: when `on` is no date, or `at` no instant.

    Source: data-model.md, Edits; scheduling.md, The key.

    >>> sessions = [Session(id="s2", on="2026-02-09", at="2026-02-09T17:00:00+00:00")]
    >>> first, moved = move_session(sessions, "s2", on=dt.date(2026, 2, 11))
    >>> moved.id, moved.on.isoformat(), moved.at, moved.supersedes
    ('s2', '2026-02-11', None, ('1',))
    """
    made = attempt(_with_moved, held, session_id, on, at)
    if isinstance(made, HomeworkKitError):
        del held, session_id, on, at
        raise made
    return made


def _with_moved(
    held: Bundle | Iterable[Session], session_id: str, on: dt.date, at: dt.datetime | None
) -> Bundle | tuple[Session, ...]:
    if not isinstance(held, Bundle):
        return _moved(held, session_id, on, at)
    made = remade(held, sessions=_moved(held.sessions, session_id, on, at))
    # Members of a newer minor are the bundle's own, and the new revision stands behind them all.
    if members_aside(held):
        set_aside(made, members_aside(held))
    return made


def _moved(
    held: Iterable[Session], session_id: str, on: dt.date, at: dt.datetime | None
) -> tuple[Session, ...]:
    sessions = sessions_needed(held, "move_session")
    same = [each for each in sessions if each.id == session_id]
    if not same:
        raise UnknownSession
    (standing,) = current(same)
    replaced = {name for each in same for name in each.supersedes}
    heads = sorted({each.revision for each in same} - replaced) or [standing.revision]
    moved = amend(standing, on=on, at=at, supersedes=heads)
    stays = len(heads) == 1 and _place(moved) == _place(standing)
    return sessions if stays else (*sessions, moved)


def _place(session: Session) -> str:
    """Give where a session stands, in the digits as written: its content without its edits."""
    return Session(id=session.id, on=session.on, at=session.at).canonical()
