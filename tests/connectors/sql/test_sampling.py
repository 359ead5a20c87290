import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, CanSample, Unreadable
from houvast.connectors.registry import open_connector
from houvast.connectors.sql import sampling
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

MANY = 3000


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
def url(request: pytest.FixtureRequest, tmp_path) -> str:
    if request.param == "sqlite":
        (tmp_path / "sample.db").touch()
        return f"sqlite:///{tmp_path / 'sample.db'}"
    server: Postgres | MariaDB = request.getfixturevalue("postgres" if request.param == "postgresql" else "mariadb")
    return server.database("sampling")


@pytest.fixture
def filled(url: str) -> str:
    engine, metadata = sa.create_engine(url), sa.MetaData()
    table = sa.Table(
        "person",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("e mail%", sa.String(80)),
        sa.Column("born", sa.Date),
        sa.Column("picture", sa.LargeBinary),
        sa.Column("story", sa.Text),
    )
    metadata.drop_all(engine)
    metadata.create_all(engine)
    with engine.begin() as connection:
        rows = [{"id": n * 10, "e mail%": f"p{n}@example.org", "born": None, "picture": b"x"} for n in range(MANY)]
        connection.execute(sa.insert(table), rows)
        connection.execute(sa.update(table).values(story="lang " * 1000).where(table.c.id < 100))
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE person")
    engine.dispose()
    return url


def sampled(url: str, columns, rows: int = 100, seed: int = 1):
    connector = open_connector("sql", Address(url))
    with connector.session() as session:
        assert isinstance(session, CanSample)
        found = session.sample("person", columns, rows, seed)
    connector.close()
    return found


def test_a_sample_is_bounded_and_text(filled):
    found = sampled(filled, ["id", "e mail%", "picture"])
    assert len(found) == 100
    assert all(mail == f"p{int(key) // 10}@example.org" and picture is None for key, mail, picture in found)


def test_a_large_table_is_neither_sorted_nor_read_whole(filled, monkeypatch):
    monkeypatch.setattr(sampling, "SMALL", 500)
    found = sampled(filled, ["id"])
    keys = [int(key) for (key,) in found]
    assert 50 <= len(keys) <= 100
    assert max(keys) - min(keys) > MANY * 10 / 4


def test_long_texts_are_cut(filled):
    stories = [story for (story,) in sampled(filled, ["story"], rows=5000) if story]
    assert stories
    assert {len(story) for story in stories} == {2000}


def test_what_is_not_there_is_said(filled):
    with pytest.raises(Unreadable, match="no column"):
        sampled(filled, ["nothing"])
