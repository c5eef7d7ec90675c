"""Pages about data that the library carries: the ledger of rules, and the list of words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from docs._ext.gathered import GENERATED

_LANGUAGES: Final = {"de": "German", "en": "English"}
_ABOUT_RULES: Final = """\
The few rules of a document that a JSON Schema cannot say, from `schemas/rules.json`. Numbers and
codes are never reused. What to do about each: [errors](../reference/errors.md)."""
_ABOUT_WORDS: Final = """\
What `hk.lint_text` finds in a text for people, form by form. Why these:
[words for people](../explanation/language.md). A `gentle` word is often innocent."""


def data_pages(root: Path) -> dict[str, str]:
    """Write the page of the ledger and the page of the words."""
    rules = json.loads((root / "schemas/rules.json").read_text("utf-8"))["rules"]
    lists = sorted((root / "src/homework_kit/language").glob("words.*.json"))
    words = [json.loads(path.read_text("utf-8")) for path in lists]
    return {
        f"{GENERATED}/rules.md": rules_page(rules),
        f"{GENERATED}/words.md": words_page(words),
    }


def rules_page(rules: list[dict[str, Any]]) -> str:
    """Write every rule of the ledger under its code, so that a link can name it."""
    parts = [
        "# The ledger of rules",
        _ABOUT_RULES,
    ]
    for rule in rules:
        kinds = ", ".join(f"[`{kind}`](schemas/{kind}.md)" for kind in rule["kinds"])
        parts += [
            f"## {rule['code']}",
            f"Rule {rule['number']}. {rule['sentence']}",
            f"It holds for {kinds}. Validity vectors that show it: {len(rule['vectors'])}.",
        ]
    return "\n\n".join(parts) + "\n"


def words_page(lists: list[dict[str, Any]]) -> str:
    """Write the words of each language that `hk.lint_text` finds, with what to say instead."""
    parts = [
        "# The list of words",
        _ABOUT_WORDS,
    ]
    for each in lists:
        rows = ["| words | say instead | severity |", "|---|---|---|"]
        for group in each["groups"]:
            forms = ", ".join(group["forms"])
            instead = "; ".join(group["say_instead"])
            rows.append(f"| {forms} | {instead} | {group['severity']} |")
        parts += [f"## {_LANGUAGES.get(each['locale'], each['locale'])}", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"
