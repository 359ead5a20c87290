from datetime import date

from houvast.connectors.memory.store import column, make_store
from houvast.connectors.protocol import Address, CanSample
from houvast.connectors.registry import open_connector
from houvast.connectors.sampling import as_text, drawn


def test_rows_are_drawn_by_chance_from_a_bounded_beginning():
    read = []

    def rows():
        for n in range(10_000):
            read.append(n)
            yield {"n": n}

    found = drawn(rows(), ["n"], 10, 7)
    assert len(found) == 10
    assert len(read) <= 201
    assert found != [(str(n),) for n in range(10)]
    assert found == drawn(({"n": n} for n in range(10_000)), ["n"], 10, 7)


def test_values_become_short_text():
    assert as_text(None) is None
    assert as_text(b"secret") is None
    assert as_text(date(1980, 2, 1)) == "1980-02-01"
    assert as_text({"a": [1]}) == '{"a": [1]}'
    assert len(as_text("x" * 9000) or "") == 2000


def test_a_system_in_memory_gives_a_sample():
    make_store("sampling").add("person", [column("id"), column("name")], rows=[{"id": "1", "name": "Jan"}])
    with open_connector("memory", Address("memory:sampling")).session() as session:
        assert isinstance(session, CanSample)
        assert session.sample("person", ["name"], 5, 1) == [("Jan",)]
