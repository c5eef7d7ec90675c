"""Find, load and use the published JSON Schemas."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from homework_kit.errors import UnknownKind
from homework_kit.models.choices import choice_needed
from homework_kit.packaged import folder

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_MAJOR: Final = "v1"
Profile = Literal["validate", "form", "llm"]


@cache
def _load(path: str) -> str:
    return folder("schemas").joinpath(path).read_text(encoding="utf-8")


def index() -> list[dict[str, str]]:
    """List the published schemas: kind, version, $id, file, sha256 and status.

    >>> index()[0]["kind"]
    'assignment'
    """
    listed: list[dict[str, str]] = json.loads(_load(f"{_MAJOR}/index.json"))["schemas"]
    return listed


def schema(
    kind: str,
    profile: Profile = "validate",
    *,
    locale: str = "en",
) -> dict[str, Any]:
    """Load the published schema of one kind of document or record type; a new object every time.

    Args:
        kind: a kind of document, a record type, or `document` for the union of all documents.
        profile: `validate` is the published file. `form` says the same with titles, help and labels
            for front ends; `llm` is small and inlined, for tool definitions, and accepts more
            (homework_kit.schemas.profiles). The union `document` has no profiles.
        locale: whose words a `form` has; the others are for programs and have one language.

    Raises:
        UnknownKind: when there is no kind of that name, or none that has this profile.
        UnknownChoice: when there is no profile of that name.
        UnknownLocale: no words are shipped for the `locale` of a form.

    >>> schema("thought_record")["$id"]
    'urn:homework-kit:v1:thought-record'
    >>> schema("thought_record", profile="form")["properties"]["situation"]["title"]
    'What was going on'
    >>> schema("thought_record", "form", locale="de")["properties"]["situation"]["title"]
    'Was gerade los war'
    """
    choice_needed(profile, Profile, "profile")
    files = {row["kind"]: row["file"] for row in index()}
    if profile != "validate":
        del files["document"]
    if kind not in files:
        del kind
        raise UnknownKind(files)
    loaded: dict[str, Any] = json.loads(_load(files[kind]))
    if profile == "validate":
        return loaded
    from homework_kit.schemas import profiles  # noqa: PLC0415 - only who draws forms pays for it

    if profile == "form":
        return profiles.form(loaded, locale)
    return profiles.llm(loaded)


def rules() -> list[dict[str, Any]]:
    """Load the ledger: the rules that a JSON Schema cannot say.

    >>> rules()[0]["code"]
    'outside-scale'
    """
    listed: list[dict[str, Any]] = json.loads(_load("rules.json"))["rules"]
    return listed


def validator(kind: str) -> Validator:
    """Give a python-jsonschema validator of one kind, for integrators who compare engines.

    Its messages repeat the values they refuse; show a person's data to nobody through them.

    Raises:
        UnknownKind: when there is none of that name.

    >>> validator("activity").is_valid({"type": "activity", "where": "park"})
    True
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only who validates pays for it
    from referencing import Registry, Resource  # noqa: PLC0415 - the same

    # `document` refers to the other schemas by their ids; nothing is ever fetched.
    named = [(row["$id"], Resource.from_contents(schema(row["kind"]))) for row in index()]
    registry: Registry[Any] = Registry().with_resources(named)
    return Draft202012Validator(schema(kind), registry=registry)
