"""No leak: what a call gives or raises shows nothing of what a person wrote.

`assert_no_leak` shows what comes of a call to every place where words can come out: repr, str,
format, logs, warnings, tracebacks with their local variables, pickled errors, and on request what
it wrote to stdout, stderr and logging. `marked` gives documents that make a leak visible.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from homework_kit.models.choices import names_needed
from homework_kit.testing.check import lawful
from homework_kit.testing.leak.marked import MARK, marked
from homework_kit.testing.leak.outcome import Outcome, outcome_of
from homework_kit.testing.leak.sinks import SINKS

__all__ = ["MARK", "SINKS", "Outcome", "assert_no_leak", "leaks", "marked", "outcome_of"]


def leaks(outcome: Outcome, *, secrets: Sequence[str] = (MARK,)) -> list[tuple[str, int]]:
    """Show an outcome to every sink; name each sink that tells, and the number of the secret.

    Args:
        outcome: what came of a call.
        secrets: the texts that must not come out.

    >>> leaks(Outcome("no words", None, []), secrets=["walk"])
    []
    >>> leaks(Outcome("a walk", None, []), secrets=["walk"])[:2]
    [('repr', 0), ('str', 0)]
    """
    return [
        (sink, number)
        for sink, show in SINKS.items()
        for number, secret in enumerate(secrets)
        if secret in (told := show(outcome)) or secret in _unescaped(told)
    ]


def _unescaped(text: str) -> str:
    r"""Undo what `repr` does to a text, so that a secret with quotes or accents is found as well.

    >>> _unescaped("'one\\ntwo'")
    "'one\ntwo'"
    """
    plain = {r"\n": "\n", r"\t": "\t", r"\'": "'", r"\"": '"', r"\\": "\\"}
    for escaped, meant in plain.items():
        text = text.replace(escaped, meant)
    return text


@lawful(
    "leak.silent",
    says="What comes of a call shows none of the secrets that went into it.",
    page="privacy.md",
    quote="It must not turn up in a log, an error report or a bug tracker because some line of "
    "code printed what it was holding.",
)
def assert_no_leak(
    call: Callable[[], object], *, secrets: Sequence[str] = (MARK,), output: bool = False
) -> str | None:
    """Make a call and look for secrets in every place where its outcome could be shown or kept.

    The story names the place and which of the secrets it was, and not the secret. Of the frames that
    a traceback holds, those of this library are searched; your own hold what you were about to pass.

    Args:
        call: what is called, without arguments; `functools.partial` binds them.
        secrets: the texts that must not come out; by default the mark of `marked`.
        output: whether stdout, stderr and logging of the call are searched as well. Meanwhile the
            root logger hears every level.

    Raises:
        LawBroken: a secret came out.
        WrongArgument: `secrets` is no collection of texts; one text alone is none.

    Source: privacy.md, What the library promises.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> assert_no_leak(lambda: marked(NOTE))
    >>> assert_no_leak(lambda: print(marked(NOTE).note), output=True)
    Traceback (most recent call last):
    homework_kit.testing.law.LawBroken: Law leak.silent does not hold: What comes of a call shows none of the secrets that went into it.
    privacy.md says: "It must not turn up in a log, an error report or a bug tracker because some line of code printed what it was holding."
    What happened:
      The call came to a value of type NoneType.
      Secret 1 of 1 came out by: output.
    """  # noqa: E501 - the message of a broken law, as it is
    names_needed(secrets, "secrets")  # of one text alone, each letter would be looked for
    outcome = outcome_of(call, output=output)
    found = leaks(outcome, secrets=secrets)
    if not found:
        return None
    kind = type(outcome.shown).__name__
    came = f"an error of type {kind}" if outcome.error else f"a value of type {kind}"
    lines = [f"The call came to {came}."]
    for number in sorted({each for _, each in found}):
        sinks = ", ".join(sink for sink, each in found if each == number)
        lines.append(f"Secret {number + 1} of {len(secrets)} came out by: {sinks}.")
    return "\n".join(lines)
