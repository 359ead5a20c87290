import json

from houvast.features.noteguard.bulk.blocks import Note
from houvast.features.noteguard.bulk.pool import results, usual_processes
from houvast.features.noteguard.bulk.sources.rows import BatchBlock, RowsBlock
from houvast.features.noteguard.bulk.working import work
from houvast.features.noteguard.contracts.scans import Asked, Skipped

NOTES = (Note("1", "Klant heeft diabetes."), Skipped("line 2", "is no JSON"), Note("3", "Niets aan de hand."))


def test_a_block_is_read_scanned_counted_and_written():
    done = work(RowsBlock(NOTES), Asked(), "jsonl")
    told = [json.loads(line) for line in done.made.splitlines()]
    assert [len(one["findings"]) for one in told] == [1, 0, 0]
    assert (done.rows, done.skipped, done.total.notes, done.total.flagged) == (3, (NOTES[1],), 2, 1)


def test_only_what_was_asked_for():
    for asked in (Asked(categories=frozenset(["religion"])), Asked(least_severity=4), Asked(least_confidence=1.0)):
        assert work(RowsBlock(NOTES), asked, "table").total.flagged == 0
    batch = RowsBlock(NOTES).read(Asked())
    assert work(BatchBlock(batch), Asked(), "csv").made.startswith(b"1,health,12,20,")
    assert work(BatchBlock(batch), Asked(), "parquet").made.num_rows == 1
    assert work(BatchBlock(batch), Asked(), "html").made == b""


def test_results_come_in_the_order_of_the_blocks():
    blocks = [(at, RowsBlock((Note(str(at), "x " * (5_000 if at == 0 else 1)),))) for at in range(12)]
    for processes in (1, 2):
        done = list(results(iter(blocks), Asked(), "jsonl", processes=processes))
        assert [behind for behind, _ in done] == list(range(12))
        assert [json.loads(one.made)["id"] for _, one in done] == list(range(12))
    assert usual_processes() >= 1
