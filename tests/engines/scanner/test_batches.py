import random
from itertools import pairwise

import pyarrow as pa
import pytest

from houvast.engines.scanner.batches import COLUMNS, Found, find, scan_batch
from houvast.engines.scanner.scanning import scan
from tests.engines.scanner.kernel import paths

NOTES = [
    "Klant heeft diabetes.",
    "",
    "Ügyfél 😀 klant is een klootzak, bel 06-12345678",
    "niets aan de hand",
    None,
    "Mevrouw heeft reuma.\0 en kanker",
    "La cliente est enceinte",
]


def plainly(texts: list[str | None]) -> list[tuple[int, int, int, str]]:
    return [(row, f.start, f.end, f.rule) for row, text in enumerate(texts) for f in scan(text or "")]


def told(found: Found) -> list[tuple[int, int, int, str]]:
    rules = [found.kinds[at].rule for at in found.kind.to_pylist()]
    return list(zip(found.row.to_pylist(), found.start.to_pylist(), found.end.to_pylist(), rules, strict=True))


def test_a_batch_gives_what_each_note_gives():
    made = scan_batch(pa.record_batch({"id": [f"n{at}" for at in range(len(NOTES))], "text": NOTES}))
    assert made.schema.names == list(COLUMNS)
    rows = made.to_pylist()
    assert [(r["row"], r["start"], r["end"], r["rule"]) for r in rows] == plainly(NOTES)
    for row in rows:
        (one,) = [f for f in scan(NOTES[row["row"]]) if (f.start, f.rule) == (row["start"], row["rule"])]
        assert (row["category"], row["severity"], row["ruleset"]) == (one.category, one.severity, one.ruleset)
        assert row["confidence"] == pytest.approx(one.confidence)
        assert row["id"] == f"n{row['row']}"


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
)
def test_any_kind_of_text_column_and_a_slice_of_it(kind):
    texts = pa.array(NOTES).cast(kind)
    assert told(find(texts)) == plainly(NOTES)
    assert told(find(texts.slice(2, 4))) == plainly(NOTES[2:6])


@pytest.mark.parametrize("texts", [[], [None], ["", ""]])
def test_nothing_to_find(texts):
    assert len(find(pa.array(texts, pa.string()))) == 0
    assert (
        scan_batch(pa.record_batch({"id": pa.array(range(len(texts))), "text": pa.array(texts, pa.string())})).num_rows
        == 0
    )


def test_both_ways_find_the_same():
    chance = random.Random(4)
    texts = [*chance.sample(paths.sentences(), 300), "", "x\0y", "e\u0301e\u0301n \u200bklootzak"]
    chance.shuffle(texts)
    fast, plain = find(pa.array(texts), paths.fast()), find(pa.array(texts), paths.plain())
    assert told(fast) == told(plain)
    assert len(plain) > 100
    assert all(before <= after for before, after in pairwise(plain.row.to_pylist()))


def test_only_what_is_wanted():
    found = find(pa.array(NOTES)).only(lambda one: one.category == "health")
    assert {found.kinds[at].category for at in found.kind.to_pylist()} == {"health"}
    assert len(found) < len(find(pa.array(NOTES)))


@pytest.mark.parametrize("way", [paths.fast, paths.plain])
def test_the_note_after_a_very_long_one(way):
    short = "Klant heeft diabetes."
    long = "Alles is in orde met het pakket, zei hij. " * 8_000
    assert [row for row, *_ in told(find(pa.array([short, long, short]), way()))] == [0, 2]


def test_customer_numbers_by_masks():
    texts = ["klant KL-004711 belt", None, "niets", "nr kl-000001"]
    found = find(pa.array(texts), masks=("KL-999999",))
    assert [(row, texts[row][start:end]) for row, start, end, _ in told(found)] == [(0, "KL-004711"), (3, "kl-000001")]
    assert {one.category for one in found.kinds} == {"customer_number"}
    made = scan_batch(pa.record_batch({"id": [1, 2, 3, 4], "text": texts}), ("KL-999999",))
    assert made.column("id").to_pylist() == [1, 4]
