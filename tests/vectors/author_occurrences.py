"""Write the occurrence vectors: `python -m tests.vectors.author_occurrences`.

Run from the top of the repository, after `npm install` and `npm run build` in tests/typescript.
What was worked out by hand is written as it was typed. The rest enters only where the library and
the TypeScript program, written from the page alone, give the same answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from tests.vectors import occurrence_clocks as clocks
from tests.vectors import occurrence_draws as draws
from tests.vectors import occurrence_plans as plans
from tests.vectors import occurrence_rules as rules
from tests.vectors.folder import write_folder
from tests.vectors.occurrence_form import Vector, answer, text_of

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "schemas" / "vectors" / "behavior" / "occurrences"
RUNNER: Final = ROOT / "tests" / "typescript" / "node_modules" / ".built" / "run.js"


def vectors() -> Iterator[Vector]:
    """Give every vector, family by family."""
    yield from chain(rules.vectors(), clocks.vectors(), plans.vectors(), draws.vectors())


def files() -> dict[str, str]:
    """Give the text of every file by its path.

    Raises:
        ValueError: two vectors have one path.
    """
    written: dict[str, str] = {}
    for vector in vectors():
        path = f"{vector.path}.json"
        if path in written:
            raise ValueError(f"Two vectors have the path {path}. Name one of them anew.")
        if vector.expected is ...:
            written[path] = text_of(vector, answer(vector.input), "two programs agree")
        else:
            written[path] = text_of(vector, vector.expected, "by hand")
    return written


def admit(texts: dict[str, str]) -> None:
    """Let the other program judge every file before any is written.

    Raises:
        SystemExit: the two disagree; what they say of each is printed.
    """
    lines = "\n".join(json.dumps(json.loads(text)) for text in texts.values())
    command = ["node", str(RUNNER), "-"]
    judged = subprocess.run(command, input=lines, text=True, capture_output=True, check=False)
    if judged.returncode:
        for number, path in enumerate(texts, start=1):
            judged.stdout = judged.stdout.replace(f"line/{number}:", f"{path}:")
        sys.exit(f"{judged.stdout}{judged.stderr}\nThe two programs differ. Nothing was written.")


def main() -> None:
    """Write what differs and take away what is no longer authored."""
    authored = files()
    admit(authored)
    write_folder(FOLDER, authored)


if __name__ == "__main__":
    main()
