"""Where the files lie that travel with the package: the published schemas and the example cases.

They live at the top of the repository, because people who never write Python read them too. A wheel
carries copies of them under `_data`. This module is the one place that knows the difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

_HERE: Final = Path(__file__).resolve().parent
_IN_CHECKOUT: Final = {"schemas": Path("schemas"), "cases": Path("examples", "data")}


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
