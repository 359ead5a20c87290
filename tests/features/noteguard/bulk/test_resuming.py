import pytest

from houvast.features.noteguard.bulk.resuming import CannotResume, State, beside, keep, kept, mark_of
from houvast.features.noteguard.contracts.scans import Asked, Total

TOTAL = Total(
    5, 2, 1, {("health", "g", "2026-01"): 2}, {("g", "2026-01"): 5}, {("g", "2026-01"): 2}, {("health", "r"): 2}
)


def test_what_was_kept_is_found_again(tmp_path):
    output = tmp_path / "found.jsonl"
    assert kept(output, "m") == State("m")
    state = State("m", 5, 99, TOTAL)
    keep(output, state)
    assert kept(output, "m") == state
    with pytest.raises(CannotResume, match="another scan"):
        kept(output, "n")
    beside(output).write_text('{"mark": "m"}')
    with pytest.raises(CannotResume, match="damaged"):
        kept(output, "m")


def test_another_question_is_another_scan(tmp_path):
    path = tmp_path / "notes.jsonl"
    path.write_text("a")
    asked = Asked(categories=frozenset(["health", "religion"]))
    mark = mark_of(str(path), asked, "jsonl", "r1")
    assert mark == mark_of(str(path), Asked(categories=frozenset(["religion", "health"])), "jsonl", "r1")
    marks = {mark, mark_of(str(path), Asked(), "jsonl", "r1"), mark_of(str(path), asked, "csv", "r1")}
    marks |= {mark_of(str(path), asked, "jsonl", "r2")}
    path.write_text("ab")
    assert len(marks | {mark_of(str(path), asked, "jsonl", "r1")}) == 5
