"""The Python API, told as the story goes: every public object on one page, its types linked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

import griffe

from docs._ext.api_prose import prose
from docs._ext.api_register import TYPES, Place, Register, modules, register
from docs._ext.api_source import PACKAGE, found, members
from docs._ext.api_story import STORY, Chapter
from docs._ext.gathered import GENERATED

_VALUE_SHOWN: Final = 60


def api_pages(pages: Mapping[str, str]) -> dict[str, str]:
    """Write the pages of the API.

    `pages` maps the file name of a page of docs to the link that leads there from here.
    """
    kept = register()
    chapters = dict(STORY)
    for module, known in modules().items():
        if kept.of(known):
            chapters[known] = Chapter(f"`{known}`", _about(module, kept, pages), ())
    written = {page: _page(chapter, kept.of(page), kept, pages) for page, chapter in chapters.items()}
    written[TYPES] = _types(kept, pages)
    listed = "\n".join(_entry(page) for page in written)
    written["index"] = _INDEX.format(listed=listed)
    return {f"{GENERATED}/api/{page}.md": text for page, text in written.items()}


_INDEX: Final = """# The Python API

`import homework_kit as hk`: what is on the first six pages is at the top, as `hk.Entry`. The modules after
them hold more, each under its own path. What of it stays stable: [compatibility](../project/compatibility.md).

```{{toctree}}
:maxdepth: 2

{listed}
```
"""


def _entry(page: str) -> str:
    """Write a line of the menu; the name of a module is shown without the package."""
    short = page.removeprefix(f"{PACKAGE}.")
    return f"{page}.md" if short == page else f"{short} <{page}.md>"


def _about(module: str, kept: Register, pages: Mapping[str, str]) -> str:
    thing = found(module)
    return prose(thing, pages=pages, naming=kept.name_of) if thing is not None else ""


def _page(chapter: Chapter, places: list[Place], kept: Register, pages: Mapping[str, str]) -> str:
    parts = [f"# {chapter.title}", chapter.about]
    parts += [_object(place, kept, pages) for place in places]
    return "\n\n".join(parts) + "\n"


def _types(kept: Register, pages: Mapping[str, str]) -> str:
    """Write the page of types that signatures name; writing one may name another."""
    written: dict[str, str] = {}
    while left := [place for place in kept.of(TYPES) if place.name not in written]:
        for place in left:
            written[place.name] = _object(place, kept, pages)
    about = "What the signatures of the other pages name. Nothing here needs to be imported to use them."
    parts = ["# Types that signatures name", about, *(written[name] for name in sorted(written))]
    return "\n\n".join(parts) + "\n"


def _object(place: Place, kept: Register, pages: Mapping[str, str]) -> str:
    """Write one object under a heading of its own, so that a search and a link find it."""
    heading = f"## {place.name.rpartition('.')[2]}"
    thing = place.thing
    if isinstance(thing, griffe.Class):
        return f"{heading}\n\n{_class(place, thing, kept, pages)}"
    if isinstance(thing, griffe.Function):
        return f"{heading}\n\n{_function(place.name, thing, kept, pages, role='function')}"
    if isinstance(thing, griffe.Attribute):
        return f"{heading}\n\n{_data(place, thing, kept, pages)}"
    return f"{heading}\n\nA module: [`{place.name}`]({place.name}.md)."


def _class(place: Place, thing: griffe.Class, kept: Register, pages: Mapping[str, str]) -> str:
    bases = [each for each in thing.bases if not isinstance(each, str) and _known(each, kept)]
    inner = [f"Is a {', '.join(_role(each, kept) for each in bases)}."] if bases else []
    inner.append(prose(thing, pages=pages, naming=kept.name_of))
    for member in members(thing):
        if isinstance(member, griffe.Function):
            inner.append(_function(member.name, member, kept, pages, role="method"))
        else:
            inner.append(_attribute(member, kept, pages))
    return _directive("class", place.name, "\n\n".join(inner), fence="`````")


def _known(expression: griffe.Expr, kept: Register) -> bool:
    return kept.name_of(expression.canonical_path) is not None


def _role(expression: griffe.Expr, kept: Register) -> str:
    return "{py:class}`~" + (kept.name_of(expression.canonical_path) or "") + "`"


def _attribute(thing: griffe.Attribute, kept: Register, pages: Mapping[str, str]) -> str:
    options = {"type": shown(thing.annotation, kept)}
    value = str(thing.value) if thing.value is not None else ""
    if value and "field(" not in value.lower() and len(value) <= _VALUE_SHOWN:
        options["value"] = value
    role = "property" if "property" in thing.labels else "attribute"
    if role == "property":
        options.pop("value", None)
    return _directive(role, thing.name, prose(thing, pages=pages, naming=kept.name_of), fence="````", options=options)


def _data(place: Place, thing: griffe.Attribute, kept: Register, pages: Mapping[str, str]) -> str:
    """Write a type or a constant. Of an annotated type, what a caller has in hand is the first part."""
    value = thing.value
    if isinstance(value, griffe.ExprSubscript) and value.canonical_path.endswith(".Annotated"):
        inner = value.slice
        value = inner.elements[0] if isinstance(inner, griffe.ExprTuple) else inner
    text = shown(value, kept)
    body = f"{prose(thing, pages=pages, naming=kept.name_of)}\n\n" if thing.docstring else ""
    if place.page == TYPES or len(text) > _VALUE_SHOWN:
        return _directive("data", place.name, body + _is(value, kept), fence="`````")
    return _directive("data", place.name, body, fence="`````", options={"value": text})


def _is(value: str | griffe.Expr | None, kept: Register) -> str:
    if value is None:
        return ""
    return "Is " + " ".join(re.sub(r"\s+", " ", _marked(value, kept)).split()) + "."


def _marked(value: str | griffe.Expr, kept: Register) -> str:
    """Write an expression as code whose known names are links."""
    if isinstance(value, str):
        return f"`{value}`"
    parts: list[str] = []
    code = ""
    for token in value.iterate(flat=True):
        name = kept.name_of(token.canonical_path) if isinstance(token, griffe.ExprName) else None
        if name is None:
            code += token if isinstance(token, str) else token.name
            continue
        parts += [f"`{code.strip()}`"] if code.strip() else []
        parts.append("{py:obj}`~" + name + "`")
        code = ""
    parts += [f"`{code.strip()}`"] if code.strip() else []
    return " ".join(parts)


def _function(
    name: str, thing: griffe.Function, kept: Register, pages: Mapping[str, str], *, role: str
) -> str:
    options = {"classmethod": ""} if "classmethod" in thing.labels else {}
    if "staticmethod" in thing.labels:
        options = {"staticmethod": ""}
    signature = f"{name}{parameters(thing, kept)}"
    body = prose(thing, pages=pages, naming=kept.name_of)
    return _directive(role, signature, body, fence="````" if role == "method" else "`````", options=options)


def parameters(thing: griffe.Function, kept: Register) -> str:
    """Write the parameters and the result of a function, its types by the names of their places."""
    said: list[str] = []
    star = False
    given = [each for each in thing.parameters if each.name not in {"self", "cls"}]
    for at, each in enumerate(given):
        kind = each.kind or griffe.ParameterKind.positional_or_keyword
        if kind is griffe.ParameterKind.keyword_only and not star:
            said.append("*")
            star = True
        prefix = {"variadic positional": "*", "variadic keyword": "**"}.get(kind.value, "")
        star = star or prefix == "*"
        text = prefix + each.name
        text += f": {shown(each.annotation, kept)}" if each.annotation is not None else ""
        if each.default is not None and not prefix:
            text += f" = {each.default}"
        said.append(text)
        following = given[at + 1].kind if at + 1 < len(given) else None
        if kind is griffe.ParameterKind.positional_only and following is not kind:
            said.append("/")
    result = f" -> {shown(thing.returns, kept)}" if thing.returns is not None else ""
    return f"({', '.join(said)}){result}"


def shown(expression: str | griffe.Expr | None, kept: Register) -> str:
    """Write a type with every name of ours by the name of its place, so that Sphinx links it."""
    if expression is None or isinstance(expression, str):
        return expression or ""
    text = "".join(
        token if isinstance(token, str) else (kept.name_of(token.canonical_path) or _foreign(token.name))
        for token in expression.iterate(flat=True)
    )
    return re.sub(r"\s+", " ", text)


def _foreign(name: str) -> str:
    """Name a type of others. Documents have a member `type`, which is not what a signature means."""
    return "builtins.type" if name == "type" else name


def _directive(
    role: str, signature: str, body: str, *, fence: str, options: Mapping[str, str] | None = None
) -> str:
    head = [f"{fence}{{py:{role}}} {signature}"]
    head += [f":{key}: {json.dumps(value) if value else ''}".rstrip() for key, value in (options or {}).items()]
    return "\n".join([*head, "", body, fence])
