"""The closed and open word lists of the data model, each in one place.

Source: the data model's tables. Closed lists are `Literal` types so that type checkers, the models
and the schemas read one definition; open lists are tuples of the names that are known.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

import attrs

Scale = Literal[
    "0-100", "1-100", "0-1", "0-10", "1-10", "0-5", "1-5", "0-4", "0-3",
    "1-7", "0-7", "1-8", "0-8", "-3-3", "-4-3",
]  # fmt: skip
"""How a rating counts: its lowest and highest value."""


def scale_bounds(scale: Scale) -> tuple[int, int]:
    """Give the lowest and the highest value of a scale.

    >>> scale_bounds("-3-3")
    (-3, 3)
    """
    low, _, high = scale.rpartition("-")
    return int(low), int(high)


Outcome = Literal[
    "as_agreed",
    "smaller_version",
    "partly",
    "started_and_stopped",
    "not_done_told",
    "no_opportunity",
]
PRACTICED: Final[frozenset[Outcome]] = frozenset({"as_agreed", "smaller_version"})
"""adherence.md, Vocabulary: practiced = as_agreed + smaller_version."""
TRIED: Final[frozenset[Outcome]] = frozenset({*PRACTICED, "partly", "started_and_stopped"})
"""adherence.md, Vocabulary: tried = practiced + partly + started_and_stopped."""

Happened = Literal["no", "partly", "yes", "cant_tell"]
Visibility = Literal["private", "shared"]
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)

ObstacleCode = Literal[
    "forgetting",
    "low_energy", "low_motivation",
    "perfectionism",
    "discomfort", "self_criticism",
    "unclear", "too_big", "rationale_doubt", "skill_not_familiar", "format_mismatch",
    "time_competing_demands", "practical", "privacy", "social_environment", "health_or_sleep",
    "life_event", "no_opportunity", "technical",
    "review_worry", "feeling_better",
    "safety_concern",
    "other", "prefer_not_to_say",
]  # fmt: skip
ObstacleGroup = Literal[
    "forgetting", "low_energy_or_motivation", "perfectionism", "discomfort_or_self_criticism",
    "task", "life", "relationship_to_the_work", "safety", "open",
]  # fmt: skip


@attrs.frozen(slots=True)
class ObstacleMeaning:
    """What is known of one obstacle code: its group, and its COM-B component where one fits.

    >>> OBSTACLES["too_big"].group
    'task'
    """

    group: ObstacleGroup
    com_b: str


_GROUPS: Final[dict[ObstacleGroup, dict[ObstacleCode, str]]] = {
    "forgetting": {"forgetting": "psychological capability"},
    "low_energy_or_motivation": {
        "low_energy": "physical capability",
        "low_motivation": "automatic motivation",
    },
    "perfectionism": {"perfectionism": "reflective motivation"},
    "discomfort_or_self_criticism": {
        "discomfort": "automatic motivation",
        "self_criticism": "automatic and reflective motivation",
    },
    "task": {
        "unclear": "psychological capability",
        "too_big": "reflective motivation",
        "rationale_doubt": "reflective motivation",
        "skill_not_familiar": "psychological capability",
        "format_mismatch": "capability and opportunity",
    },
    "life": {
        "time_competing_demands": "physical opportunity",
        "practical": "physical opportunity",
        "privacy": "physical and social opportunity",
        "social_environment": "social opportunity",
        "health_or_sleep": "physical capability",
        "life_event": "physical opportunity",
        "no_opportunity": "physical opportunity",
        "technical": "physical opportunity",
    },
    "relationship_to_the_work": {
        "review_worry": "reflective motivation",
        "feeling_better": "reflective motivation",
    },
    "safety": {"safety_concern": ""},
    "open": {"other": "", "prefer_not_to_say": ""},
}
OBSTACLES: Final[dict[ObstacleCode, ObstacleMeaning]] = {
    code: ObstacleMeaning(group, com_b)
    for group, codes in _GROUPS.items()
    for code, com_b in codes.items()
}
"""evidence.md, Obstacles in the literature: group and COM-B component of each code."""

PatternCode = Literal[
    "all_or_nothing", "overgeneralization", "mental_filter", "disqualifying_the_positive",
    "mind_reading", "fortune_telling", "magnification", "minimization", "catastrophizing",
    "emotional_reasoning", "should_statements", "labeling", "personalization", "blaming_others",
    "self_blaming", "unfair_comparison", "jumping_to_conclusions", "what_if",
    "fallacy_of_fairness", "other",
]  # fmt: skip

SKILLS: Final = (
    "grounding_5_4_3_2_1", "grounding_other", "paced_breathing", "progressive_muscle_relaxation",
    "applied_relaxation", "mindful_breath", "body_scan", "imagery", "self_compassion_phrase",
    "defusion", "urge_surfing", "worry_time", "problem_solving_steps", "communication_practice",
    "dbt_stop", "dbt_tipp", "dbt_wise_mind", "dbt_check_the_facts", "dbt_opposite_action",
    "dbt_self_soothe", "dbt_radical_acceptance", "dbt_dear_man", "other",
)  # fmt: skip
"""Known skill names. The list is open: any other name is kept as written."""

ChangeMeasure = Literal[
    "emotion_after_minus_before",
    "thought_belief_after_minus_before",
    "target_belief_after_minus_before",
    "alternative_belief_after_minus_before",
    "distress_after_minus_before",
    "mood_after_minus_before",
    "peak_minus_expected",
]
"""What a row of change is about (adherence.md, Change within records)."""
PracticeSetting = Literal["rehearsal_calm", "used_in_the_moment"]
"""Where a skill was practiced; the two are never pooled."""
