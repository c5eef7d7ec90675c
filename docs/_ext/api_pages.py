"""The Python API, told as the story goes: every public object on one page, its types linked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

import griffe

from docs._ext.api_prose import prose
from docs._ext.api_register import TYPES, Place, Register, modules, register
from docs._ext.api_signatures import meaning, parameters, shown
from docs._ext.api_source import PACKAGE, found, members
from docs._ext.api_story import STORY, Chapter
from docs._ext.gathered import GENERATED

_VALUE_SHOWN: Final = 60


def api_pages(cited: Mapping[str, str]) -> dict[str, str]:
    """Write the pages of the API.

    `cited` maps the file name of a page of docs to the link that leads there from here.
    """
    kept = register(cited)
    chapters = dict(STORY)
    for module, known in modules().items():
        if kept.of(known):
            chapters[known] = Chapter(f"`{known}`", _about(module, kept), [])
    written = {page: _page(chapter, kept.of(page), kept) for page, chapter in chapters.items()}
    written[TYPES] = _types(kept)
    listed = "\n".join(_entry(page) for page in written)
    written["index"] = _INDEX.format(listed=listed)
    return {f"{GENERATED}/api/{page}.md": text for page, text in written.items()}


_INDEX: Final = """# The Python API

`import homework_kit as hk`: what is on the first six pages is at the top, as `hk.Entry`. The
modules after them hold more, each under its own path. What of it stays stable:
[compatibility](../project/compatibility.md).

```{{toctree}}
:maxdepth: 2

{listed}
```
"""


def _entry(page: str) -> str:
    """Write a line of the menu; the name of a module is shown without the package."""
    short = page.removeprefix(f"{PACKAGE}.")
    return f"{page}.md" if short == page else f"{short} <{page}.md>"


def _about(module: str, kept: Register) -> str:
    thing = found(module)
    return prose(thing, kept) if thing is not None else ""


def _page(chapter: Chapter, places: list[Place], kept: Register) -> str:
    parts = [f"# {chapter.title}", chapter.about]
    parts += [_object(place, kept) for place in places]
    return "\n\n".join(parts) + "\n"


def _types(kept: Register) -> str:
    """Write the page of types that signatures name; writing one may name another."""
    written: dict[str, str] = {}
    while left := [place for place in kept.of(TYPES) if place.name not in written]:
        for place in left:
            written[place.name] = _object(place, kept)
    about = "What the signatures of the other pages name. You need to import none of it."
    parts = ["# Types that signatures name", about, *(written[name] for name in sorted(written))]
    return "\n\n".join(parts) + "\n"


def _object(place: Place, kept: Register) -> str:
    """Write one object under a heading of its own, so that a search and a link find it."""
    heading = f"## {place.name.rpartition('.')[2]}"
    thing = place.thing
    if isinstance(thing, griffe.Class):
        return f"{heading}\n\n{_class(place, thing, kept)}"
    if isinstance(thing, griffe.Function):
        return f"{heading}\n\n{_function(place.name, thing, kept, role='function')}"
    if isinstance(thing, griffe.Attribute):
        return f"{heading}\n\n{_data(place, thing, kept)}"
    return f"{heading}\n\nA module: [`{place.name}`]({place.name}.md)."


def _class(place: Place, thing: griffe.Class, kept: Register) -> str:
    bases = [each for each in thing.bases if not isinstance(each, str) and _known(each, kept)]
    inner = [f"Is a {', '.join(_role(each, kept) for each in bases)}."] if bases else []
    inner.append(prose(thing, kept))
    for member in members(thing):
        if isinstance(member, griffe.Function):
            inner.append(_function(member.name, member, kept, role="method"))
        else:
            inner.append(_attribute(member, kept))
    return _directive("class", place.name, "\n\n".join(inner), fence="`````")


def _known(expression: griffe.Expr, kept: Register) -> bool:
    return kept.name_of(expression.canonical_path) is not None


def _role(expression: griffe.Expr, kept: Register) -> str:
    return "{py:class}`~" + (kept.name_of(expression.canonical_path) or "") + "`"


def _attribute(thing: griffe.Attribute, kept: Register) -> str:
    role = "property" if "property" in thing.labels else "attribute"
    options = {"type": shown(thing.annotation, kept)}
    value = str(thing.value) if thing.value is not None else ""
    if value and "field(" not in value.lower() and len(value) <= _VALUE_SHOWN:
        options["value"] = value
    return _directive(role, thing.name, prose(thing, kept), fence="````", options=options)


def _data(place: Place, thing: griffe.Attribute, kept: Register) -> str:
    """Write a type or a constant. Of an annotated type, callers have the first part in hand."""
    value = thing.value
    if isinstance(value, griffe.ExprSubscript) and value.canonical_path.endswith(".Annotated"):
        inner = value.slice
        value = inner.elements[0] if isinstance(inner, griffe.ExprTuple) else inner
    text = shown(value, kept)
    body = f"{prose(thing, kept)}\n\n" if thing.docstring else ""
    if place.page == TYPES or len(text) > _VALUE_SHOWN:
        return _directive("data", place.name, body + meaning(value, kept), fence="`````")
    return _directive("data", place.name, body, fence="`````", options={"value": text})


def _function(name: str, thing: griffe.Function, kept: Register, *, role: str) -> str:
    options: dict[str, str] = {
        label: "" for label in ("classmethod", "staticmethod") if label in thing.labels
    }
    signature = f"{name}{parameters(thing, kept)}"
    body = prose(thing, kept)
    return _directive(
        role, signature, body, fence="````" if role == "method" else "`````", options=options
    )


def _directive(
    role: str, signature: str, body: str, *, fence: str, options: Mapping[str, str] | None = None
) -> str:
    head = [f"{fence}{{py:{role}}} {signature}"]
    head += [
        f":{key}: {json.dumps(value) if value else ''}".rstrip()
        for key, value in (options or {}).items()
    ]
    return "\n".join([*head, "", body, fence])
