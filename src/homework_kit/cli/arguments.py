"""The commands, their options, and what stands in `--help`."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

from homework_kit._version import __version__
from homework_kit.cli.stop import USAGE, Stop

_MOST_DAYS: Final = 366
LANGUAGES: Final = ("en", "de")
"""The locales that words are shipped for; named here too, so that `--help` imports no words."""
_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
    r"(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are of one form with all others."""

    def error(self, message: str) -> NoReturn:
        """Refuse a call.

        Raises:
            Stop: always, with exit code 2.
        """
        raise Stop(f"{message[:1].upper()}{message[1:]}.", f"See `{self.prog} --help`.", USAGE)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is no choice. argparse would repeat it, and it may be anybody's words."""
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(action, f"choose one of {choices}")


def instant(text: str) -> dt.datetime:
    """Read an RFC 3339 instant: a date, a time with seconds, and an offset.

    >>> instant("2026-02-23T08:00:00+00:00").isoformat()
    '2026-02-23T08:00:00+00:00'
    """
    if not _INSTANT.fullmatch(text):
        raise argparse.ArgumentTypeError(
            "an instant has a date, a time and an offset, as 2026-02-23T08:00:00+00:00"
        )
    try:
        moment = dt.datetime.fromisoformat(text.upper())
        moment.astimezone(dt.UTC)  # so near the ends of the calendar that UTC is beyond them
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError("there is no such date or time") from None
    return moment


def day_count(text: str) -> int:
    """Read how many days to look ahead.

    >>> day_count("7")
    7
    """
    if not re.fullmatch("[0-9]{1,3}", text) or int(text) > _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a number of days is between 0 and {_MOST_DAYS}")
    return int(text)


def problem_count(text: str) -> int:
    """Read how many problems of a file to print.

    >>> problem_count("50")
    50
    """
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        raise argparse.ArgumentTypeError("a number of problems is between 1 and 999999999")
    return int(text)


def job_count(text: str) -> int:
    """Read how many processes share the work.

    >>> job_count("2")
    2
    """
    if not re.fullmatch("[1-9][0-9]?", text):
        raise argparse.ArgumentTypeError("a number of processes is between 1 and 99")
    return int(text)


def seed_of_stories(text: str) -> int:
    """Read from which number stories are drawn.

    >>> seed_of_stories("4")
    4
    """
    if not re.fullmatch("-?[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError("a seed is a whole number")
    return int(text)


class _Later:
    """A command that is imported when it runs, so that `--help` is instant."""

    def __init__(self, module: str, function: str = "run") -> None:
        self._module, self._function = module, function

    def __call__(self, options: argparse.Namespace) -> int:
        command = getattr(import_module(f"homework_kit.cli.{self._module}"), self._function)
        code: int = command(options)
        return code


def _command(commands: Any, name: str, about: str, run: _Later) -> Parser:
    added: Parser = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
    added.set_defaults(run=run, command=added)
    return added


def _file(added: Parser) -> None:
    added.add_argument("file", metavar="FILE", help="a JSON file, or - for standard input")


def _as_of(added: Parser) -> None:
    added.add_argument(
        "--as-of",
        type=instant,
        metavar="INSTANT",
        help="look at things as they stood then, as 2026-02-23T08:00:00+00:00 (default: now)",
    )


def _locale(added: Parser) -> None:
    added.add_argument(
        "--locale",
        choices=LANGUAGES,
        default=LANGUAGES[0],
        help="the language of what people read: en (default) or de",
    )


def _audience(added: Parser) -> None:
    added.add_argument(
        "--audience",
        choices=("self", "shared"),
        default="self",
        help="for whom: self (default), or shared, without what the person keeps private",
    )


def _report_command(commands: Any) -> None:
    """Add the command for whoever hands a page to somebody."""
    report = _command(
        commands, "report", "Write one HTML page to look at, hand over or print.", _Later("report")
    )
    _file(report)
    report.add_argument(
        "-o",
        "--output",
        metavar="PAGE",
        default="-",
        help="the file to write, as report.html (default: standard output)",
    )
    _as_of(report)
    report.add_argument(
        "--since", type=instant, metavar="INSTANT", help="from when on (default: from the start)"
    )
    _audience(report)
    _locale(report)


def _document_commands(commands: Any) -> None:
    """Add the commands for whoever builds or exchanges documents."""
    validate = _command(
        commands,
        "validate",
        "Say what is wrong with documents, and where.",
        _Later("validate"),
    )
    validate.add_argument(
        "file",
        metavar="FILE",
        nargs="+",
        help="a JSON document, a JSON array or NDJSON, of any length; - for standard input",
    )
    validate.add_argument("--kind", metavar="K", help="the kind or record type each has to be")
    validate.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="text (default), json: an object for each problem, github: annotations, or sarif",
    )
    validate.add_argument(
        "--ndjson",
        action="store_true",
        help="each line is a document (default: where the name ends .ndjson or .jsonl)",
    )
    validate.add_argument(
        "--max-problems",
        metavar="N",
        type=problem_count,
        help="how many problems of each file to print (default: 1000 in text and github)",
    )
    validate.add_argument(
        "--jobs",
        metavar="N",
        type=job_count,
        help="how many processes share the work (default: one for each core, in a large file)",
    )
    validate.add_argument(
        "--show-values",
        action="store_true",
        help="show the line of each problem with a caret; it may hold the person's words",
    )

    schema = _command(
        commands, "schema", "Print a published JSON Schema.", _Later("documents", "schema")
    )
    schema.add_argument("kind", metavar="KIND", help="a kind or record type, as thought_record")
    schema.add_argument(
        "--profile",
        choices=("validate", "form", "llm"),
        default="validate",
        help="validate (default): as published; form: for front ends; llm: for tool definitions",
    )
    _locale(schema)

    upgrade = _command(
        commands,
        "upgrade",
        "Print a document of an older version in the form of this one.",
        _Later("documents", "upgrade"),
    )
    _file(upgrade)

    vectors = _command(
        commands,
        "vectors",
        "Count the published test vectors, or copy them out.",
        _Later("vectors"),
    )
    vectors.add_argument(
        "family", metavar="FAMILY", nargs="?", help="one family, as validity or summary"
    )
    vectors.add_argument(
        "--copy-to", metavar="DIR", help="copy their files there, with what they refer to"
    )


def _completion(commands: Any) -> None:
    completion = _command(
        commands, "completion", "Print a completion script for a shell.", _Later("completion")
    )
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell")


def _store_command(commands: Any) -> None:
    """Add the command for whoever stores documents."""
    conform = _command(
        commands,
        "conform",
        "Find the shortest story in which a store loses or mixes up what it keeps.",
        _Later("conform"),
    )
    conform.add_argument(
        "store",
        metavar="MODULE:FACTORY",
        help="what opens a store in a directory, or a subclass of StoreConformance",
    )
    conform.add_argument(
        "--capabilities",
        metavar="NAMES",
        help="what the store claims, as history,restart,erase (default: all)",
    )
    conform.add_argument(
        "--thorough", action="store_true", help="tell more than ten times as many stories"
    )
    conform.add_argument(
        "--seed",
        type=seed_of_stories,
        metavar="N",
        help="tell other stories (default: the same each time)",
    )
    conform.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text (default), or json: an object for each law",
    )


def parser() -> Parser:
    """Build the parser of all commands.

    >>> parser().parse_args(["agenda", "bundle.json"]).days
    7
    """
    top = Parser(
        prog="homework-kit",
        description="Between-session therapy homework: documents, schedules and summaries.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"homework-kit {__version__}")

    def without_command(_: argparse.Namespace) -> int:
        """Show what there is to whoever tries the bare name."""
        top.print_help(sys.stderr)
        return USAGE

    top.set_defaults(run=without_command)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)

    demo = _command(commands, "demo", "Tell the invented example stories.", _Later("demo"))
    which = demo.add_mutually_exclusive_group()
    which.add_argument("--case", metavar="NAME", help="one story in full: a name, or 1 to 6")
    which.add_argument("--all", action="store_true", help="all six stories in full")
    _locale(demo)
    demo.add_argument("--plain", action="store_true", help="no bold and no dim text")
    demo.add_argument(
        "--code", action="store_true", help="show the code behind what is said, as it ran"
    )
    demo.add_argument(
        "-o",
        "--report",
        metavar="PAGE",
        help="the file to write the report of the story to (default: a temporary file)",
    )

    summary = _command(
        commands, "summary", "Say what was noted of what was agreed.", _Later("summary")
    )
    _file(summary)
    _as_of(summary)
    _audience(summary)
    _locale(summary)
    summary.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text (default), or json: the AdherenceSummary document",
    )

    agenda = _command(commands, "agenda", "Say what is open and what comes up.", _Later("agenda"))
    _file(agenda)
    _as_of(agenda)
    _locale(agenda)
    agenda.add_argument(
        "--days", type=day_count, default=7, metavar="N", help="how far to look ahead (default: 7)"
    )

    _report_command(commands)
    _document_commands(commands)
    _completion(commands)
    _store_command(commands)
    return top


def called(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read a call; an argument that no command knows is refused, and not repeated.

    Raises:
        Stop: with exit code 2.

    >>> called(["agenda", "bundle.json"]).file
    'bundle.json'
    """
    top = parser()
    options, unknown = top.parse_known_args(argv)
    if unknown:
        command: Parser = options.command
        command.error(f"an argument is unknown to {command.prog}")
    return options
