"""Hold a store to its promises: that of the diary app, as it is and with a fault planted in it."""

import tempfile
from pathlib import Path

from diary_app.store import DiaryStore

from homework_kit.testing import LawBroken, StoreConformance


class AsItIs(StoreConformance):
    """The store of the diary."""

    def make_store(self, place: Path) -> DiaryStore:
        """Open it in a directory."""
        return DiaryStore(f"sqlite:///{place}/diary.db", careless=False)


class Careless(StoreConformance):
    """The same, where what replaces the same revision is taken for the same edit."""

    def make_store(self, place: Path) -> DiaryStore:
        """Open it in a directory."""
        return DiaryStore(f"sqlite:///{place}/diary.db", careless=True)


# In a pytest file the class is enough. Here some of its tests are called by their names.
NAMES = [
    "test_append_twice",  # a batch that is sent again
    "test_keeps_every_revision",  # edits of one phone
    "test_keeps_both_heads",  # edits of two phones that were offline
]
for diary in (AsItIs(), Careless()):
    print(f"{type(diary).__name__}:")
    for name in NAMES:
        with tempfile.TemporaryDirectory() as place:
            try:
                getattr(diary, name)(Path(place))
            except LawBroken as broken:
                print(broken)
            else:
                print(f"{name}: holds")
