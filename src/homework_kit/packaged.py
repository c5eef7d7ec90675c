"""Where the files lie that travel with the package: the published schemas and the example cases.

They live at the top of the repository, because people who never write Python read them too. A wheel
carries copies of them under `_data`. This module is the one place that knows the difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

_HERE: Final = Path(__file__).resolve().parent
_IN_CHECKOUT: Final = {"schemas": Path("schemas"), "cases": Path("examples", "data")}

# Each story is told as things stood at one moment; an export itself does not say when.
CASES: Final = {
    "case-1-thought-record": "2026-02-23T08:00:00+00:00",
    "case-2-behavioral-experiment": "2026-03-24T12:00:00-04:00",
    "case-3-self-monitoring": "2026-04-26T12:00:00+01:00",
    "case-4-skill-rehearsal": "2026-05-24T10:00:00+10:00",
    "case-5-graded-steps": "2026-06-29T09:00:00+02:00",
    "case-6-voice-first-carer": "2026-09-29T09:00:00-04:00",
}
"""The example cases by name, in order, each with the moment at which it is looked at."""


def folder(name: Literal["schemas", "cases"]) -> Path:
    """Find a folder of shipped files: in an installed wheel, or else in the checkout.

    The checkout is there for editable installs and for tests that run in the repository.

    Raises:
        FileNotFoundError: neither place has the folder, so the installation is incomplete.

    >>> folder("schemas").name
    'schemas'
    """
    installed = _HERE / "_data" / name
    if installed.is_dir():
        return installed
    checkout = _HERE.parents[1] / _IN_CHECKOUT[name]
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(
        f"The shipped {name} are not in this installation. Install homework_kit again."
    )
