"""The fake refuses what a database refuses, and can be taken away or broken on purpose."""

import pytest

from houvast.connectors.memory.store import Store, column, make_store
from houvast.connectors.protocol import Address, Change, ForeignKey, Refused, Unreachable, ValueType
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey

PARENT = Collection(CollectionId("crm", "parent"), (Field("id", primary_key=True), Field("name"), Field("mood")))
ONE, TWO = (RowKey(PARENT.id, (("id", n),)) for n in (1, 2))


@pytest.fixture
def store() -> Store:
    made = make_store("store")
    number = ValueType.INTEGER
    columns = [
        column("id", number),
        column("name"),
        column("mood", ValueType.ENUM, choices=("glad", "sad")),
        column("twice", number, generated=True),
    ]
    made.add("parent", columns, rows=[{"id": 1, "name": "x"}, {"id": 2}])
    for name, on_delete in (("follows", "cascade"), ("forgets", "set null")):
        made.add(
            name,
            [column("id", number), column("parent", number)],
            foreign_keys=[ForeignKey(("parent",), "parent", ("id",), on_delete)],
            rows=[{"id": 10, "parent": 1}, {"id": 20, "parent": 2}],
        )
    return made


def test_erasure_cascades_and_empties(store: Store) -> None:
    connector = open_connector("memory", Address("memory:store"))
    with connector.session() as session, session.transaction() as transaction:
        assert transaction.erase(PARENT, [ONE]) == 1
    assert store.rows["follows"] == [{"id": 20, "parent": 2}]
    assert store.rows["forgets"] == [{"id": 10, "parent": None}, {"id": 20, "parent": 2}]


@pytest.mark.parametrize("values", [{"mood": "angry"}, {"id": 2}, {"id": None}, {"twice": 4}])
def test_what_a_database_refuses_is_refused(store: Store, values: dict[str, str | int | None]) -> None:
    with (
        open_connector("memory", Address("memory:store")).session() as session,
        pytest.raises(Refused),
        session.transaction() as transaction,
    ):
        transaction.change(PARENT, [Change(ONE, values)])
    assert store.rows["parent"][0] == {"id": 1, "name": "x", "mood": None, "twice": None}


def test_it_breaks_off_after_so_many_writes_and_undoes_them(store: Store) -> None:
    store.break_after = 1
    with (
        pytest.raises(Unreachable),
        open_connector("memory", Address("memory:store")).session() as session,
        session.transaction() as transaction,
    ):
        transaction.change(PARENT, [Change(ONE, {"name": "y"}), Change(TWO, {"name": "z"})])
    assert store.rows["parent"][0]["name"] == "x"


def test_it_can_be_out_of_reach_or_ask_for_a_secret(store: Store) -> None:
    store.secret = "right"
    with pytest.raises(Unreachable), open_connector("memory", Address("memory:store", secret="wrong")).session():
        pytest.fail("a session was opened")
    store.reachable = False
    for address in (Address("memory:store", secret="right"), Address("memory:none")):
        with pytest.raises(Unreachable), open_connector("memory", address).session():
            pytest.fail("a session was opened")


def test_rows_given_and_rows_kept_are_not_the_same_objects(store: Store) -> None:
    with open_connector("memory", Address("memory:store")).session() as session:
        row = session.read(PARENT, [ONE])[ONE]
        with session.transaction() as transaction:
            transaction.change(PARENT, [Change(ONE, {"name": "y"})])
        assert row.values["name"] == "x"
