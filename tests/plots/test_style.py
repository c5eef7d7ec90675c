"""Colors: enough contrast for text and for marks, in light and in dark, and none of them red."""

from __future__ import annotations

import re
from colorsys import rgb_to_hls

import pytest

from homework_kit.plots.elements import style

DARK = "@media screen and (prefers-color-scheme: dark)"
TEXT, MARK = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11: text, and parts of a graphic that carry meaning."""


def parts(name: str) -> tuple[str, str]:
    """Give the light and the dark rules of a style sheet."""
    light, _, after = style(name).partition(DARK)
    return light, after.partition("@media print")[0]


def color(rules: str, selector: str, member: str) -> str:
    """Find the color that a rule gives."""
    (found,) = re.findall(rf"{re.escape(selector)} {{[^}}]*?{member}: (#[0-9a-f]{{6}})", rules)
    return str(found)


def channels(of: str) -> tuple[float, float, float]:
    """Give red, green and blue from 0 to 1."""
    red, green, blue = (int(of[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(of: str) -> float:
    """Give the relative luminance (WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(of)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colors (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


SCHEMES = {
    scheme: (parts("page")[place], parts("chart")[place])
    for place, scheme in enumerate(("light", "dark"))
}
MARKS = {
    ".hk-full": "fill",
    ".hk-named": "fill",
    ".hk-extra": "stroke",
    ".hk-frame": "stroke",
    ".hk-ring": "stroke",
    ".hk-between": "stroke",
    ".hk-pause": "stroke",
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["--ink", "--quiet", "--accent"])
def test_text_can_be_read(scheme: str, name: str) -> None:
    """Every color of text has 4.5 to 1 on its page."""
    rules, _ = SCHEMES[scheme]
    assert contrast(color(rules, ":root", name), color(rules, ":root", "--page")) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("selector", [".hk-words", ".hk-quiet"])
def test_labels_can_be_read(scheme: str, selector: str) -> None:
    """Labels of charts are text."""
    rules, chart = SCHEMES[scheme]
    assert contrast(color(chart, selector, "fill"), color(rules, ":root", "--page")) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("selector", MARKS)
def test_marks_can_be_seen(scheme: str, selector: str) -> None:
    """Marks that say something have 3 to 1; specks and tracks are faint on purpose."""
    rules, chart = SCHEMES[scheme]
    page = color(rules, ":root", "--page")
    assert contrast(color(chart, selector, MARKS[selector]), page) >= MARK


def test_no_color_is_red() -> None:
    """adherence.md, A summary never: no color that grades a person; nothing is red or orange."""
    found = set(re.findall("#[0-9a-f]{6}", style("page") + style("chart")))
    assert len(found) >= 10
    for each in found:
        hue, _, saturation = rgb_to_hls(*channels(each))
        assert saturation < 0.2 or 0.15 < hue < 0.9, each


def test_before_and_afterwards_differ_by_shape() -> None:
    """Who sees no colors sees a ring and a diamond, a frame and a full bar."""
    light, _ = parts("chart")
    assert color(light, ".hk-ring", "fill") == color(parts("page")[0], ":root", "--page")
    assert ".hk-frame { fill: none" in light
