"""What the drawn examples are made of, so that whoever tests with them knows what was met.

Run `python -m homework_kit.testing.strategies.mix` for the table in the reference.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from homework_kit.adherence import summarize
from homework_kit.models.base import Tombstone
from homework_kit.models.conflicts import conflicts
from homework_kit.models.entry import Entry
from homework_kit.models.merge import merge
from homework_kit.models.summary import AssignmentSummary
from homework_kit.schedule import occurrences
from homework_kit.testing.history import History
from homework_kit.testing.strategies.bundle import bundles
from homework_kit.testing.strategies.devices import DeviceLog, device_logs
from homework_kit.testing.strategies.document import assignments, entries
from homework_kit.testing.strategies.record import thought_records
from homework_kit.testing.strategies.values import HARD_TEXTS
from homework_kit.testing.strategies.weeks import histories

Trait = Callable[[Any], object]
"""Whether an example has something."""
EXAMPLES: Final = 1_000
"""Of each strategy, for the table."""


def _notes(told: History) -> list[Entry]:
    return [each for each in told.entries if isinstance(each, Entry)]


def _blocks(told: History) -> list[AssignmentSummary]:
    return list(summarize(told.bundle, as_of=told.as_of).assignments)


def _clock_changes(told: History) -> bool:
    """Whether the clocks change between two occasions of one version in one zone."""
    end = told.first + dt.timedelta(days=40)
    found = occurrences(
        told.plans, told.first, end, zones=told.zones or None, sessions=told.sessions
    )
    offsets = {(each.zone, each.version, each.opens.utcoffset()) for each in found}
    return len(offsets) > len({offset[:2] for offset in offsets})


def _is_hard(text: str | None) -> bool:
    return text is not None and (text in HARD_TEXTS or not text.isascii() or text != text.strip())


def _hard_words(told: History) -> bool:
    return any(_is_hard(note.note) for note in _notes(told))


def _emotions(told: History) -> Iterator[Any]:
    for note in _notes(told):
        yield from getattr(note.record, "emotions", ())


def _disagree(logs: tuple[DeviceLog, ...]) -> bool:
    one, two = (log.bundle for log in logs)
    return bool(conflicts(merge(one, two)))


MIX: Final[Mapping[str, tuple[st.SearchStrategy[Any], Mapping[str, Trait]]]] = {
    "histories()": (
        histories(),
        {
            "several plans": lambda told: len({plan.id for plan in told.plans}) > 1,
            "several versions of a plan": lambda told: any(p.version > 1 for p in told.plans),
            "a plan that floats with the person": lambda told: any(
                plan.time_zone is None for plan in told.plans
            ),
            "a pause": lambda told: any(plan.pauses for plan in told.plans),
            "occasions set aside": lambda told: any(plan.set_aside for plan in told.plans),
            "a proposed version": lambda told: any(p.status == "proposed" for p in told.plans),
            "prompts": lambda told: any(p.schedule.type == "prompted" for p in told.plans),
            "a clock change between occasions": _clock_changes,
            "travel to another zone": lambda told: len(told.zones) > 1,
            "a note": lambda told: bool(told.entries),
            "several emotions in a record": lambda told: any(
                len(getattr(note.record, "emotions", ())) > 1 for note in _notes(told)
            ),
            "an emotion rated again": lambda told: any(
                each.before is not None and each.after is not None for each in _emotions(told)
            ),
            "half a pair of ratings": lambda told: any(
                (each.before is None) != (each.after is None) for each in _emotions(told)
            ),
            "an obstacle": lambda told: told.obstacles or any(n.obstacles for n in _notes(told)),
            "a recalled note": lambda told: any(each.recalled for each in _blocks(told)),
            "a note that belongs to no occasion": lambda told: any(
                each.extra for each in _blocks(told)
            ),
            "an imported note without a time": lambda told: any(
                note.mode == "imported" for note in _notes(told)
            ),
            "an edited note": lambda told: any(note.supersedes for note in _notes(told)),
            "a deleted note": lambda told: any(isinstance(e, Tombstone) for e in told.entries),
            "a note edited on two phones": lambda told: bool(conflicts(told.bundle)),
            "a note that came twice": lambda told: (
                len({each.canonical() for each in told.entries}) < len(told.entries)
            ),
            "a note by another source": lambda told: any(n.source != "self" for n in _notes(told)),
            "a private note": lambda told: any(n.visibility == "private" for n in _notes(told)),
            "a note with hard text": _hard_words,
            "a review": lambda told: bool(told.reviews),
            "consent": lambda told: bool(told.consent),
            "looked at meanwhile": lambda told: any(
                each.occasions.not_yet or each.occasions.open for each in _blocks(told)
            ),
        },
    ),
    "assignments()": (
        assignments(),
        {
            "a pause": lambda plan: bool(plan.pauses),
            "a version above 1": lambda plan: plan.version > 1,
            "floating": lambda plan: plan.time_zone is None,
            "hard text in the title": lambda plan: _is_hard(plan.title),
            "extensions": lambda plan: plan.extensions is not None,
        },
    ),
    "entries()": (
        entries(),
        {
            "a record": lambda entry: entry.record is not None,
            "no assignment": lambda entry: entry.assignment_id is None,
            "a wall clock without a zone": lambda entry: entry.occurred_on is not None,
            "hard text in the note": lambda entry: _is_hard(entry.note),
        },
    ),
    "thought_records()": (
        thought_records(),
        {
            "several emotions": lambda record: len(record.emotions) > 1,
            "an emotion rated again": lambda record: any(
                each.before is not None and each.after is not None for each in record.emotions
            ),
            "several thoughts": lambda record: len(record.thoughts) > 1,
        },
    ),
    "bundles()": (
        bundles(),
        {
            "a tombstone": lambda bundle: any(isinstance(e, Tombstone) for e in bundle.entries),
            "an edit": lambda bundle: any(
                len(each.supersedes) == 1 and each.supersedes[0] != "gone"
                for each in bundle.entries
                if isinstance(each, Entry)
            ),
            "a review": lambda bundle: bool(bundle.reviews),
        },
    ),
    "device_logs()": (
        device_logs(),
        {
            "clocks that differ": lambda logs: logs[0].clock_ahead != logs[1].clock_ahead,
            "something there twice": lambda logs: any(
                len({each.canonical() for each in log.documents}) < len(list(log.documents))
                for log in logs
            ),
            "a conflict": _disagree,
        },
    ),
}
"""For each strategy, what its examples may have."""


def shares(*, examples: int = EXAMPLES, fixed: bool = True) -> dict[tuple[str, str], float]:
    """Give for each strategy and trait the share of drawn examples that has it, from 0 to 1.

    Args:
        examples: how many are drawn of each strategy.
        fixed: draw the same ones each time; otherwise other ones.

    >>> shares(examples=5).keys() >= {("histories()", "a pause"), ("entries()", "a record")}
    True
    """
    found: dict[tuple[str, str], float] = {}
    for strategy, (drawn, traits) in MIX.items():
        seen = _seen(drawn, traits, examples=examples, fixed=fixed)
        found |= {(strategy, name): seen[name] / seen["examples"] for name in traits}
    return found


def _seen(
    drawn: st.SearchStrategy[Any], traits: Mapping[str, Trait], *, examples: int, fixed: bool
) -> Counter[str]:
    """Count the examples of a strategy, and those that have each trait."""
    seen: Counter[str] = Counter()

    @settings(
        max_examples=examples,
        derandomize=fixed,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(drawn)
    def look(example: Any) -> None:
        seen["examples"] += 1
        seen.update(name for name, has in traits.items() if has(example))

    look()
    return seen


def main() -> None:
    """Print the table of the reference, measured now."""
    parser = argparse.ArgumentParser(description="Print what drawn examples are made of.")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="of each strategy")
    asked = parser.parse_args()
    lines = ["| strategy | has | share |", "|---|---|---|"]
    lines += [
        f"| `{strategy}` | {trait} | {share:.0%} |"
        for (strategy, trait), share in shares(examples=asked.examples).items()
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
