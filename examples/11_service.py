"""A day of an app: its service, asked as a phone would ask it, with a clock that is set."""

import datetime as dt
import json
import tempfile

from diary_app.service import create_app
from diary_app.store import DiaryStore
from fastapi.testclient import TestClient

import homework_kit as hk
from homework_kit.testing import Clock

clock = Clock(dt.datetime(2026, 3, 29, 7, 0, tzinfo=dt.UTC), zone="Europe/London")
plan = hk.Assignment(
    id="breaths",
    title="Three slow breaths",
    task=hk.tasks.SkillRehearsalTask(skill="paced_breathing"),
    rationale="To see what a pause does.",
    starts_on=dt.date(2026, 3, 29),
    schedule=hk.schedules.Repeating(frequency="daily", times=[dt.time(8, 30)]),
    smaller_version="One breath",
)


def sent(document: hk.Assignment | hk.Entry) -> dict[str, object]:
    """Give what a phone sends: plain JSON."""
    return json.loads(hk.dumps(document))


with tempfile.TemporaryDirectory() as place:
    store = DiaryStore(f"sqlite:///{place}/diary.db")
    phone = TestClient(create_app(store, clock=clock), base_url="http://diary/people/p1/")

    print("the clock of London:", phone.put("zone", params={"zone": "Europe/London"}).status_code)
    for words in phone.post("plans", json=sent(plan)).json():
        print("on the plan:", words)

    clock.advance(minutes=45)  # a quarter to nine: the clocks went forward in the night
    (occasion,) = phone.get("agenda").json()
    print("open:", occasion["key"], "until", occasion["closes"])

    entry = hk.Entry(
        id="e1",
        assignment_id="breaths",
        assignment_version=1,
        occurrence=occasion["key"],
        outcome="smaller_version",
        recorded_at=clock(),
        note="Only one. The kettle was on.",
    )
    for attempt in ("noted", "sent once more, for the answer did not come"):
        print(f"{attempt}:", phone.post("entries", json=sent(entry)).json())
    print("open now:", phone.get("agenda").json())
    wrong = sent(entry) | {"outcome": "Only one."}
    print("not taken:", phone.post("entries", json=wrong).json()["detail"][0]["code"])

    print("for the therapist:", len(phone.get("shared").json().get("entries", [])), "notes")
    clock.advance(hours=10)
    shown = hk.amend(entry, visibility="shared", recorded_at=clock())
    phone.post("entries", json=sent(shown))
    print("after the person shared it:", len(phone.get("shared").json()["entries"]))

    clock.advance(days=1)
    for sentence in phone.get("recap").json():
        print("recap:", sentence)
    counted = phone.get("summary").json()["assignments"][0]
    print("practiced:", counted["occasions"]["practiced"], "of", counted["counted"])

    print("erased:", phone.delete("").json()["erased"])
    store.close()
