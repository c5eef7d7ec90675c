"""A valid document, and the same with one mistake whose code and place are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from homework_kit.models.base import Model
from homework_kit.models.bundle import Bundle
from homework_kit.models.kinds import RECORDS
from homework_kit.models.tasks import GradedStepsTask
from homework_kit.testing.strategies.bundle import KINDS, bundles, of_kind
from homework_kit.testing.strategies.defects import DEFECTS, Defect
from homework_kit.testing.strategies.document import assignments, entries
from homework_kit.testing.strategies.models import Words, of_type
from homework_kit.testing.strategies.record import graded_steps
from homework_kit.testing.strategies.spots import ROOT, Path, Spot, spots
from homework_kit.testing.strategies.weeks import histories


@attrs.frozen(slots=True, kw_only=True)
class NearMiss:
    """A document that one mistake keeps from being valid, and what a reader says of it.

    Attributes:
        kind: its kind or the type of the record, as the wire names it.
        document: the JSON text with the mistake.
        valid: the JSON text without it.
        defect: the name of the mistake, such as "zone of no place".
        code: the code of the one problem that is found.
        pointer: where it is found, as a JSON Pointer.
    """

    kind: str
    document: str
    valid: str
    defect: str
    code: str
    pointer: str


def near_misses(
    *, kind: str | None = None, defect: str | None = None, text: Words | None = None
) -> st.SearchStrategy[NearMiss]:
    """Draw documents with exactly one mistake, and the code and place of the one problem in them.

    For readers of other languages, for forms that should say what is wrong and where, and for tests
    that each refusal is met. Which codes are reached stands in the reference of the strategies.

    Args:
        kind: one of `KINDS`, such as "entry"; without it, any.
        defect: one of `DEFECT_NAMES`, a mistake that this kind can have; without it, any.
        text: what the person's words are drawn from.

    >>> import homework_kit as hk
    >>> from hypothesis import find
    >>> near = near_misses(kind="obstacle", defect="line break in a name")
    >>> miss = find(near, lambda each: True)
    >>> miss.code, miss.pointer
    ('wrong-format', '/id')
    >>> [problem.pointer for problem in hk.iter_problems(miss.document)]
    ['/id']
    """
    kinds = KINDS if kind is None else (kind,)
    return st.one_of([_of_kind(each, defect, text) for each in kinds])


@st.composite
def _of_kind(draw: st.DrawFn, kind: str, defect: str | None, text: Words | None) -> NearMiss:
    # Which mistake comes first, so that it does not hang on how much there is in the document.
    wanted = draw(_WANTED)
    document: Model = draw(_bases(kind, text))
    valid = document.canonical()
    holder = {ROOT: json.loads(valid)}
    possible = _possible(kind, document, holder)
    if defect is None:
        name = next(each for each in (*DEFECT_NAMES[wanted:], *DEFECT_NAMES) if each in possible)
    else:
        name = defect
        assume(name in possible)
    miss = partial(NearMiss, kind=kind, valid=valid, defect=name)
    if name in _OF_TEXT:
        code, spoil = _OF_TEXT[name]
        return miss(document=spoil(valid), code=code, pointer="")
    if name in _OF_IDENTITY:
        code, member, said = _OF_IDENTITY[name]
        holder[ROOT][member] = said
        return miss(document=json.dumps(holder[ROOT]), code=code, pointer=f"/{member}")
    spot = draw(st.sampled_from(possible[name]))
    pointer = _make(DEFECTS[name], holder, spot.path)
    return miss(document=json.dumps(holder[ROOT]), code=DEFECTS[name].code, pointer=pointer)


def _possible(kind: str, document: Model, holder: Any) -> dict[str, list[Spot]]:
    """Give the mistakes that can be made in a document, those inside it with their places."""
    possible: dict[str, list[Spot]] = {name: [] for name in _OF_TEXT}
    if kind not in RECORDS:
        possible |= {name: [] for name in _OF_IDENTITY}
    for spot in spots(document):
        value = _value(holder, spot.path)
        for name, defect in DEFECTS.items():
            if defect.fits(spot, value):
                possible.setdefault(name, []).append(spot)
    return possible


def _bases(kind: str, text: Words | None) -> st.SearchStrategy[Any]:
    """Draw what a mistake is made in; of bundles two thirds hold what names one another."""
    if kind == "bundle":
        told = histories(text=text).map(lambda history: history.bundle)
        return st.one_of(bundles(text=text), _stepped(text), told)
    return of_kind(kind, text=text)


@st.composite
def _stepped(draw: st.DrawFn, text: Words | None) -> Bundle:
    task = of_type(GradedStepsTask, text=text)
    plan = draw(assignments(text=text, person_id="p1", task=task))
    note = draw(entries(text=text, person_id="p1", assignment=plan, record=graded_steps(text=text)))
    return Bundle(person_id="p1", assignments=[plan], entries=[note])


def _value(holder: Any, path: Path) -> Any:
    for part in path:
        holder = holder[part]
    return holder


def _make(defect: Defect, holder: dict[str, Any], path: Path) -> str:
    """Make a mistake, and give the pointer to where it is seen."""
    *before, key = path
    on = defect.make(_value(holder, tuple(before)), key)
    return "".join(f"/{part}" for part in (*path, *on)[1:])


_OF_TEXT: Final[dict[str, tuple[str, Callable[[str], str]]]] = {
    "cut short": ("not-json", lambda text: text[:-1]),
    "byte order mark": ("not-utf8", lambda text: "\ufeff" + text),
    "member twice": ("duplicate-member", lambda text: f'{{"a":1,"a":1,{text[1:]}'),
    "nested too deep": ("too-deep", lambda text: "[" * 65 + text + "]" * 65),
    "too many digits": ("number-not-exact", lambda text: f'{{"a":1.234567890123456,{text[1:]}'),
}
"""Mistakes of the JSON itself; they are answered before anything else is looked at."""
_OF_IDENTITY: Final[dict[str, tuple[str, str, Any]]] = {
    "kind of no document": ("unknown-kind", "kind", "diary"),
    "newer major": ("unsupported-version", "schema_version", "2.0"),
    "older draft": ("older-version", "schema_version", "0.9"),
    "version that is none": ("unknown-value", "schema_version", "one"),
}
"""Mistakes in what a document says it is: code, member, and what it says."""
DEFECT_NAMES: Final = (*DEFECTS, *_OF_IDENTITY, *_OF_TEXT)
"""Every mistake; where one cannot be made, the next that can is."""
_WANTED: Final = st.integers(0, len(DEFECT_NAMES) - 1)
