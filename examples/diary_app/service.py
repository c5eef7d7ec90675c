"""The diary as a service: what a phone asks for, and what a therapist may see.

Start it: DIARY_DATABASE=sqlite:///diary.db uvicorn --factory examples.diary_app.service:open_app
Who may ask is not asked here: put the sign-in of your app before it.
"""

import datetime as dt
import os
from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

import homework_kit as hk
from homework_kit.adapters import fastapi

from .store import DiaryStore


def open_app() -> FastAPI:
    """Open the diary of the environment, by the clock of this machine."""
    store = DiaryStore(os.environ["DIARY_DATABASE"])
    return create_app(store, clock=lambda: dt.datetime.now(dt.UTC))


def create_app(store: DiaryStore, *, clock: Callable[[], dt.datetime]) -> FastAPI:
    """Make the service of a store. Every answer is that of one moment, which the clock gives."""
    app = FastAPI(title="Diary")
    fastapi.install(app)  # what is refused is not repeated
    app.add_exception_handler(hk.errors.HomeworkKitError, _refuse)
    _take(app, store, clock)
    _show(app, store, clock)
    return app


def _take(app: FastAPI, store: DiaryStore, clock: Callable[[], dt.datetime]) -> None:
    """Take what the person agrees on and notes, and let go of what they want gone."""

    @app.put("/people/{person_id}/zone", status_code=204)
    def be_in(person_id: str, zone: str) -> None:
        """Go by the clock of a place from now on."""
        span = hk.ZoneSpan(from_=clock(), time_zone=zone)
        store.append(hk.Bundle(person_id=person_id, zones=[span]))

    @app.post("/people/{person_id}/plans", status_code=201)
    def agree(person_id: str, plan: hk.Assignment) -> list[str]:
        """Keep a plan, and give the gentle notes on it."""
        store.append(hk.Bundle(person_id=person_id, assignments=[plan]))
        return [note.text for note in hk.plan_notes(plan)]

    @app.post("/people/{person_id}/entries", status_code=201)
    def note(person_id: str, entry: hk.Entry) -> dict[str, str]:
        """Keep an entry or an edit of one."""
        # The plans go along: a bundle has to hold what its entries name.
        plans = store.load(person_id).assignments
        store.append(hk.Bundle(person_id=person_id, assignments=plans, entries=[entry]))
        return {"id": entry.id, "revision": entry.revision}

    @app.delete("/people/{person_id}")
    def erase(person_id: str, entry: str | None = None) -> Response:
        """Erase one entry with all its revisions, or everything; and give the receipt."""
        receipt = store.erase(person_id, None if entry is None else [entry], as_of=clock())
        return Response(receipt.text, media_type="application/json")


def _show(app: FastAPI, store: DiaryStore, clock: Callable[[], dt.datetime]) -> None:
    """Show what was agreed and noted: to the person, and in a view of its own to others."""

    @app.get("/people/{person_id}/agenda")
    def agenda(person_id: str) -> list[dict[str, str]]:
        """Give what is open today."""
        today = hk.agenda(store.load(person_id), as_of=clock(), days=1)
        return [
            {"plan": each.assignment_id, "key": each.key, "closes": each.closes.isoformat()}
            for each in today.open
        ]

    @app.get("/people/{person_id}/summary")
    def summary(person_id: str) -> Response:
        """Count what was noted, of what was agreed."""
        return _document(hk.summarize(store.load(person_id), as_of=clock()))

    @app.get("/people/{person_id}/recap")
    def recap(person_id: str) -> tuple[str, ...]:
        """Say what happened, for the next session."""
        return hk.recap(store.load(person_id), as_of=clock()).sentences

    @app.get("/people/{person_id}/shared")
    def shared(person_id: str) -> Response:
        """Give what the person chose to share with the therapist."""
        return _document(hk.share_view(store.load(person_id), as_of=clock()).bundle)


def _document(document: hk.Bundle | hk.AdherenceSummary) -> Response:
    return Response(hk.dumps(document), media_type="application/json")


def _refuse(_: Request, error: Exception) -> JSONResponse:
    """Answer with codes and places. Words of the person are in neither."""
    problems = error.problems if isinstance(error, hk.InvalidDocument) else ()
    told = [{"code": each.code, "pointer": each.pointer} for each in problems]
    return JSONResponse({"detail": told or [{"code": getattr(error, "code", "")}]}, 422)
