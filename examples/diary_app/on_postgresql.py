"""The same store on a PostgreSQL server: each directory of the tests is a schema of the database.

Run it: DIARY_DATABASE=postgresql+psycopg:///diary homework-kit conform \
    examples.diary_app.on_postgresql:TestOnPostgresql
"""

import hashlib
import os
from pathlib import Path
from threading import Lock

import sqlalchemy as sa

from homework_kit.testing import CAPABILITIES, StoreConformance

from .store import DiaryStore

ONE_AT_A_TIME = Lock()
"""PostgreSQL refuses one of two that make the same schema or table at once."""


class TestOnPostgresql(StoreConformance):
    """All but `raw`: what was erased stays in the server's files until it vacuums and archives."""

    capabilities = CAPABILITIES - {"raw"}

    def make_store(self, place: Path) -> DiaryStore:
        """Open the schema of a directory."""
        url = sa.make_url(os.environ["DIARY_DATABASE"])
        schema = "t" + hashlib.sha256(str(place).encode()).hexdigest()[:16]
        inside = url.update_query_dict({"options": f"-csearch_path={schema}"})
        with ONE_AT_A_TIME:
            server = sa.create_engine(url)
            with server.begin() as connection:
                connection.execute(sa.schema.CreateSchema(schema, if_not_exists=True))
            server.dispose()
            return DiaryStore(inside.render_as_string(hide_password=False))
