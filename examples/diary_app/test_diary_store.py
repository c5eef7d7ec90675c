# Run it: python -m pytest examples/diary_app
from examples.diary_app.store import DiaryStore
from homework_kit.testing import StoreConformance


class TestDiaryStore(StoreConformance):
    def make_store(self, place):
        return DiaryStore(f"sqlite:///{place}/diary.db")
