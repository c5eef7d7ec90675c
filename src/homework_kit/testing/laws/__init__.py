"""Laws: sentences that always hold, each as a function to hold your own code to.

`laws.split_window(plan, start, middle, end, occurrences=my_occurrences)` does nothing where the law
holds, and raises `LawBroken` with what happened where it does not. The argument that is a function
is yours; by default it is the one of this library. Each function has its `law`; all of them stand
in `ALL`, and in CONFORMANCE.md.
"""

from __future__ import annotations

from typing import Final

from homework_kit.testing.check import Check, lawful
from homework_kit.testing.law import Law, LawBroken
from homework_kit.testing.laws.documents import (
    canonical_bytes,
    deletion_hides,
    edit_replaces,
    equal_bytes,
    round_trip,
)
from homework_kit.testing.laws.leak import assert_no_leak, refusal_repeats_nothing, shows_counts
from homework_kit.testing.laws.merge import (
    deletion_wins,
    merge_again,
    merge_either_way,
    merge_in_any_grouping,
    nothing_is_lost,
)
from homework_kit.testing.laws.occurrences import (
    any_order,
    in_order,
    inside_window,
    next_is_first_after,
    own_keys,
    split_window,
)
from homework_kit.testing.laws.scheduler import Occasion
from homework_kit.testing.laws.share import (
    more_consent_shows_more,
    only_what_was_chosen,
    private_leaves_no_trace,
    view_of_a_view,
    withheld_leaves_no_trace,
)
from homework_kit.testing.laws.shares import (
    no_percent_of_little,
    one_occasion_counts_once,
    share_is_of_what_closed,
    share_needs_something_due,
    target_does_not_carry_over,
)
from homework_kit.testing.laws.summary import (
    arriving_twice_counts_once,
    future_is_not_yet,
    no_entry_is_not_not_done,
    order_does_not_matter,
    states_add_up,
    versions_add_up,
)
from homework_kit.testing.laws.versions import (
    pause_hides_nothing,
    proposed_is_nothing,
    version_switch,
)
from homework_kit.testing.laws.wall_time import (
    every_slot_once,
    gap_moves_forward,
    keeps_wall_time,
    never_drifts,
    persons_day,
)

CHECKS: Final[tuple[Check[...], ...]] = (
    round_trip, canonical_bytes, equal_bytes, edit_replaces, deletion_hides,
    in_order, own_keys, inside_window, split_window, any_order, next_is_first_after,
    proposed_is_nothing, pause_hides_nothing, version_switch,
    keeps_wall_time, gap_moves_forward, persons_day, every_slot_once, never_drifts,
    states_add_up, versions_add_up, order_does_not_matter, arriving_twice_counts_once,
    no_entry_is_not_not_done, future_is_not_yet, share_needs_something_due,
    share_is_of_what_closed, no_percent_of_little, target_does_not_carry_over,
    one_occasion_counts_once, private_leaves_no_trace,
    merge_either_way, merge_in_any_grouping, merge_again, nothing_is_lost, deletion_wins,
    withheld_leaves_no_trace, only_what_was_chosen, view_of_a_view, more_consent_shows_more,
    assert_no_leak, shows_counts, refusal_repeats_nothing,
)  # fmt: skip
"""Every law as a function, family by family."""

ALL: Final[tuple[Law, ...]] = tuple(each.law for each in CHECKS)
"""Every law. Ids are never renamed and never used again."""

__all__ = [
    "ALL",
    "CHECKS",
    "Check",
    "Law",
    "LawBroken",
    "Occasion",
    "any_order",
    "arriving_twice_counts_once",
    "assert_no_leak",
    "canonical_bytes",
    "deletion_hides",
    "deletion_wins",
    "edit_replaces",
    "equal_bytes",
    "every_slot_once",
    "future_is_not_yet",
    "gap_moves_forward",
    "in_order",
    "inside_window",
    "keeps_wall_time",
    "lawful",
    "merge_again",
    "merge_either_way",
    "merge_in_any_grouping",
    "more_consent_shows_more",
    "never_drifts",
    "next_is_first_after",
    "no_entry_is_not_not_done",
    "no_percent_of_little",
    "nothing_is_lost",
    "one_occasion_counts_once",
    "only_what_was_chosen",
    "order_does_not_matter",
    "own_keys",
    "pause_hides_nothing",
    "persons_day",
    "private_leaves_no_trace",
    "proposed_is_nothing",
    "refusal_repeats_nothing",
    "round_trip",
    "share_is_of_what_closed",
    "share_needs_something_due",
    "shows_counts",
    "split_window",
    "states_add_up",
    "target_does_not_carry_over",
    "version_switch",
    "versions_add_up",
    "view_of_a_view",
    "withheld_leaves_no_trace",
]
