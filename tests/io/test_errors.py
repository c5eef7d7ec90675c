"""The errors: stable codes that are all in use, documented, and shown without any value."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path

import pytest

from homework_kit import errors, problems
from homework_kit.errors import CODES, MAX_TEXT, HomeworkKitError, InvalidDocument, pointer, problem
from homework_kit.io import iter_problems
from homework_kit.models.rules import LEDGER_CODES
from tests.models.broken_rules import LEDGER_CASES
from tests.models.broken_shapes import PROFILE_CASES, SCHEMA_CASES
from tests.models.samples import sample

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"
RAISED: list[HomeworkKitError] = [
    InvalidDocument([problem("not-whole", ("minutes",))]),
    errors.FrozenDocument("Entry"),
    errors.IdentityKept(["version"]),
    errors.VersionOrder(),
    errors.NotSayable("RRULE", "schedule", ["/BYWEEKNO"]),
    errors.AlreadyPaused(2),
    errors.NotPaused(),
    errors.UnknownSession(),
    errors.UnknownZone("Europe/Kyiv"),
    errors.ZoneNeeded(),
    errors.WrongArgument("entries", "a list of Entry"),
    errors.UnknownChoice("audience", ["self", "shared"]),
    errors.OutOfRange("days", "a whole number from 0"),
    errors.TooManyOccurrences(10),
    errors.AwareTimeNeeded("as_of"),
    errors.UnknownKind(["entry"]),
    errors.UnknownLocale(["en", "de"]),
    errors.ShortKey(16),
    errors.UnknownObstacle(["other"]),
    errors.UnknownNumber(),
    errors.AnotherPerson(),
    errors.NewerMembersDiffer(),
]


def test_every_code_can_happen() -> None:
    """The codes that documents produce are the codes there are."""
    documents = [case.document for case in (*LEDGER_CASES, *SCHEMA_CASES)]
    many = sample("entry", obstacles=["no such"] * 70)
    texts = [text for _, text in PROFILE_CASES]
    older = sample("entry", schema_version="0.9")
    produced = {
        each.code for thing in (*documents, many, older, *texts) for each in iter_problems(thing)
    }
    assert produced == CODES


def test_codes_are_kebab_case() -> None:
    """Codes are stable names: lower case, with hyphens."""
    kinds = {error.code for error in RAISED}
    assert [
        code for code in CODES | kinds if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)
    ] == []


def test_the_ledger_uses_codes() -> None:
    """A rule of the ledger is said with the code of a problem."""
    assert LEDGER_CODES < CODES


def test_the_page_lists_every_code() -> None:
    """docs/reference/errors.md and the code agree on every code, sentence and hint."""
    rows = re.findall(
        r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert {code: (what, hint) for code, what, hint in rows} == problems._WORDING


def test_the_page_lists_every_error() -> None:
    """The page names each class of error with its code."""
    rows = re.findall(r"^\| `(\w+)` \| `([a-z-]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == {type(each).__name__: each.code for each in RAISED}


def test_every_error_has_one_root() -> None:
    """Whatever the library raises on purpose is a HomeworkKitError."""
    found = {
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, Exception)
    }
    assert found == {HomeworkKitError, *map(type, RAISED)}


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_an_error_says_what_to_do(error: HomeworkKitError) -> None:
    """A message is: what happened, and what you can do."""
    assert re.search(r"\. [A-Z].*\.$", str(error))


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickle_and_copy(error: HomeworkKitError) -> None:
    """Errors cross process borders."""
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - made on the line itself
        assert (type(other), str(other), other.args) == (type(error), str(error), error.args)
        assert vars(other) == vars(error)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_message_fills_its_slots(code: str) -> None:
    """No message shows an empty slot or a brace."""
    said = str(problem(code, ("a",), limit=3, expected="x", member="y"))
    assert not re.search(r"[{}]", said)
    assert said.startswith(f"/a: {code}: ")


def test_limits_are_written_short() -> None:
    """A limit shows as people write it."""
    assert problem("too-long", limit=2.0).message == "This text is longer than 2 characters"


def test_a_pointer_escapes_its_parts() -> None:
    """RFC 6901, 3: ~ is written ~0 and / is written ~1."""
    assert pointer(("a/b", "m~n", 0, "")) == "/a~1b/m~0n/0/"
    assert pointer(()) == ""


def test_a_long_refusal_is_cut() -> None:
    """The text of a refusal is bounded; its problems are all there."""
    refused = InvalidDocument([problem("not-whole", ("minutes",))] * 100)
    assert len(str(refused)) < MAX_TEXT + 50
    assert str(refused).startswith("100 problems: ")
    assert len(refused.problems) == 100
