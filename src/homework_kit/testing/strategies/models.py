"""Any model of a document, read off its members: a new member is drawn without a word here."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from homework_kit.models import wire
from homework_kit.models.base import Model
from homework_kit.testing.strategies.right import Members, put_right
from homework_kit.testing.strategies.values import (
    ZONES,
    dates,
    extensions,
    identifiers,
    instants,
    local_times,
    numbers,
    several,
    texts,
)

M = TypeVar("M", bound=Model)
Words = st.SearchStrategy[str]
WORDS: Final = texts()
"""What free text is drawn from where nobody says otherwise; one object, so that it is cached by."""
_URLS: Final = ("https://example.org/a?b=ü", "http://x")
_MOST_ITEMS: Final = 3
_MODELS_KEPT: Final = 1_000


def of_type(model: type[M], *, text: Words | None = None) -> st.SearchStrategy[M]:
    """Draw valid values of any class of a document, record or part, with any mix of its members.

    Each optional member is as often there as not, and lists have at most three items. The named
    functions beside this one say more about single kinds.

    Args:
        model: a class of the models, such as `hk.Entry` or `hk.records.Emotion`.
        text: what the person's words are drawn from; what is longer than a member holds is cut.

    >>> import homework_kit as hk
    >>> from hypothesis import find
    >>> find(of_type(hk.records.Emotion), lambda each: True).canonical()
    '{"name":"0","scale":"0-100"}'
    """
    drawn: st.SearchStrategy[M] = _valid(model, WORDS if text is None else text)
    return drawn


def members_of_type(model: type[Model], *, text: Words | None) -> st.SearchStrategy[Members]:
    """Draw the members of a model, not yet put right, for what settles some of them itself.

    >>> from homework_kit.models.records import OtherRecord
    >>> members_of_type(OtherRecord, text=None).is_empty
    False
    """
    return _members(model, WORDS if text is None else text)


@lru_cache(maxsize=_MODELS_KEPT)
def _members(model: type[Model], text: Words) -> st.SearchStrategy[Members]:
    drawn: dict[str, st.SearchStrategy[Any]] = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        field = model.model_fields.get(name)
        if field is None:
            continue
        supplied = model._supplied  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - what constructors fill in
        # One or none, in a tuple: so each member is left out by itself, and examples shrink well.
        one = st.tuples(_of_hint(hint, text))
        drawn[name] = one if field.is_required() and name not in supplied else st.just(()) | one
    return st.fixed_dictionaries(drawn).map(
        lambda given: {name: found[0] for name, found in given.items() if found}
    )


@lru_cache(maxsize=_MODELS_KEPT)
def _valid(model: type[Model], text: Words) -> st.SearchStrategy[Any]:
    return _members(model, text).map(lambda given: model(**put_right(model, dict(given))))


def _of_hint(hint: Any, text: Words) -> st.SearchStrategy[Any]:
    """Draw a value for one annotation of a model."""
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Model):
        return _valid(hint, text)
    if get_origin(hint) is not Annotated:  # a union
        present = [each for each in get_args(hint) if each is not type(None)]
        return st.one_of([_of_hint(each, text) for each in present])
    base, metadata = hint.__origin__, hint.__metadata__
    for part in metadata:
        if isinstance(part, wire.ListOf):
            item = _of_hint(get_args(base)[0], text)
            return _listed(item, part.shortest)
        if isinstance(part, wire.Wire):
            return _of_wire(base, part.published, text)
    return _of_hint(base, text)


@st.composite
def _listed(draw: st.DrawFn, item: st.SearchStrategy[Any], least: int) -> list[Any]:
    return several(draw, item, least=least, most=_MOST_ITEMS)


def _of_wire(base: Any, published: dict[str, Any], text: Words) -> st.SearchStrategy[Any]:
    """Draw a value of a wire type, by what the type publishes about itself."""
    if base is bool:
        return st.just(published["const"]) if "const" in published else st.booleans()
    if base is int:
        if "enum" in published:
            return st.sampled_from(sorted(published["enum"], key=lambda n: (n < 0, abs(n))))
        low, high = published["minimum"], published["maximum"]
        return st.integers(low, min(high, 60)) | st.sampled_from((low, high))
    if base is float:
        return numbers(low=published["minimum"], high=published["maximum"])
    if base is str:
        return _of_text(published, text)
    timed = {dt.date: dates, dt.time: local_times, dt.datetime: instants}
    return timed.get(base, extensions)()


def _of_text(published: dict[str, Any], text: Words) -> st.SearchStrategy[str]:
    """Draw text of one form: the person's words are cut to what the member holds."""
    longest: int = published["maxLength"]
    return {
        wire.TEXT_PATTERN: text.map(lambda words: words[:longest]),
        wire.ID_PATTERN: identifiers(),
        wire.ZONE_PATTERN: st.sampled_from(ZONES),
        wire.URL_PATTERN: st.sampled_from(_URLS),
    }[published["pattern"]]
