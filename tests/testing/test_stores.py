"""The two example stores keep every promise, and the names of the tests are stable."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from examples.stores.files_store import FilesStore
from examples.stores.sqlite_store import SqliteStore
from homework_kit.testing import CAPABILITIES, Law, LawBroken, Store, StoreConformance
from homework_kit.testing.stores.checks import CHECKS
from homework_kit.testing.stores.running import LAWS, run_all
from homework_kit.testing.stores.subject import Subject
from tests.testing.planted_stores.losing import UpsertsByVersion
from tests.testing.planted_stores.plain import HeadsStore, PlainStore

ROOT = Path(__file__).parents[2]
PAGES = {path.name: path for path in [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]}


class TestSqliteStore(StoreConformance):
    """The store in SQLite claims everything."""

    def make_store(self, place: Path) -> Store:
        """Open it."""
        return SqliteStore(place)


class TestFilesStore(StoreConformance):
    """The store in plain files claims everything."""

    def make_store(self, place: Path) -> Store:
        """Open it."""
        return FilesStore(place)


class TestPlainStore(StoreConformance):
    """The store that the faults are planted in has none itself."""

    def make_store(self, place: Path) -> Store:
        """Open it."""
        return PlainStore(place)


def _words(text: str) -> str:
    return " ".join(text.split())


def test_there_are_many_named_tests() -> None:
    """At least forty laws, each with an id of its own and a test of its own."""
    assert len({law.id for law in LAWS}) == len(LAWS) >= 40
    assert len({each.name for each in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_a_law_quotes_its_page(law: Law) -> None:
    """The clause of a law stands on its page, word for word."""
    assert _words(law.quote) in _words(PAGES[law.page].read_text("utf-8"))


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_the_name_of_a_law_has_its_form(law: Law) -> None:
    """An id is the family and small letters with hyphens; a law says one sentence."""
    assert re.fullmatch(r"stores\.[a-z0-9]+(-[a-z0-9]+)*", law.id)
    assert law.says.endswith(".")


def test_conformance_lists_the_laws() -> None:
    """CONFORMANCE.md lists the laws of stores, each with its sentence and what it needs."""
    page = (ROOT / "CONFORMANCE.md").read_text("utf-8")
    section = page.partition("## Stores\n")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `(stores\.[a-z0-9-]+)` \| (.+?) \| (.*?) \|$", section, re.MULTILINE)
    needs = {each.law.id: each.needs for each in CHECKS}
    assert listed == [
        (law.id, law.says, ", ".join(sorted(needs.get(law.id, frozenset())))) for law in LAWS
    ]


def test_every_capability_is_asked_for() -> None:
    """Each capability has a named test that needs it, and store.md says what it means."""
    section = PAGES["store.md"].read_text("utf-8").partition("## Capabilities")[2]
    needed = {each for check in CHECKS for each in check.needs}
    assert needed == CAPABILITIES
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == needed


def test_what_is_not_claimed_is_said() -> None:
    """A store that claims nothing passes what every store promises, and is told the rest."""
    results = list(islice(run_all(Subject(make_store=PlainStore, claims=frozenset())), len(CHECKS)))
    outcomes = {each.law.id: each.outcome for each in results}
    assert outcomes == {each.law.id: "not claimed" if each.needs else "holds" for each in CHECKS}
    assert {name for each in results for name in each.unclaimed} == CAPABILITIES


def test_a_store_without_history_conforms() -> None:
    """A store that keeps heads alone keeps every promise but that of a history."""
    results = list(run_all(Subject(make_store=HeadsStore, claims=CAPABILITIES - {"history"})))
    assert [each.law.id for each in results if each.broken] == []
    assert {each.unclaimed for each in results} == {(), ("history",)}


def test_a_test_that_is_not_claimed_is_reported(tmp_path: Path) -> None:
    """A report says of it that it is not claimed, and what would have to be."""

    class Modest(TestPlainStore):
        capabilities = CAPABILITIES - {"erase", "raw"}

    with pytest.raises(pytest.skip.Exception, match=r"^not claimed: erase, raw$"):
        Modest().test_erase_files(tmp_path)  # type: ignore[attr-defined] # made from the table of laws


def test_a_failure_tells_its_law_and_its_story(tmp_path: Path) -> None:
    """What breaks names the law, quotes its clause and tells the story in numbered sentences."""
    (check,) = (each for each in CHECKS if each.law.id == "stores.keeps-every-revision")
    with pytest.raises(LawBroken) as broken:
        check.run(Subject(make_store=UpsertsByVersion), tmp_path)
    assert str(broken.value) == (
        "Law stores.keeps-every-revision does not hold: Every revision of a note is kept.\n"
        'data-model.md says: "Keep all of them and pass all of them"\n'
        "What happened:\n"
        '  1. Person p1: note n1 ("0") is saved.\n'
        '  2. Person p1: note n1 (revision b24420, replaces 1) ("1") is saved.\n'
        '  3. Person p1: note n1 (revision 5093fa, replaces b24420) ("2") is saved.\n'
        '  4. Person p1 is loaded: note n1 ("0") is not there; '
        'note n1 (revision b24420) ("1") is not there.'
    )


@pytest.mark.parametrize("package", ["pytest", "hypothesis"])
def test_without_the_extra_the_error_names_it(package: str) -> None:
    """Where a package of the extra is absent, the import says what to install."""
    program = (
        f"import sys; sys.modules[{package!r}] = None;"
        "from homework_kit.testing import Store, StoreConformance"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ran.stderr.splitlines()[-1].endswith("Run: pip install 'homework_kit[testing]'")


def test_the_protocol_needs_no_extra() -> None:
    """What an application names in its own code loads neither pytest nor hypothesis."""
    program = (
        "import sys; from homework_kit.testing import ErasingStore, Store;"
        "sys.exit(bool({'pytest', 'hypothesis'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
