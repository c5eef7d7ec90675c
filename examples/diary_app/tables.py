"""The tables of the diary, in SQLite beside the app or in PostgreSQL by its URL."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.schema import CreateTable


class Table(DeclarativeBase):
    """What every table has in common."""


class Person(Table):
    """Someone who writes."""

    __tablename__ = "people"
    person_id: Mapped[str] = mapped_column(primary_key=True)


class Kept(Table):
    """One revision of one document, or what stood beside the documents of one batch."""

    __tablename__ = "kept"
    person_id: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]


def open_database(url: str) -> sa.Engine:
    """Open a database, and make the tables where there are none."""
    # The errors of a database show the parameters of its statement: a person's words.
    engine = sa.create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _overwrite_what_is_erased)
    with engine.begin() as connection:
        for table in Table.metadata.sorted_tables:
            # create_all looks first and creates then; two that begin at once would both create.
            connection.execute(CreateTable(table, if_not_exists=True))
    return engine


def hold(session: Session, person_id: str) -> None:
    """Touch the row of a person, so that whoever writes second waits, and then reads what is new.

    It is the first statement of whatever writes. SQLite holds its whole file meanwhile.
    """
    _put(session, Person, [{"person_id": person_id}], changes="person_id")


def put(session: Session, rows: list[dict[str, str]]) -> None:
    """Keep rows. One whose person, part and key are there takes the place of that one."""
    _put(session, Kept, rows, changes="content")


def _put(session: Session, table: type[Table], rows: list[dict[str, str]], *, changes: str) -> None:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert: Any = postgresql.insert if on_postgresql else sqlite.insert
    new = insert(table)
    keys = sa.inspect(table).primary_key
    session.execute(
        new.on_conflict_do_update(index_elements=keys, set_={changes: new.excluded[changes]}), rows
    )


def _overwrite_what_is_erased(connection: Any, _: object) -> None:
    connection.execute("PRAGMA secure_delete = ON")
