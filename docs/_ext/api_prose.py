"""Docstrings as Markdown: examples become code, sections lists, cited pages links."""

from __future__ import annotations

import re
from collections.abc import Iterator

import griffe

from docs._ext.api_register import Register
from docs._ext.api_story import LINKED
from docs._ext.links import link_objects

_EXAMPLE = re.compile(r"(?:^>>> .*?)(?=^\s*$|\Z)", re.MULTILINE | re.DOTALL)
_PAGE = re.compile(r"(?<![\w/.-])([a-z][a-z-]*)\.md\b")


def prose(thing: griffe.Object, kept: Register) -> str:
    """Write the docstring of an object as Markdown."""
    if thing.docstring is None:
        return ""
    written = "\n\n".join(
        text for section in thing.docstring.parsed for text in _section(section, thing, kept)
    )
    return _PAGE.sub(lambda page: _link(page, kept), link_objects(written, known=LINKED))


def _link(page: re.Match[str], kept: Register) -> str:
    to = kept.cited.get(page[0])
    return f"[{page[1]}]({to})" if to else page[0]


def _section(
    section: griffe.DocstringSection, thing: griffe.Object, kept: Register
) -> Iterator[str]:
    """Write one section; an item is a line of a list."""
    if section.kind is griffe.DocstringSectionKind.text:
        yield _EXAMPLE.sub(lambda code: f"```pycon\n{code[0].rstrip()}\n```\n", section.value)
    elif section.kind is griffe.DocstringSectionKind.admonition:
        yield f"{section.title}: {section.value.description}"
    elif isinstance(section.value, list):
        yield f"**{section.kind.value.capitalize()}**"
        yield "\n".join(f"- {_item(each, kept)}" for each in section.value)
    else:
        raise TypeError(f"{thing.path} has a section of an unknown kind, {section.kind.value}.")


def _item(item: griffe.DocstringElement | tuple[object, str], kept: Register) -> str:
    if isinstance(item, tuple):
        return item[1]
    text = " ".join(item.description.split())
    name = getattr(item, "name", "")
    if name or not item.annotation:
        return f"`{name}`: {text}" if name else text
    said = str(item.annotation)
    documented = kept.name_of(_path(item.annotation))
    return f"{{py:obj}}`~{documented}`: {text}" if documented else f"`{said}`: {text}"


def _path(annotation: str | griffe.Expr) -> str:
    """Give the path of what a section names; what a module does not import is an error of ours."""
    path = annotation if isinstance(annotation, str) else annotation.canonical_path
    return path if "." in path else f"homework_kit.errors.{path}"
