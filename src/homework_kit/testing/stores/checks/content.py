"""What a document says comes back as it was said: text, numbers, order, what is new."""

from __future__ import annotations

import json
from typing import Any, Final

from homework_kit.io import loads
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import amend
from homework_kit.models.entry import Entry
from homework_kit.models.rating import Rating
from homework_kit.models.records import (
    Activity,
    Emotion,
    Experiment,
    GradedStep,
    NamedRating,
    OtherRecord,
    SelfMonitoring,
    SkillRehearsal,
    Thought,
    ThoughtRecord,
)
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import (
    EXTENSIONS,
    HALF,
    NEWER,
    NUMBERS,
    ONCE,
    TEXT,
)
from homework_kit.testing.stores.samples import batch, note, plan
from homework_kit.testing.stores.story import Story

_LONGEST: Final = 10_000
_NEWER_NOTE: Final = {
    "kind": "entry",
    "schema_version": "1.7",
    "id": "n1",
    "note": " 0 ",
    "recorded_at": "2026-02-03T18:40:00+01:00",
    "weather": {"said": ["0", None, 0.5], "kept": {}},
    "record": {"type": "activity", "where": "0", "newer": True},
}
_NEWER_BUNDLE: Final = {
    "kind": "bundle",
    "schema_version": "1.7",
    "person_id": "p1",
    "goals": [{"text": " 0 "}],
    "zones": [{"from": "2026-02-03T18:40:00+01:00", "time_zone": "Europe/London", "why": None}],
}


def _kept(story: Story, *texts: str) -> None:
    """Save a note of each text, in its note and in its extensions, and compare."""
    story.save(
        *(
            note(f"n{number}", text, extensions={"org.example.words": {text: [text]}})
            for number, text in enumerate(texts, 1)
        )
    )
    story.lasts()


@check("text-spaces", "Spaces at both ends of a text stay.", TEXT)
def spaces(story: Story) -> None:
    """Save what begins and ends with spaces, and is nothing else."""
    _kept(story, " 0 ", "0\n", "\t0", "\u00a00\u3000", "0  0", " ")


@check("text-emoji", "Emoji stay whole.", TEXT)
def emoji(story: Story) -> None:
    """Save characters beyond the first plane, and several that make one."""
    _kept(
        story,
        "\U0001f33b",
        "\U0001f9d1\u200d\U0001f3eb",
        "\U0001f1e9\U0001f1ea",
        "x\U0001f33b" * 90,
    )


@check("text-forms", "A letter and its accent stay one or two characters, as typed.", TEXT)
def forms(story: Story) -> None:
    """Save what a normal form would make one."""
    _kept(story, "\u00e9", "e\u0301", "\u212b", "\ufb01", "\u0130", "\u00df")


@check("text-markup", "Quotes, markup and separators stay.", TEXT)
def markup(story: Story) -> None:
    """Save what careless code escapes, parses or splits at."""
    _kept(
        story,
        "'); DROP TABLE notes; --",
        'He said "no"; then left',
        "<br>0<br/> &amp; &",
        "a,b;c|d\\n\\u0041\\",
        "{{title}} %s %(x)s ${x} {0}",
        "it''s",
    )


@check("text-lines", "Line breaks of every kind stay.", TEXT)
def lines(story: Story) -> None:
    """Save what a file of lines would break at."""
    _kept(story, "0\n1", "0\r\n1", "0\r1", "0\u20281", "0\u00851", "0\x0b\x0c\x1c1")


@check("text-controls", "Characters that cannot be seen stay.", TEXT)
def controls(story: Story) -> None:
    """Save byte order marks, marks of direction, bells; the model itself refuses NUL."""
    _kept(
        story, "\ufeff0", "\u202e0\u202c", "\x07\x1b[31m0", "\x7f", "0\u200b", "\ufffe\uffff\ufffd"
    )


@check("text-lookalikes", "A text that looks like a value stays a text.", TEXT)
def lookalikes(story: Story) -> None:
    """Save what careless code reads as a number, a date or nothing."""
    _kept(story, "null", "0", "007", "1e5", "true", "2026-02-03", "NaN", "None", "[]", "{}")


@check("text-long", "A text of 10,000 characters stays whole.", TEXT)
def long(story: Story) -> None:
    """Save the longest text that there is, of one byte and of four bytes each."""
    texts = ("x" * _LONGEST, "\U0001f33b" * _LONGEST, "0" * 255 + "1", "0" * 4_000 + "1")
    story.save(*(note(f"n{number}", text) for number, text in enumerate(texts, 1)))
    story.compare()


@check("text-case", "Two texts that differ in case or in a space are two.", TEXT)
def case(story: Story) -> None:
    """Save two contents of one revision that a forgiving comparison takes for one."""
    for text in ("a", "A", "a ", "\u00e4"):
        story.save(note(text=text))
    story.compare()


@check("numbers-decimals", "Decimals come back as they were written.", NUMBERS)
def decimals(story: Story) -> None:
    """Save ratings and numbers that a narrower float would round."""
    values = (0.1, 0.3, 7.5, 33.33, 99.9999999999999, 1.00000000000001)
    ratings = [NamedRating(name="0", value=value, scale="0-100") for value in values]
    story.save(
        note(
            record=OtherRecord(ratings=ratings),
            helpfulness=Rating(value=6.7, scale="0-10"),
            extensions={"org.example.n": [0.123456789012345, -2.5, 1 / 4]},
        )
    )
    story.compare()


@check("numbers-large", "Large and small numbers come back as they were written.", NUMBERS)
def large(story: Story) -> None:
    """Save whole numbers beyond 32 bits, and the ends of what a double holds."""
    story.save(
        note(
            extensions={
                "org.example.n": [2**31, 123456789012345, -(10**14) - 1, 1e21, 1e300, 1e-300, 5e-7]
            }
        )
    )
    story.compare()


@check("extensions-nested", "Extensions are kept with everything in them.", EXTENSIONS)
def nested(story: Story) -> None:
    """Save null, nothing, both truths and hard names, at some depth."""
    deep: Any = "0"
    for _ in range(12):
        deep = [{"in": deep}]
    story.save(
        note(
            extensions={
                "org.example.thing": {"": None, "b": [], "a": {}, "t": True, "f": False, "n": [[]]},
                "com.example-2.App_1": {"\U0001f33b": 1, "\ufb00": 2, "a.b": 3, "$x": 4, " ": 5},
                "x.y.deep": deep,
            }
        ),
        plan(extensions={"org.example.thing": None}),
    )
    story.compare()


@check("extensions-large", "Extensions of 60 kB are kept whole.", EXTENSIONS)
def extensions_large(story: Story) -> None:
    """Save nearly as much as fits."""
    story.save(note(extensions={"org.example.blob": ["0123456789" * 100] * 60}))
    story.compare()


@check("extensions-of-bundle", "Extensions of the bundle itself are kept.", EXTENSIONS)
def of_bundle(story: Story) -> None:
    """Save extensions beside notes, and later others."""
    story.save(note(), extensions={"org.example.one": {"a": [None, 0.5]}})
    story.save(note("n2"), extensions={"org.example.two": " 0 "})
    story.compare()


@check("newer-document", "A document of a newer minor is kept without loss.", NEWER)
def newer_document(story: Story) -> None:
    """Save a note with members that this release does not know, and an edit of it."""
    bundle = loads(json.dumps(_NEWER_BUNDLE | {"entries": [_NEWER_NOTE]}), expect=Bundle)
    story.append(bundle)
    story.compare()
    (newer,) = bundle.entries
    if isinstance(newer, Entry):
        story.save(amend(newer, note="1"))
        story.compare()


@check("newer-bundle", "A bundle of a newer minor is kept without loss.", NEWER)
def newer_bundle(story: Story) -> None:
    """Save a bundle with members that this release does not know, and a note after it."""
    story.append(loads(json.dumps(_NEWER_BUNDLE), expect=Bundle))
    story.compare()
    story.append(batch("p1", note()))
    story.lasts()


@check("order-of-lists", "Lists inside a document keep their order.", ONCE)
def order(story: Story) -> None:
    """Save lists that are in no order that a machine would make."""
    record = ThoughtRecord(
        thoughts=[Thought(text=text) for text in ("b", "a", "c", "a")],
        emotions=[Emotion(name=name, before=50, scale="0-100") for name in ("z", "a", "z")],
        evidence_for=["2", "10", "1"],
        meaning_chain=["c", "b", "a"],
    )
    story.save(note(record=record, obstacles=["too_big", "forgetting"], supersedes=["z", "a"]))
    story.compare()


@check("records-of-every-type", "Records of every type are kept.", ONCE)
def records(story: Story) -> None:
    """Save a note with each type of record."""
    made = (
        ThoughtRecord(situation="0"),
        Experiment(outcome="0"),
        SelfMonitoring(trigger="0"),
        SkillRehearsal(skill="paced_breathing"),
        GradedStep(step_id="st1"),
        Activity(where="0"),
        OtherRecord(text="0"),
    )
    story.save(*(note(f"n{number}", record=each) for number, each in enumerate(made, 1)))
    story.compare()


@check("records-half", "Half a record is a record.", HALF)
def half(story: Story) -> None:
    """Save records that leave nearly everything out, and a note without words."""
    story.save(
        note(note=None, record=ThoughtRecord(emotions=[Emotion(name="0")])),
        note("n2", note=None, obstacles=["forgetting"]),
        note("n3", note=None, record=Activity(planned=True)),
    )
    story.compare()
