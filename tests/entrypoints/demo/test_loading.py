"""The centre in real databases and a real folder."""

import json
import wave
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, inspect, select, text

from houvast.entrypoints.demo import loading
from houvast.entrypoints.demo.records import Recording
from houvast.entrypoints.demo.schemas import DATABASES
from houvast.entrypoints.demo.systems import SYSTEMS
from tests.entrypoints.demo.conftest import ON


@pytest.fixture(params=["sqlite", "postgres", "mariadb"])
def anywhere(request, tmp_path_factory, centre):
    """The small centre on each kind of database."""
    if request.param == "sqlite":
        return centre
    server = request.getfixturevalue(request.param)
    urls = loading.create_databases(server.database("demo_server"), prefix="demo_centre_")
    return loading.load(tmp_path_factory.mktemp(request.param), ON, people=400, urls=urls)


def engine_of(loaded, system):
    return create_engine(loading._url(loaded.addresses[system]))


def test_every_row_arrives_with_its_values(anywhere):
    for system, metadata in DATABASES.items():
        engine = engine_of(anywhere, system)
        with engine.connect() as connection:
            for shelf in anywhere.world.shelves:
                if shelf.id.system == system:
                    table = metadata.tables[shelf.id.name]
                    stored = [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
                    assert stored == [tuple(row) for row in shelf.rows]
        engine.dispose()


def test_every_foreign_key_holds(anywhere):
    for system, metadata in DATABASES.items():
        engine = engine_of(anywhere, system)
        with engine.connect() as connection:
            for table in metadata.tables.values():
                for key in table.foreign_keys:
                    parent = key.column.table.alias()
                    lost = (
                        select(func.count())
                        .select_from(table.outerjoin(parent, key.parent == parent.c.id))
                        .where(key.parent.is_not(None), parent.c.id.is_(None))
                    )
                    assert connection.scalar(lost) == 0, f"{table}.{key.parent}"
        engine.dispose()


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_keys_and_indexes_are_there(anywhere):
    engine = engine_of(anywhere, "crm")
    found = inspect(engine)
    assert {"customer_number"} in [set(one["column_names"]) for one in found.get_unique_constraints("customer")]
    names = {one["name"] for one in found.get_indexes("customer")}
    assert "ix_customer_mobile" in names
    folded = {"ix_customer_email_lower", "ix_customer_email"}
    assert len(folded & names) == (0 if engine.dialect.name == "sqlite" else 1)  # SQLite's is looked up below
    assert len(found.get_foreign_keys("contact_moment")) == 3
    engine.dispose()


def test_an_address_is_found_by_index_whatever_its_case(centre):
    engine = engine_of(centre, "crm")
    with engine.connect() as connection:
        plan = connection.execute(text("EXPLAIN QUERY PLAN SELECT id FROM customer WHERE lower(email) = 'x'")).all()
    engine.dispose()
    assert "ix_customer_email_lower" in str(plan)


def test_loading_again_replaces(tmp_path):
    loading.load(tmp_path, ON, people=100)
    again = loading.load(tmp_path, ON, people=50)
    engine = engine_of(again, "crm")
    with engine.connect() as connection:
        customers = connection.scalar(select(func.count()).select_from(DATABASES["crm"].tables["customer"]))
    engine.dispose()
    assert customers == len(again.world.shelves.customers.rows)
    assert len(list(Path(again.addresses["recordings"]).rglob("*.wav"))) == len(again.world.shelves.recordings.rows)


def test_recordings_sound_and_their_side_cars_parse(centre):
    folder = Path(centre.addresses["recordings"])
    rows = {row.call_id: row for row in centre.world.shelves.recordings.rows}
    side_cars = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.rglob("*.json")}
    assert set(side_cars) == set(rows) == {path.stem for path in folder.rglob("*.wav")}
    for call_id, found in side_cars.items():
        found["started_at"] = datetime.fromisoformat(found["started_at"])
        assert Recording(**found) == rows[call_id]
    for path in folder.rglob("*.wav"):
        with wave.open(str(path)) as sound:
            assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 1, 8000)
            assert 0.2 < sound.getnframes() / sound.getframerate() <= 1
            assert len(set(sound.readframes(sound.getnframes()))) > 50


def test_another_kind_of_database_is_refused_in_one_line(tmp_path):
    with pytest.raises(loading.UnknownTarget, match="use sqlite, postgresql or mariadb"):
        loading.load(tmp_path, ON, people=20, urls={"crm": "oracle://somewhere/crm"})
    with pytest.raises(loading.UnknownTarget, match="SQLite has no server"):
        loading.create_databases("sqlite:///x.db")


def test_the_number_of_people_decides_how_much_there_is(tmp_path):
    small, large = (loading.load(tmp_path / str(people), ON, people=people) for people in (40, 400))
    assert set(small.addresses) == set(large.addresses) == set(SYSTEMS)
    assert len(small.world.people) < len(large.world.people)
    assert small.rows * 3 < large.rows
