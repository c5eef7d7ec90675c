"""Read the thought records of another app: its labels kept, and nothing it never said made up."""

import datetime as dt
import json
from pathlib import Path
from typing import TypedDict

import homework_kit as hk

EXPORT = Path(__file__).parent / "data" / "thought_app.json"


class Exported(TypedDict):
    """One record, as the other app writes it."""

    v: str
    uuid: str
    createdAt: str
    updatedAt: str
    automaticThought: str
    cognitiveDistortions: list[str]
    challenge: str
    alternativeThought: str


def patterns_of(labels: list[str]) -> list[hk.records.Pattern]:
    """Give each label its code, two for a joint one; a label without a code stands alone."""
    return [
        hk.records.Pattern(code=code, label=label)
        for label in labels
        for code in hk.canonical_pattern(label) or (None,)
    ]


def entry_of(row: Exported) -> hk.Entry:
    """Make an entry; when the thought came is not in the file, so only its writing has a time."""
    challenge, balanced = row["challenge"], row["alternativeThought"]
    thought = hk.records.Thought(
        text=row["automaticThought"],
        patterns=patterns_of(row["cognitiveDistortions"]),
    )
    return hk.Entry(
        id=row["uuid"],
        recorded_at=dt.datetime.fromisoformat(row["updatedAt"]),
        mode="imported",
        record=hk.ThoughtRecord(
            thoughts=[thought],
            # What speaks against the thought is what that app calls its challenge.
            evidence_against=[challenge] if challenge else [],
            balanced=hk.records.Balanced(text=balanced) if balanced else None,
        ),
        # What has no member of its own goes along untouched.
        extensions={"org.example.created-at": row["createdAt"], "org.example.form": row["v"]},
    )


if __name__ == "__main__":
    rows: list[Exported] = json.loads(EXPORT.read_text(encoding="utf-8"))
    bundle = hk.Bundle(person_id="p-01", entries=[entry_of(row) for row in rows])
    print(f"Read as it was written: {hk.loads(hk.dumps(bundle)) == bundle}")
    again = hk.merge(bundle, hk.Bundle(person_id="p-01", entries=[entry_of(rows[0])]))
    print(f"A second import of the same file adds nothing: {len(again.entries)} entries")
    for entry in bundle.entries:
        if isinstance(entry, hk.Entry) and isinstance(entry.record, hk.ThoughtRecord):
            (thought,) = entry.record.thoughts
            codes = [each.code or "no code" for each in thought.patterns]
            print(f"{entry.id}: {', '.join(codes)}; balanced: {entry.record.balanced is not None}")
