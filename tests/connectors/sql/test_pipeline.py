"""Many questions asked together are answered as each would be alone, whatever becomes of the others."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Comparison, Match, Question, Unreachable, Within
from houvast.connectors.sql.connector import SqlConnector
from houvast.connectors.sql.session import SqlSession
from houvast.connectors.sql.wire import PIECE
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.services.postgres import Postgres

MANY = 7 * PIECE + 3
CALL = Collection(
    CollectionId("crm", "called"), (Field("id", primary_key=True), Field("who"), Field("what"), Field("day"))
)
GONE = Collection(CollectionId("crm", "gone"), (Field("id", primary_key=True), Field("who")))
BRIEF = Collection(CollectionId("crm", "called"), CALL.fields[:3])


def _by(collection: Collection, who: object, limit: int | None = None, within: Within | None = None) -> Question:
    comparison = Comparison.FOLDED if isinstance(who, str) else Comparison.EXACT
    name = "what" if isinstance(who, str) else collection.fields[1].name
    return Question(collection, (Match(name, comparison, (who,)),), within, limit)  # type: ignore[arg-type]


ASKED = [
    _by(CALL, 1),
    _by(CALL, 2),
    _by(CALL, "X 7 "),
    _by(CALL, "nothing of the kind"),
    _by(CALL, 2, limit=5),
    _by(CALL, "x", limit=2),
    _by(CALL, 2, within=Within("id", (20,))),
    _by(CALL, "no whole number"),
    _by(CALL, 3),
]


@pytest.fixture(params=["sqlite", "postgres", "mariadb"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    file = tmp_path / "calls.db"
    file.touch()
    if request.param == "sqlite":
        found = f"sqlite:///{file}"
    else:
        found = request.getfixturevalue(request.param).database("calls")
    _fill(found)
    return found


def _fill(url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        day = "date" if engine.dialect.name == "postgresql" else "varchar(20)"
        columns = f"id integer PRIMARY KEY, who integer, what varchar(20), day {day}"
        connection.exec_driver_sql(f"CREATE TABLE called ({columns})")
        connection.execute(sa.text("INSERT INTO called VALUES (:id, :who, :what, :day)"), list(map(_call, range(MANY))))
    engine.dispose()


def _call(i: int) -> dict[str, object]:
    """Return a call: each of the first ten by somebody else, all later ones by the second person."""
    day = "infinity" if i == 20 else "2026-01-31"
    return {"id": i, "who": 2 if i > 9 else i, "what": f"x {i}" if i < 10 else "X", "day": day}


@pytest.fixture
def session(url: str) -> Iterator[SqlSession]:
    connector = SqlConnector(Address(url))
    with connector.session() as opened:
        yield opened
    connector.close()


def test_each_answer_is_what_the_question_alone_finds(session: SqlSession) -> None:
    answers = session.find_many(ASKED)
    alone = [list(session.find(q.collection, q.any_of, q.within, q.limit)) for q in ASKED]
    assert [answer.rows for answer in answers] == alone
    assert [len(rows) for rows in alone] == [1, MANY - 9, 1, 0, 5, 2, 1, 0, 1]
    assert [answer.trouble for answer in answers] == [None] * len(ASKED)


def test_what_cannot_be_read_spoils_no_other_answer(session: SqlSession) -> None:
    session.find_many(ASKED)
    session.wire.run("ALTER TABLE called RENAME COLUMN day TO moment", (), "Changing")
    answers = session.find_many([_by(BRIEF, 1), _by(CALL, 1), _by(GONE, 1), _by(BRIEF, 3)])
    assert [len(answer.rows) for answer in answers] == [1, 0, 0, 1]
    assert [str(answer.trouble).split(":")[:2] for answer in answers if answer.trouble] == [
        ["crm", "called"],
        ["crm", "gone"],
    ]


def test_more_questions_than_are_on_their_way_at_once(session: SqlSession) -> None:
    answers = session.find_many([_by(CALL, i % 10) for i in range(500)])
    assert [len(answer.rows) for answer in answers[:10]] == [1, 1, MANY - 9, *[1] * 7]
    assert all(a.rows == b.rows for a, b in zip(answers, answers[10:], strict=False))


def test_a_long_list_of_values_among_short_ones(session: SqlSession) -> None:
    long = Question(CALL, (Match("id", Comparison.EXACT, tuple(range(10_000))),))
    answers = session.find_many([_by(CALL, 1), long, long, _by(CALL, 3)])
    assert [len(answer.rows) for answer in answers] == [1, MANY, MANY, 1]


def test_they_see_what_their_own_transaction_wrote(session: SqlSession) -> None:
    with session.transaction() as transaction:
        transaction.erase(CALL, [row.key for row in session.find(CALL, _by(CALL, 1).any_of)])
        assert [len(answer.rows) for answer in session.find_many([_by(CALL, 1), _by(CALL, 3)])] == [0, 1]
    assert [len(answer.rows) for answer in session.find_many([_by(CALL, 1), _by(CALL, 3)])] == [0, 1]


def test_an_open_answer_is_taken_in_first(session: SqlSession) -> None:
    open_answer = session.find(CALL, _by(CALL, 2).any_of)
    first = next(open_answer)
    assert len(session.find_many([_by(CALL, 1)])[0].rows) == 1
    assert len([first, *open_answer]) == MANY - 9


def test_a_server_that_freezes_between_two_answers_is_given_up(postgres: Postgres) -> None:
    url = postgres.database("calls")
    _fill(url)
    connector = SqlConnector(Address(url, options=(("statement_seconds", "1"), ("connect_seconds", "1"))))
    with connector.session() as session:
        assert len(session.find_many(ASKED)) == len(ASKED)
        backends = [p.pid for p in psutil.Process(postgres.server.process.pid).children()]
        began = time.monotonic()
        try:
            for pid in backends:
                os.kill(pid, signal.SIGSTOP)
            with pytest.raises(Unreachable):
                session.find_many(ASKED)
        finally:
            for pid in backends:
                os.kill(pid, signal.SIGCONT)
        with pytest.raises(Unreachable):
            session.find_many(ASKED)
        assert time.monotonic() - began < 10
    with connector.session() as session:
        assert len(session.find_many(ASKED)[0].rows) == 1
    connector.close()


@pytest.mark.parametrize(
    ("instead", "said"), [("pg_sleep(5)", "too long"), ("pg_terminate_backend(pg_backend_pid())", "does not answer")]
)
def test_a_question_that_ends_the_connection_is_said(postgres: Postgres, instead: str, said: str) -> None:
    url = postgres.database("calls")
    _fill(url)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE called RENAME TO held")
        connection.exec_driver_sql(f"CREATE VIEW called AS SELECT held.* FROM held, {instead}")
    engine.dispose()
    connector = SqlConnector(Address(url, options=(("statement_seconds", "1"),)))
    with connector.session() as session, pytest.raises(Unreachable, match=said):
        session.find_many(ASKED[:3])
    connector.close()
