"""The check of the built site finds what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.built import problems

RIGHT = (
    '<h1 id="a">A</h1><a href="#a">up</a><a href="https://example.org">out</a>'
    '<img src="p.svg" alt="P">'
)


def site(folder: Path, page: str, style: str = "") -> list[str]:
    """Write a site of one page and give what is wrong with it."""
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "p.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "s.css").write_text(style, encoding="utf-8")
    return list(problems(folder.resolve()))


def test_a_right_page_has_no_problem(tmp_path: Path) -> None:
    """A link to another site is no request, and a place of the page is found."""
    assert site(tmp_path, RIGHT) == []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('<a href="b.html">b</a>', "b.html leads to no file"),
        ('<a href="index.html#b">b</a>', "index.html#b leads to no place of its page"),
        ('<script src="https://example.org/a.js"></script>', "fetches https://example.org/a.js"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "fetches //example.org/a.css"),
        ("<style>@import '//example.org/a.css'</style>", "fetches //example.org/a.css"),
        (
            '<p style="background: url(https://example.org/a.png)">',
            "fetches https://example.org/a.png",
        ),
        ('<img src="p.svg">', "1 images without a text in their place"),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, page: str, said: str) -> None:
    """Each way of leading nowhere, and of asking a network, is found."""
    assert site(tmp_path, page) == [f"index.html: {said}"]


def test_a_style_that_asks_a_network_is_found(tmp_path: Path) -> None:
    """Fonts of another host are requests."""
    style = "@font-face { src: url('https://example.org/a.woff2') }"
    assert site(tmp_path, RIGHT, style) == ["s.css: fetches https://example.org/a.woff2"]
