"""A recap for a voice: plain sentences, and the same ones as SSML."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

import attrs

_TAGS: Final = {"en": "en-US", "de": "de-DE"}
# What XML 1.0 has no place for, not even escaped; the plain twin keeps it.
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@attrs.frozen(slots=True)
class Speech:
    """Sentences to be read aloud.

    A title or a quote is the person's own, so the sentences stay out of repr.

    >>> Speech(("You marked one note.",)).plain
    'You marked one note.'
    """

    sentences: tuple[str, ...] = attrs.field(repr=False)
    locale: str = attrs.field(default="en", kw_only=True)

    @property
    def plain(self) -> str:
        """The sentences, one a line, for a voice that takes text."""
        return "\n".join(self.sentences)

    @property
    def ssml(self) -> str:
        """The sentences as SSML 1.1, for a voice that takes markup.

        What the person wrote is escaped: it is read aloud, and never read as markup. A character
        that XML has no place for is said as a space.

        Source: W3C, Speech Synthesis Markup Language 1.1 (speak, p, s).

        >>> print(Speech(("About <b>.",)).ssml)
        <speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US">
        <p>
        <s>About &lt;b&gt;.</s>
        </p>
        </speak>
        """
        lines = (f"<s>{escape(_NO_XML.sub(' ', each))}</s>" for each in self.sentences)
        head = (
            '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" '
            f'xml:lang="{_TAGS[self.locale]}">'
        )
        return "\n".join((head, "<p>", *lines, "</p>", "</speak>"))
