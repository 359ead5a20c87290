"""Systems are asked at the same time, each in its own manner, and one that is silent holds up no other."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Comparison, Connector, Match, Question, Unreachable
from houvast.connectors.registry import open_connector
from houvast.connectors.sql.session import SqlSession
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.features.locating.hands import Hands
from tests.services.postgres import Postgres

HASTY = (("statement_seconds", "1"), ("connect_seconds", "1"))
KEY, NAME = Field("id", primary_key=True), Field("name")
SYSTEMS = ("shop", "bill", "crm")


def _question(system: str, name: str = "x", collection: str = "thing") -> Question:
    table = Collection(CollectionId(system, collection), (KEY, NAME))
    return Question(table, (Match("name", Comparison.FOLDED, (name,)),))


@pytest.fixture
def connectors(postgres: Postgres, tmp_path: Path) -> Iterator[dict[str, Connector]]:
    """Two systems in PostgreSQL and one in a file, all with the same thing in it."""
    (tmp_path / "crm.db").touch()
    urls = {"shop": postgres.database("shop"), "bill": postgres.database("bill"), "crm": f"sqlite:///{tmp_path}/crm.db"}
    for url in urls.values():
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE thing (id integer PRIMARY KEY, name varchar(20))")
            connection.exec_driver_sql("INSERT INTO thing VALUES (1, 'x'), (2, 'y'), (3, 'X ')")
        engine.dispose()
    opened = {system: open_connector("sql", Address(url, options=HASTY)) for system, url in urls.items()}
    yield opened
    for connector in opened.values():
        connector.close()


def _found(hands: Hands, *questions: Question) -> list[list[object]]:
    return [[row.values["id"] for row in rows] for rows in hands.ask(questions)]


def test_answers_are_the_same_the_first_time_and_later(connectors: dict[str, Connector]) -> None:
    asked = [_question(s, name) for name in ("x", "y", "z") for s in SYSTEMS]
    with Hands(connectors.__getitem__) as hands:
        for _ in range(3):
            assert _found(hands, *asked) == [[1, 3]] * 3 + [[2]] * 3 + [[]] * 3


def test_what_cannot_be_read_is_said_and_the_rest_is_found(connectors: dict[str, Connector]) -> None:
    troubles: list[str] = []
    with Hands(connectors.__getitem__, troubles) as hands:
        assert _found(hands, *map(_question, SYSTEMS)) == [[1, 3]] * 3
        session = hands._sessions["bill", 0]
        assert isinstance(session, SqlSession)
        session.wire.run("ALTER TABLE thing RENAME COLUMN name TO title", (), "Changing")
        assert _found(hands, *map(_question, SYSTEMS)) == [[1, 3], [], [1, 3]]
    assert [line.partition(":")[0] for line in troubles] == ["bill"]


def test_a_table_that_changes_its_types_between_two_questions(connectors: dict[str, Connector]) -> None:
    with Hands(connectors.__getitem__) as hands:
        for type_ in ("text", "char(20)", "varchar(30)"):
            for _ in range(7):
                assert _found(hands, *map(_question, SYSTEMS)) == [[1, 3]] * 3
            session = hands._sessions["shop", 0]
            assert isinstance(session, SqlSession)
            session.wire.run(f"ALTER TABLE thing ALTER COLUMN name TYPE {type_}", (), "Changing")
            session.wire.run("ALTER TABLE thing ALTER COLUMN id TYPE bigint", (), "Changing")


@contextmanager
def _frozen(hands: Hands, *systems: str) -> Iterator[None]:
    pids = []
    for system in systems:
        session = hands._sessions[system, 0]
        assert isinstance(session, SqlSession)
        pids.append(session.wire.raw.info.backend_pid)
    try:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize("silent", [("shop",), ("bill",), ("shop", "bill")])
def test_one_that_is_silent_holds_up_no_other_and_is_named(
    connectors: dict[str, Connector], silent: tuple[str, ...]
) -> None:
    unanswered: dict[str, str] = {}
    with Hands(connectors.__getitem__, [], unanswered) as hands:
        _found(hands, *map(_question, SYSTEMS))
        with _frozen(hands, *silent):
            began = time.monotonic()
            answers = _found(hands, *map(_question, SYSTEMS))
            assert time.monotonic() - began < 8  # two seconds for all of them together, and one more to cancel each
        assert answers == [[] if system in silent else [1, 3] for system in SYSTEMS]
        assert set(unanswered) == set(silent)
        assert _found(hands, *map(_question, SYSTEMS)) == answers


def test_without_a_place_to_keep_it_silence_is_an_error(connectors: dict[str, Connector]) -> None:
    with Hands(connectors.__getitem__) as hands:
        _found(hands, *map(_question, SYSTEMS))
        with _frozen(hands, "bill"), pytest.raises(Unreachable):
            hands.ask([_question(system) for system in SYSTEMS])
