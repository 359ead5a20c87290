import json
from base64 import b64decode
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from houvast.features.rights.answer.contracts import Column, Table
from houvast.features.rights.answer.machine_readable import write_json
from houvast.features.rights.answer.selection import disclosed
from tests.features.rights.answer import cast

BACK = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "time": time.fromisoformat,
    "decimal": Decimal,
    "base64": b64decode,
    "uuid": UUID,
}


def read_back(table):
    readers = {column["name"]: BACK.get(column["type"], lambda value: value) for column in table["columns"]}
    return tuple(
        tuple(None if value is None else readers[name](value) for name, value in row.items()) for row in table["rows"]
    )


def test_every_type_comes_back():
    row = (
        "x",
        7,
        1.5,
        Decimal("12.50"),
        False,
        date(2026, 3, 5),
        datetime.fromisoformat("2026-03-05T09:03:00.000123+01:00"),
        time(9, 3),
        b"\x00\xff",
        UUID(int=5),
        ["a", {"b": None}],
        "\udc80 \x00 \ufeff 漢",
        None,
    )
    columns = tuple(Column(f"c{place}", "C") for place in range(len(row)))
    answer = replace(cast.access(), tables=(Table("CRM", "Klant", columns, (row, (None,) * len(row))),))
    (table,) = json.loads(write_json(answer))["tables"]
    assert read_back(table) == (row, (None,) * len(row))
    assert [column["type"] for column in table["columns"]][-1] == "null"


def test_a_column_of_two_types_says_so():
    table = Table("CRM", "Klant", (Column("a", "A"),), ((1,), ("1",)))
    (read,) = json.loads(write_json(replace(cast.access(), tables=(table,))))["tables"]
    assert read["columns"][0]["type"] == "mixed"


def test_the_columns_tell_where_data_come_from():
    read = json.loads(write_json(disclosed(cast.access())))
    assert {"name": "segment", "label": "Segment", "type": "string", "origin": "inferred", "portable": False} in read[
        "tables"
    ][0]["columns"]
    assert read["tables"][0]["csv_file"] == "gegevens-01.csv"


def test_the_whole_answer_is_there():
    read = json.loads(write_json(cast.erasure("en")))
    assert read["form"] == "houvast.answer"
    assert (read["case"], read["right"], read["outcome"]) == ("2026-00042", "erasure", "partly")
    assert read["dates"]["due"] == "2026-04-07"
    assert read["kept"][0]["until"] == "2032-12-31"
    assert read["changes"][1] == {
        "system": "Contacts",
        "collection": "Call",
        "erased": 14,
        "changed": 2,
        "mentions": 3,
        "restricted": 0,
    }
    assert read["remedies"]["court"]
    assert json.loads(write_json(cast.rectification()))["corrections"][1]["old"] is None
    assert json.loads(write_json(cast.access()))["recordings"][0]["file"] == "opname-01.wav"
    assert json.loads(write_json(cast.access()))["activities"][0]["recipients"][0]["name"] == "Wolkenkamer B.V."
