"""The many names that apps give to thinking patterns, and the code that each of them means."""

from __future__ import annotations

import re
from typing import Final, get_args

from homework_kit.models.choices import text_needed
from homework_kit.models.vocabulary import PatternCode

# Written as `_plain` leaves them: small letters, American endings, words joined by "_".
_OTHER_NAMES: Final[dict[PatternCode, str]] = {
    "all_or_nothing": "black_and_white black_or_white dichotomous polarized",
    "overgeneralization": "overgeneralizing over_generalization over_generalizing",
    "mental_filter": "mental_filtering filtering negative_filter negative_filtering",
    "disqualifying_the_positive": "disqualifying_positive disqualifying_positives "
    "discounting_positive discounting_positives discounting_the_positive "
    "discounting_the_positives",
    "mind_reading": "mindreading",
    "fortune_telling": "fortunetelling",
    "magnification": "magnifying magnification_of_the_negative",
    "minimization": "minimizing minimization_of_the_positive",
    "catastrophizing": "catastrophization catastrophic",
    "emotional_reasoning": "emotional reasoning_from_emotions",
    "should_statements": "should should_statement shoulds should_and_must_statements",
    "labeling": "mislabeling labeling_and_mislabeling",
    "personalization": "personalizing",
    "blaming_others": "blaming blame blame_others other_blaming",
    "self_blaming": "self_blame blaming_yourself guilty",
    "unfair_comparison": "comparison comparing comparisons unfair_comparisons unfair_standards "
    "compare_despair compare_and_despair comparison_unfair_standards",
    "jumping_to_conclusions": "jumping_conclusions",
    "what_if": "what_ifs what_if_statements",
    "fallacy_of_fairness": "fairness_fallacy",
    "other": "",
}
_CODE_OF: Final[dict[str, PatternCode]] = {
    name: code for code in get_args(PatternCode) for name in (code, *_OTHER_NAMES[code].split())
}
_BRITISH: Final = re.compile(r"is(e|ed|es|ing|ation)\b")
_WORD_BOUNDARY: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINT: Final = re.compile(r"_and_|_or_|_")


def canonical_pattern(label: str) -> tuple[PatternCode, ...]:
    """Find the codes that a label of another app means: one, two for a joint label, or none.

    Fourteen lists in twelve public apps spell twenty patterns in some sixty ways; this knows case,
    hyphens, camelCase, British endings and the synonyms met there. A label it does not know has no
    code and stands alone. Keep the label beside the code, since it is what the person chose.

    The library never labels a thought by itself: this reads labels, never thoughts.

    Raises:
        WrongArgument: this is no text.

    >>> canonical_pattern("over_generalising")
    ('overgeneralization',)
    >>> canonical_pattern("Magnification/Minimization")
    ('magnification', 'minimization')
    >>> canonical_pattern("my own word for it")
    ()
    """
    text_needed(label, "canonical_pattern")
    plain = _plain(label)
    if plain in _CODE_OF:
        return (_CODE_OF[plain],)
    # A joint label is two known names with nothing between them but "and", "or" or a mark.
    for joint in _JOINT.finditer(plain):
        first, second = plain[: joint.start()], plain[joint.end() :]
        if first in _CODE_OF and second in _CODE_OF:
            return _CODE_OF[first], _CODE_OF[second]
    return ()


def _plain(label: str) -> str:
    """Write a label as codes are written, without "thinking" at its end.

    >>> _plain(" All-or-Nothing Thinking"), _plain("mindReading"), _plain("Labelling")
    ('all_or_nothing', 'mind_reading', 'labeling')
    """
    small = _WORD_BOUNDARY.sub("_", label).lower()
    american = _BRITISH.sub(r"iz\1", small.replace("_", " ")).replace("labelling", "labeling")
    joined = re.sub(r"[^a-z0-9]+", "_", american).strip("_")
    return joined.removesuffix("_thinking")
