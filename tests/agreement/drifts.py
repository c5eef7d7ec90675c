"""Published schemas in which one thing was changed, as a careless edit would change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Json = Any
Change = Callable[[Json], None]


def at(schema: Json, way: str) -> Json:
    """Follow a way like `Entry/note` or `Repeating/month_days/items` through a schema."""
    first, *rest = way.split("/")
    node = schema["$defs"].get(first) or schema["properties"][first]
    for name in rest:
        members = node.get("properties", {})
        node = members[name] if name in members else node[name]
    return node


def sets(way: str, **keywords: Any) -> Change:
    """Let the node at a place say something else; `...` takes a keyword away."""

    def change(schema: Json) -> None:
        node = at(schema, way)
        for name, value in keywords.items():
            if value is ...:
                del node[name.rstrip("_")]
            else:
                node[name.rstrip("_")] = value

    return change


def lacks(way: str, keyword: str, item: Json) -> Change:
    """Take one item out of a list like `required`, `enum` or `allOf`."""

    def change(schema: Json) -> None:
        items = at(schema, way)[keyword]
        items.pop(item if isinstance(item, int) else items.index(item))

    return change


def gains(way: str, keyword: str, item: Json) -> Change:
    """Put one item into a list."""
    return lambda schema: at(schema, way)[keyword].append(item)


def becomes(way: str, keyword: str, pattern: tuple[str, str]) -> Change:
    """Write a piece of a text, such as a pattern, differently."""

    def change(schema: Json) -> None:
        node = at(schema, way)
        assert pattern[0] in node[keyword]
        node[keyword] = node[keyword].replace(*pattern)

    return change


def renamed(way: str, old: str, new: str) -> Change:
    """Give a member another name."""

    def change(schema: Json) -> None:
        properties = at(schema, way)["properties"]
        properties[new] = properties.pop(old)

    return change


def inverted(way: str, index: int) -> Change:
    """Let a presence rule mean its opposite."""

    def change(schema: Json) -> None:
        rule = at(schema, way)["allOf"][index]
        rule["then"], rule["else"] = rule.get("else", True), rule["then"]

    return change


def tombstones_and_documents(schema: Json) -> None:
    """Let the branches of a document and its tombstone change places."""
    schema["then"], schema["else"] = schema["else"], schema["then"]


DRIFTS: dict[str, tuple[str, Change]] = {
    "text one longer": ("entry", sets("Entry/note", maxLength=10_001)),
    "text one shorter": ("entry", sets("Entry/title", maxLength=199)),
    "text may be empty": (
        "obstacle",
        sets("Obstacle/in_own_words", minLength=0, pattern="^[^\0]*$"),
    ),
    "text with NUL": ("review", sets("Review/note", pattern="^")),
    "short text is long text": ("assignment", sets("Assignment/title", maxLength=10_000)),
    "id with control characters": ("entry", sets("Entry/id", pattern="^[^\\u0000]+$")),
    "id with a final newline": (
        "entry",
        sets(
            "Entry/assignment_id",
            pattern="^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]+$",
            then=True,
        ),
    ),
    "number one higher": ("assignment", sets("Assignment/confidence", maximum=101)),
    "number one lower": ("assignment", sets("Assignment/confidence", minimum=1)),
    "count from one": ("adherence_summary", sets("OutcomeCounts/partly", minimum=1)),
    "whole number or not": ("entry", sets("Entry/minutes", type="number")),
    "number or text": ("assignment", sets("Assignment/version", type=["integer", "string"])),
    "flag or number": ("entry", sets("Entry/matters", type=["boolean", "integer"])),
    "null as absent": ("entry", sets("Entry/minutes", type=["integer", "null"])),
    "enum member added": ("entry", gains("Entry/outcome", "enum", "done")),
    "enum member removed": ("entry", lacks("Entry/outcome", "enum", "partly")),
    "scale removed": ("activity", lacks("Rating/scale", "enum", "-4-3")),
    "day of month zero": ("assignment", gains("Repeating/month_days/items", "enum", 0)),
    "list one longer": ("entry", sets("Entry/obstacles", maxItems=201)),
    "list one shorter": ("thought_record", sets("emotions", maxItems=199)),
    "long list is a short one": ("assignment", sets("Repeating/exclude_dates", maxItems=200)),
    "list may be empty": ("assignment", sets("ListedOccasions/occasions", minItems=0)),
    "required member dropped": ("review", lacks("Review", "required", "decision")),
    "scale not required": ("activity", lacks("Rating", "required", "scale")),
    "required member added": ("obstacle", gains("Obstacle", "required", "person_id")),
    "unknown members allowed": ("other_record", sets("NamedRating", additionalProperties=True)),
    "unknown members allowed in a union": (
        "assignment",
        sets("BeforeSession", additionalProperties=True),
    ),
    "member renamed": ("entry", renamed("Entry", "note", "notes")),
    "member forgotten": ("entry", lambda schema: at(schema, "Entry")["properties"].pop("effort")),
    "version changed": ("review", sets("Review/schema_version", const="1.1")),
    "affirmation not needed": ("assignment", sets("GradedStepsTask/set_with_therapist", const=...)),
    "newline guard removed": (
        "entry",
        sets("Entry/recorded_at", pattern="T.*[+-Z][^x]*$", if_=..., then=...),
    ),
    "date without its calendar": (
        "obstacle",
        sets("Obstacle/noted_on", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    ),
    "leap days every fourth year": (
        "obstacle",
        becomes("Obstacle/noted_on", "pattern", ("0[48]", "0[048]")),
    ),
    "hour 24": ("assignment", becomes("Assignment/starts_at", "pattern", ("2[0-3]", "2[0-4]"))),
    "leap second": (
        "entry",
        becomes("Entry/recorded_at", "pattern", (":[0-5][0-9](", ":(?:[0-5][0-9]|60)(")),
    ),
    "space for T": ("entry", becomes("Entry/ended_at", "pattern", (")T(", ")[T ]("))),
    "offset not needed": ("entry", becomes("Entry/ended_at", "pattern", ("(?:Z|", "(?:|Z|"))),
    "offset -00:00": (
        "entry",
        becomes("Entry/ended_at", "pattern", ("0[1-9]|[1-5][0-9]", "[0-5][0-9]")),
    ),
    "seven digits of a second": ("entry", becomes("Entry/ended_at", "pattern", ("{1,6}", "{1,7}"))),
    "zone with an empty part": (
        "assignment",
        becomes("Assignment/time_zone", "pattern", ("]+)*$", "]*)*$")),
    ),
    "any scheme of an address": (
        "assignment",
        becomes("TemplateSource/url", "pattern", ("https?", "[a-z]+")),
    ),
    "extension names without a dot": (
        "activity",
        lambda schema: schema["properties"]["extensions"]["propertyNames"].update(
            pattern="^[a-z0-9-]+"
        ),
    ),
    "one more extension": ("activity", sets("extensions", maxProperties=201)),
    "presence rule dropped": ("entry", lacks("Entry", "allOf", 1)),
    "empty record allowed": ("activity", lambda schema: schema.pop("allOf")),
    "presence of one more is enough": (
        "entry",
        lambda schema: at(schema, "Entry")["allOf"][0]["anyOf"].append({"required": ["minutes"]}),
    ),
    "exclusion dropped": ("assignment", sets("Repeating", allOf=...)),
    "presence rule inverted": ("entry", inverted("Entry", 3)),
    "presence rule for another value": (
        "assignment",
        lambda schema: at(schema, "Assignment")["allOf"][0]["if"]["properties"]["status"].update(
            const="replaced"
        ),
    ),
    "empty list counts as said": (
        "entry",
        lambda schema: at(schema, "Entry")["allOf"][0]["anyOf"][-1].pop("properties"),
    ),
    "branches of the tombstone inverted": ("review", tombstones_and_documents),
    "tombstone with content": ("entry", sets("EntryTombstone", additionalProperties=True)),
    "tag leads elsewhere": (
        "assignment",
        lambda schema: at(schema, "Assignment/task")["allOf"][0]["then"].update(
            {"$ref": "#/$defs/OtherTask"}
        ),
    ),
    "tag forgotten": (
        "assignment",
        lambda schema: at(schema, "Assignment/schedule")["allOf"].pop(),
    ),
}
"""What was changed, in which schema, and how."""
