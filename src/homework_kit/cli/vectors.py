"""`vectors`: the published vectors, counted by family or copied out for another language."""

from __future__ import annotations

import argparse
import shutil
from collections import Counter
from pathlib import Path
from typing import Final

from homework_kit.cli.stop import USAGE, VALID, Stop
from homework_kit.cli.terminal import visible
from homework_kit.packaged import CASES, folder
from homework_kit.testing.vectors import FAMILIES, Family, place, read_vectors

_COPIED: Final = Path("schemas", "vectors")
_BUNDLES: Final = Path("examples", "data")


def run(options: argparse.Namespace) -> int:
    """Print each family with its count, or copy families and say how many files there are now."""
    chosen = FAMILIES if options.family is None else (_family(options.family),)
    counts = Counter(each.family for each in read_vectors(chosen))
    if options.copy_to is not None:
        _copy(chosen, Path(options.copy_to))
    for family in chosen:
        print(f"{family} {counts[family]}")
    return VALID


def _family(asked: str) -> Family:
    for family in FAMILIES:
        if asked in {family, family.rpartition("/")[2]}:
            return family
    raise Stop("There is no such family.", f"Use one of: {', '.join(FAMILIES)}.", USAGE)


def _copy(families: tuple[Family, ...], home: Path) -> None:
    """Copy as they lie in the repository, with the page that describes them and the bundles."""
    targets: dict[Family, Path] = {family: home / _COPIED / family for family in families}
    there = next((each for each in targets.values() if each.exists()), None)
    if there is not None:
        raise Stop(f"{visible(str(there))} is there already.", "Choose a folder without it.", USAGE)
    try:
        for family, target in targets.items():
            shutil.copytree(place(family), target)
        shutil.copy(Path(folder("schemas"), "vectors", "README.md"), home / _COPIED)
        if "behavior/summary" in families:
            (home / _BUNDLES).mkdir(parents=True, exist_ok=True)
            for name in CASES:
                shutil.copy(Path(folder("cases"), f"{name}.json"), home / _BUNDLES)
    except OSError as error:
        raise Stop(
            f"The vectors cannot be copied: {error.strerror}.", "Choose another folder.", USAGE
        ) from None
