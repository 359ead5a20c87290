import pyarrow as pa

from houvast.engines.scanner.batches import Found
from houvast.engines.scanner.model import Finding
from houvast.features.noteguard.bulk.batching import batch_of
from houvast.features.noteguard.bulk.blocks import Note
from houvast.features.noteguard.bulk.counting import counted
from houvast.features.noteguard.contracts.scans import Asked, Skipped, Total

KINDS = [Finding("health", 0, 0, 2, 0.9, "nl.health.a", "v"), Finding("phone", 0, 0, 1, 0.9, "phone.b", "v")]
ROWS = [
    Note("0", "a", "Noord", "2026-01"),
    Skipped("line 2", "is no JSON"),
    Note("2", "b", "Zuid", "2026-01"),
    Note("3", "c", "Noord", "2026-02"),
]


def found(*pairs: tuple[int, int]) -> Found:
    row, kind = ([pair[at] for pair in pairs] for at in (0, 1))
    places = pa.array([0] * len(pairs), pa.uint32())
    return Found(pa.array(row, pa.uint32()), places, places, pa.array(kind, pa.int32()), KINDS)


def test_notes_and_findings_by_place():
    total = counted(batch_of(ROWS, Asked(group_field="g", time_field="t")), found((0, 0), (0, 0), (0, 1), (3, 1)))
    assert (total.notes, total.flagged, total.sensitive) == (3, 2, 1)
    assert total.by == {
        ("health", "Noord", "2026-01"): 2,
        ("phone", "Noord", "2026-01"): 1,
        ("phone", "Noord", "2026-02"): 1,
    }
    assert total.seen == {("Noord", "2026-01"): 1, ("Zuid", "2026-01"): 1, ("Noord", "2026-02"): 1}
    assert total.hit == {("Noord", "2026-01"): 1, ("Noord", "2026-02"): 1}
    assert total.rules == {("health", "nl.health.a"): 2, ("phone", "phone.b"): 2}
    assert total.by_category() == {"health": 2, "phone": 2}


def test_without_places_and_without_findings():
    assert counted(batch_of(ROWS, Asked()), found()) == Total(3, seen={("", ""): 3})
    assert counted(batch_of([], Asked()), found()) == Total()
    both = counted(batch_of(ROWS, Asked()), found((2, 1))).with_more(counted(batch_of(ROWS, Asked()), found((2, 1))))
    assert (both.notes, both.by, both.hit) == (6, {("phone", "", ""): 2}, {("", ""): 2})
