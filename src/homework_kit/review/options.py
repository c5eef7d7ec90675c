"""The option catalog: what a person and a therapist may talk over when something got in the way.

The options are data (`schemas/options/options.json`, with a schema), so that an app in any language
can show them. They are offered as "some people have thought about one of these", never as advice.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal, get_args

import attrs

from homework_kit.errors import UnknownLocale, UnknownObstacle
from homework_kit.language.locales import LOCALES
from homework_kit.models.vocabulary import ObstacleCode
from homework_kit.packaged import folder

Evidence = Literal["direct", "general", "practice"]
"""A study of homework or CBT; a study of behavior change; clinical text."""


@attrs.frozen(slots=True, kw_only=True)
class Option:
    """One thing to talk over.

    >>> option("tb-01").text
    'put a step in between'
    """

    id: str
    """What `options_considered` and `option_chosen` of an obstacle name."""
    obstacle: ObstacleCode
    text: str
    """Said to the person: a few plain words, no sentence of its own."""
    com_b: str
    """The component of capability, opportunity or motivation that the obstacle belongs to."""
    techniques: tuple[str, ...]
    """Numbers of the behavior change technique taxonomy (Michie et al. 2013)."""
    sources: tuple[str, ...]
    """Where it comes from, in words; an address stands in the evidence page."""
    evidence: Evidence


@cache
def catalog(locale: str = "en") -> tuple[Option, ...]:
    """Give every option, in the order of the catalog, in the words of a locale.

    >>> len(catalog())
    54
    """
    if locale not in LOCALES:
        raise UnknownLocale(LOCALES)
    read = _read("options.json")
    texts = None if locale == read["locale"] else _read(f"texts.{locale}.json")["texts"]
    return tuple(
        Option(
            id=each["id"],
            obstacle=each["obstacle"],
            text=each["text"] if texts is None else texts[each["id"]],
            com_b=each["com_b"],
            techniques=tuple(each["techniques"]),
            sources=tuple(read["sources"][key] for key in each["sources"]),
            evidence=each["evidence"],
        )
        for each in read["options"]
    )


def _read(name: str) -> dict[str, Any]:
    content = folder("schemas").joinpath("options", name).read_text("utf-8")
    read: dict[str, Any] = json.loads(content)
    return read


def options_for(code: ObstacleCode, *, locale: str = "en") -> tuple[Option, ...]:
    """Give the options for one obstacle, for the two to talk over; never advice.

    Show them between two messages of the catalog, `options.intro` and `options.question`. For
    `safety_concern` there are none, on purpose: show `boundary.safety`, and pause. `other` and
    `prefer_not_to_say` have none either.

    Raises:
        UnknownObstacle: this is no obstacle code.
        UnknownLocale: no words are shipped for `locale`.

    Source: option-catalog.md.

    >>> [each.id for each in options_for("too_big")]
    ['tb-01', 'tb-02', 'tb-03']
    >>> options_for("too_big", locale="de")[0].text
    'eine Stufe dazwischen legen'
    >>> options_for("safety_concern")
    ()
    """
    if code not in get_args(ObstacleCode):
        del code  # callers without a type checker may hand over the person's words
        raise UnknownObstacle(get_args(ObstacleCode))
    return tuple(each for each in catalog(locale) if each.obstacle == code)


def option(name: str, *, locale: str = "en") -> Option | None:
    """Give an option by its id; None for what is no id, such as the person's own words.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    >>> option("ask my sister") is None
    True
    """
    return next((each for each in catalog(locale) if each.id == name), None)


def option_text(name: str, *, locale: str = "en") -> str:
    """Give the text of an option by its id; what is no id is the person's own words.

    >>> option_text("tb-01"), option_text("tb-01", locale="de"), option_text("ask my sister")
    ('put a step in between', 'eine Stufe dazwischen legen', 'ask my sister')
    """
    known = option(name, locale=locale)
    return name if known is None else known.text
