"""How well notes are judged may not fall behind: floors well below what `bench/notes.json` says was measured."""

import pytest

from bench.notes import LABELLED, hard_clean, scored
from bench.scoring import STRUCTURED
from houvast.engines.scanner.model import SENSITIVE
from houvast.engines.scanner.scanning import scan


@pytest.mark.parametrize(
    ("name", "sensitive", "any_sensitive", "structured", "names"),
    [
        ("development", 0.93, 0.95, 0.98, 0.95),
        ("second", 0.90, 0.93, 0.97, 0.92),
        ("third", 0.85, 0.88, 0.95, 0.90),
        ("fourth", 0.90, 0.93, 0.97, 0.90),
        ("fifth", 0.90, 0.93, 0.97, 0.90),
        ("sixth", 0.90, 0.93, 0.95, 0.90),
    ],
)
def test_labelled_notes(name, sensitive, any_sensitive, structured, names):
    score = scored(LABELLED / f"{name}.jsonl")["all"]
    assert score.rates(SENSITIVE)[2] >= sensitive
    assert score.any_sensitive()[2] >= any_sensitive
    assert score.rates(STRUCTURED)[2] >= structured
    assert score.rates(["name"])[2] >= names


CLEAN = ("clean", "clean_third", "clean_fourth", "clean_fifth", "clean_sixth", "clean_seventh")


@pytest.mark.parametrize("name", CLEAN)
def test_notes_that_look_sensitive_and_are_not(name):
    lines = list(hard_clean(f"{name}.txt"))
    flagged = [line for line in lines if any(one.category in SENSITIVE for one in scan(line))]
    assert len(flagged) < 0.03 * len(lines), flagged[:20]
