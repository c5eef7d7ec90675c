"""Every wrong wrapper with the law that is to catch it, and the shortest story it is told by."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import attrs
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from homework_kit.testing import laws
from homework_kit.testing.effort import examples
from homework_kit.testing.laws import Check, LawBroken
from tests.testing.planted import drawn, exchanges, schedulers, summaries
from tests.testing.planted.drawn import Call

BEHIND_A_CALL = Call((partial(exchanges.shows_the_note, drawn.KNOWN),), {"secrets": ["words"]})


@attrs.frozen(slots=True)
class Planted:
    """A wrong wrapper: the law that catches it, how the wrapper is handed over, and to what."""

    check: Check[...]
    wrappers: dict[str, Callable[..., Any]]
    calls: st.SearchStrategy[Call]


def _scheduler(check: Check[...], wrong: Any, calls: st.SearchStrategy[Call]) -> Planted:
    return Planted(check, {"occurrences": wrong}, calls)


def _summary(check: Check[...], wrong: Any) -> Planted:
    return Planted(check, {"summarize": wrong}, drawn.looks())


def _merge(check: Check[...], wrong: Any, count: int = 2) -> Planted:
    return Planted(check, {"merge": wrong}, drawn.copies(count))


def _view(check: Check[...], wrong: Any) -> Planted:
    return Planted(check, {"share_view": wrong}, drawn.shared())


s, x = schedulers, exchanges
PLANTED: dict[str, Planted] = {
    "days in UTC": _scheduler(laws.persons_day, s.days_in_utc, drawn.questions()),
    "slots in UTC": _scheduler(laws.keeps_wall_time, s.days_in_utc, drawn.questions()),
    "closes at midnight UTC": _scheduler(
        laws.persons_day, s.closes_at_midnight_utc, drawn.questions()
    ),
    "drops a fold": _scheduler(laws.every_slot_once, s.drops_folds, drawn.slots()),
    "doubles a fold": _scheduler(laws.every_slot_once, s.doubles_folds, drawn.slots()),
    "drops a gap": _scheduler(laws.every_slot_once, s.drops_gaps, drawn.slots()),
    "stays in the gap": _scheduler(laws.gap_moves_forward, s.stays_in_the_gap, drawn.questions()),
    "29 February on the 28th": _scheduler(laws.never_drifts, s.takes_the_last_day, drawn.dates()),
    "drifts to the 28th": _scheduler(laws.never_drifts, s.drifts, drawn.dates()),
    "adds 24 hours": _scheduler(laws.keeps_wall_time, s.adds_24_hours, drawn.questions()),
    "takes the end of a window": _scheduler(laws.split_window, s.takes_the_end, drawn.split()),
    "opens outside": _scheduler(laws.inside_window, s.due_after_closing, drawn.questions()),
    "numbers as keys": _scheduler(laws.split_window, s.numbers_as_keys, drawn.split()),
    "days as keys": _scheduler(laws.own_keys, s.days_as_keys, drawn.questions()),
    "newest first": _scheduler(laws.in_order, s.newest_first, drawn.questions()),
    "knows one plan": _scheduler(laws.any_order, s.knows_one_plan, drawn.about_two()),
    "next may be now": Planted(
        laws.next_is_first_after, {"next_occurrence": s.next_from}, drawn.after()
    ),
    "a switch doubles": _scheduler(laws.version_switch, s.each_version_alone, drawn.switches()),
    "a switch loses a day": _scheduler(
        laws.version_switch, s.drops_the_day_of_the_switch, drawn.switches()
    ),
    "a proposal rules": _scheduler(laws.proposed_is_nothing, s.takes_proposals, drawn.switches()),
    "a pause deletes": _scheduler(laws.pause_hides_nothing, s.drops_pauses, drawn.paused()),
    "empty is 100 %": _summary(laws.share_needs_something_due, summaries.empty_is_full),
    "a day to come counts 0": _summary(laws.future_is_not_yet, summaries.future_is_no_entry),
    "open counts as no entry": _summary(laws.future_is_not_yet, summaries.open_is_no_entry),
    "no entry counts as not done": _summary(
        laws.no_entry_is_not_not_done, summaries.no_entry_is_not_done
    ),
    "rows are occasions": _summary(laws.states_add_up, summaries.counts_rows),
    "a second row is a second time": _summary(laws.one_occasion_counts_once, summaries.counts_rows),
    "a target carries over": Planted(
        laws.target_does_not_carry_over,
        {"summarize": summaries.carries_over},
        drawn.looks(st.just(drawn.ONCE_A_WEEK)),
    ),
    "a pause counts": _summary(laws.share_is_of_what_closed, summaries.paused_is_agreed),
    "percent of little": _summary(laws.no_percent_of_little, summaries.percent_of_little),
    "forgets a version": _summary(laws.versions_add_up, summaries.forgets_a_version),
    "the last row wins": _summary(laws.order_does_not_matter, summaries.last_row_wins),
    "arriving is writing": _summary(laws.arriving_twice_counts_once, summaries.arrivals_are_notes),
    "private notes in a shared summary": Planted(
        laws.private_leaves_no_trace, {"summarize": summaries.knows_no_audience}, drawn.shared()
    ),
    "the last writer wins": _merge(laws.nothing_is_lost, x.last_writer_wins),
    "drops a conflict": _merge(laws.nothing_is_lost, x.drops_conflicts),
    "a tombstone loses": _merge(laws.deletion_wins, x.edits_bring_back),
    "concatenates": _merge(laws.merge_again, x.appends),
    "mine first": _merge(laws.merge_either_way, x.mine_first),
    "drops what it met": _merge(laws.merge_in_any_grouping, x.drops_what_it_met, 3),
    "hints at what is withheld": _view(laws.withheld_leaves_no_trace, x.hints),
    "open by default": _view(laws.only_what_was_chosen, x.open_by_default),
    "forgets the mark": _view(laws.view_of_a_view, x.forgets_the_mark),
    "all means unmarked": _view(laws.more_consent_shows_more, x.all_means_unmarked),
    "trims texts": Planted(laws.round_trip, {"loads": x.trims}, drawn.documents()),
    "keeps the form of a text": Planted(
        laws.canonical_bytes, {"loads": x.as_it_came, "dumps": x.keeps_form}, drawn.documents()
    ),
    "forgets who may see": Planted(laws.equal_bytes, {"dumps": x.forgets_visibility}, drawn.pairs),
    "the last row stands": Planted(laws.edit_replaces, {"standing": x.last_row}, drawn.documents()),
    "never deletes": Planted(laws.deletion_hides, {"standing": x.never_deleted}, drawn.documents()),
    "logs the note": Planted(laws.shows_counts, {"show": x.shows_the_note}, drawn.documents()),
    "an error with the text": Planted(
        laws.refusal_repeats_nothing, {"loads": x.repeats_what_it_refuses}, drawn.documents()
    ),
    "gives the note away": Planted(laws.assert_no_leak, {}, st.just(BEHIND_A_CALL)),
}
"""By what is wrong."""


@cache
def shortest_story(name: str) -> str | None:
    """Draw as many examples as by default, shrink the first that breaks the law, and tell it."""
    planted = PLANTED[name]

    @settings(
        examples(),
        phases=(Phase.generate, Phase.shrink),
        database=None,
        print_blob=False,
    )
    @given(planted.calls)
    def look(call: Call) -> None:
        planted.check(*call.given, **call.named, **planted.wrappers)

    try:
        look()
    except LawBroken as broken:
        return broken.story if broken.law is planted.check.law else None
    return None


def main() -> None:
    """Print what caught each planted fault, in how many words, and the longest of the stories."""
    words = {name: len((shortest_story(name) or "").split()) for name in PLANTED}
    for name, count in words.items():
        print(f"{name:36} {PLANTED[name].check.law.id:30} {count:4}")  # noqa: T201 - a record
    longest = max(words, key=lambda name: words[name])
    print(f"\n{longest}:\n{shortest_story(longest)}")  # noqa: T201 - a record


if __name__ == "__main__":
    main()
