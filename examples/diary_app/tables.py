"""The tables of the diary, in SQLite beside the app or in PostgreSQL by its URL."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


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
        first = "PRAGMA secure_delete = ON; PRAGMA busy_timeout = 30000"  # overwrite; wait 30 s
        sa.event.listen(engine, "connect", lambda opened, _: opened.executescript(first))
    with engine.begin() as connection:
        for table in Table.metadata.sorted_tables:
            # create_all looks first and creates then; two that begin at once would both create.
            connection.execute(sa.schema.CreateTable(table, if_not_exists=True))
    return engine


def hold(session: Session, person_id: str) -> None:
    """Touch the row of a person, so that whoever writes second waits, and then reads what is new.

    It is the first statement of whatever writes. SQLite holds its whole file meanwhile.
    """
    put(session, Person, [{"person_id": person_id}])


def put(session: Session, table: type[Table], rows: list[dict[str, str]]) -> None:
    """Keep rows. Each takes the place of the one of its primary key, if that is there."""
    dialects = {"postgresql": postgresql, "sqlite": sqlite}
    new: Any = dialects[session.get_bind().dialect.name].insert(table)
    instead = {name: new.excluded[name] for name in rows[0]}
    keys = sa.inspect(table).primary_key
    session.execute(new.on_conflict_do_update(index_elements=keys, set_=instead), rows)
