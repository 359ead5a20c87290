import csv
import io
import json

import pyarrow as pa

from houvast.engines.scanner.batches import Found
from houvast.engines.scanner.model import Finding
from houvast.features.noteguard.bulk.batching import batch_of
from houvast.features.noteguard.bulk.blocks import Note
from houvast.features.noteguard.bulk.writing import FIELDS, as_dict, header, lines, rows, sheet
from houvast.features.noteguard.contracts.scans import Asked, Skipped

KIND = Finding("health", 0, 0, 2, 0.9, "nl.health.a", "v1", ("about a person", "not negated"), 'Zeg "één"')
BATCH = batch_of([Note("1", "a"), Note('"=b"', "b"), Skipped("line 3", "is no JSON"), Note('"c"', "c")], Asked())


def found(*places: tuple[int, int, int]) -> Found:
    columns = [pa.array([place[at] for place in places], pa.uint32()) for at in range(3)]
    return Found(*columns, pa.array([0] * len(places), pa.int32()), [KIND])


def test_a_line_for_each_note_with_its_findings():
    told = [json.loads(line) for line in lines(BATCH, found((1, 2, 5), (1, 7, 9), (3, 0, 1))).decode().splitlines()]
    assert [one["id"] for one in told] == [1, "=b", None, "c"]
    assert told[0]["findings"] == []
    assert [(f["start"], f["end"]) for f in told[1]["findings"]] == [(2, 5), (7, 9)]
    assert told[1]["findings"][0] == as_dict(KIND) | {"start": 2, "end": 5}
    assert told[2] == {"id": None, "skipped": "line 3", "why": "is no JSON", "findings": []}
    assert lines(batch_of([], Asked()), found()) == b""


def test_a_row_for_each_finding():
    made = rows(BATCH, found((1, 2, 5))).to_pylist()
    assert [list(one) for one in made] == [list(FIELDS)]
    assert made[0]["id"] == '"=b"'
    assert made[0]["evidence"] == ["about a person", "not negated"]


def test_a_sheet_holds_no_formula():
    text = (header() + sheet(BATCH, found((0, 1, 2), (1, 2, 5)))).decode()
    told = list(csv.DictReader(io.StringIO(text)))
    assert [one["id"] for one in told] == ["1", "'=b"]
    assert told[0]["confidence"] == "0.9"
    assert told[1]["hint"] == 'Zeg "één"'
    assert sheet(BATCH, found()) == b""
