"""FastAPI's own answers repeat what was sent; those of `homework_kit.adapters.fastapi` do not."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from fastapi import FastAPI, WebSocket
from fastapi.testclient import TestClient
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

import homework_kit as hk
from homework_kit.adapters.fastapi import install
from homework_kit.errors import CODES
from homework_kit.testing.leak import MARK
from tests.models.samples import sample
from tests.redaction.canary import Json, marked_paths, seeded
from tests.redaction.roads import hostile_text

WRONG = sample("entry", note=MARK, outcome=MARK) | {MARK: MARK}


def _post(entry: hk.Entry, page: int = 1) -> dict[str, Any]:
    return {"id": entry.id, "page": page}


def _post_named(named: dict[str, hk.Entry]) -> int:
    return len(named)


def _get() -> Any:
    return {"kind": "entry", "note": MARK}


async def _listen(socket: WebSocket, page: int) -> None:
    await socket.accept()
    await socket.send_json(page)


def application() -> FastAPI:
    """Make an app that takes and gives entries."""
    app = FastAPI()
    app.post("/entries")(_post)
    app.post("/named")(_post_named)
    app.get("/entry", response_model=hk.Entry)(_get)
    app.websocket("/listen")(_listen)
    return app


def client(*, installed: bool = True) -> TestClient:
    """Make a client of such an app, with our answers or with FastAPI's own."""
    app = application()
    if installed:
        install(app)
    return TestClient(app, raise_server_exceptions=False)


def told(sent: Json, path: str = "/entries") -> list[Json]:
    """Give the problems that the answer to a refused body tells of."""
    answer = client().post(path, json=sent)
    assert answer.status_code == 422
    assert MARK not in answer.text
    listed: list[Json] = answer.json()["detail"]
    return listed


def test_fastapi_itself_repeats_the_input() -> None:
    """What the how-to page warns of is true: without `install` the answer holds the words."""
    answer = client(installed=False).post("/entries", json=WRONG)
    assert answer.status_code == 422
    assert MARK in answer.text


def test_ours_says_what_is_wrong_and_where() -> None:
    """Each problem has place, code, pointer, message and hint, as `hk.iter_problems` gives them."""
    found = hk.iter_problems(WRONG)
    assert [(each["code"], each["pointer"]) for each in told(WRONG)] == [
        (each.code, each.pointer) for each in found
    ]
    assert {frozenset(each) for each in told(WRONG)} == {
        frozenset({"in", "code", "pointer", "message", "hint"})
    }


def test_a_valid_body_passes() -> None:
    """Whoever sends a valid document meets no difference."""
    answer = client().post("/entries?page=2", json=sample("entry", note=MARK))
    assert (answer.status_code, answer.json()) == (200, {"id": "t1", "page": 2})


def test_a_parameter_is_named() -> None:
    """What is wrong outside of the body says where it stands."""
    answer = client().post(f"/entries?page={MARK}", json=sample("entry"))
    (found,) = answer.json()["detail"]
    assert (found["in"], found["code"], found["pointer"]) == ("query", "wrong-type", "/page")
    assert MARK not in answer.text


def test_the_key_of_a_mapping_is_not_shown() -> None:
    """A name that the app does not publish may be the person's word."""
    found = told({MARK: sample("entry", outcome=MARK)}, "/named")
    assert [each["pointer"] for each in found] == ["/?/outcome"]


def test_an_app_that_cannot_describe_itself_shows_no_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A failing OpenAPI document is no error in the answer, which would log the input."""

    def fail(_: FastAPI) -> None:
        raise NotImplementedError

    monkeypatch.setattr(FastAPI, "openapi", fail)
    assert {each["pointer"] for each in told(WRONG)} == {"/?"}


@pytest.mark.parametrize("text", [f'{{"a": {MARK}}}', f'{{"{MARK}"', MARK])
def test_text_that_is_not_json_is_not_shown(text: str) -> None:
    """Cut or broken JSON gets one problem about the whole body."""
    kind = {"content-type": "application/json"}
    answer = client().post("/entries", content=text, headers=kind)
    assert [(each["code"], each["pointer"]) for each in answer.json()["detail"]] == [
        ("not-json", "")
    ]
    assert MARK not in answer.text


def test_a_response_that_is_not_valid_is_not_shown() -> None:
    """What the app itself gets wrong is told in the same way, as its own fault."""
    answer = client().get("/entry")
    assert answer.status_code == 500
    assert "missing-member" in answer.text
    assert MARK not in answer.text


def test_a_refused_socket_closes_without_the_input() -> None:
    """The reason of a closing frame holds codes."""
    with (
        pytest.raises((WebSocketDisconnect, WebSocketDenialResponse)) as closed,
        client().websocket_connect(f"/listen?page={MARK}"),
    ):
        pass
    assert closed.value.reason == "wrong-type"


async def _status_and_body(app: FastAPI, body: bytes) -> tuple[int, str]:
    """Send one body straight to the app, without a client between."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/entries",
        "raw_path": b"/entries",
        "query_string": b"",
        "root_path": "",
        "headers": [(b"content-type", b"application/json")],
    }
    await app(scope, receive, send)
    return sent[0]["status"], b"".join(each.get("body", b"") for each in sent[1:]).decode()


def test_no_answer_repeats_a_word() -> None:
    """2,000 hostile bodies: no answer holds a marker, and every code is one of ours."""
    chance = seeded(20260305)
    app = application()
    install(app)
    mix: Counter[int] = Counter()
    found: list[str] = []

    async def post_all() -> None:
        for _ in range(2_000):
            _, text = hostile_text(chance, "entry")
            status, body = await _status_and_body(app, text.encode("utf-8", "surrogatepass"))
            mix[status] += 1
            if status == 422:
                found.extend(marked_paths(body) if MARK in body else ())
                assert {each["code"] for each in json.loads(body)["detail"]} <= CODES

    asyncio.run(post_all())
    assert found == []
    assert mix[422] >= 1_000
    assert mix[200] >= 400
    assert mix[422] + mix[200] == 2_000


def test_without_fastapi_the_error_names_the_extra() -> None:
    """Whoever has not installed FastAPI reads what to install."""
    program = "import sys; sys.modules['fastapi'] = None; import homework_kit.adapters.fastapi"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "pip install 'homework_kit[fastapi]'" in ran.stderr
