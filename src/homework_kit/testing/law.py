"""What a law is: a sentence that always holds, under a name that never changes."""

from __future__ import annotations

import attrs


@attrs.frozen(slots=True, kw_only=True)
class Law:
    """One law: its stable name, what it says in plain words, and the sentence it comes from.

    Attributes:
        id: `<family>.<name>`, in small letters with hyphens; never renamed, never used again.
        says: one sentence that a developer understands without the page.
        page: the page of the documentation that the law comes from, such as `scheduling.md`.
        quote: the words of that page, as they stand there.

    >>> law = Law(id="occurrences.sorted", says="…", page="scheduling.md", quote="…")
    >>> law.id
    'occurrences.sorted'
    """

    id: str
    says: str
    page: str
    quote: str


class LawBroken(AssertionError):
    r"""A law does not hold; the message names it, quotes its clause and tells what happened.

    The story is told in the words of `homework_kit.testing`, and only ever of invented data.

    >>> law = Law(id="a.b", says="Nothing is lost.", page="data-model.md", quote="kept")
    >>> print(LawBroken(law, "A note was saved.\nIt was not there afterwards."))
    Law a.b does not hold: Nothing is lost.
    data-model.md says: "kept"
    What happened:
      A note was saved.
      It was not there afterwards.
    """

    def __init__(self, law: Law, story: str) -> None:
        """Keep the law and the story, and say both."""
        self.law = law
        self.story = story
        told = "\n".join(f"  {line}" for line in story.splitlines())
        super().__init__(
            f"Law {law.id} does not hold: {law.says}\n"
            f'{law.page} says: "{law.quote}"\n'
            f"What happened:\n{told}"
        )

    def __reduce__(self) -> tuple[type[LawBroken], tuple[Law, str]]:
        """Let the failure travel between processes, as parallel test runs send it."""
        return type(self), (self.law, self.story)
