"""Each recogniser of the kernel finds what its Python module finds, wherever it is tried."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.invented_notes import invented
from houvast.engines.scanner.kernel.calling import Kernel
from houvast.engines.scanner.kernel.starting import started_with
from houvast.engines.scanner.notes import Kind, tokenise
from houvast.engines.scanner.recognisers.registry import recognisers
from tests.engines.scanner.kernel.paths import sentences
from tests.engines.scanner.kernel.pieces import examples, mixtures, spliced
from tests.engines.scanner.written import rules_of


@cache
def kernel() -> Kernel:
    return started_with(rules_of("[all]\n" + "\n".join(f"%{code}" for code in told())))


def told() -> list[str]:
    return sorted({code for kind in Kind for code, _ in recognisers(kind)})


def expected(text: str) -> list[tuple[str, int, int]]:
    note = tokenise(text)
    return [
        (code, token.start, note.tokens[end - 1].end)
        for at, token in enumerate(note.tokens)
        for code, recognise in recognisers(token.kind)
        if (end := recognise(note, at))
    ]


def same(text: str) -> int:
    """Hold that both find the same in a text, and return how much that is."""
    wanted = sorted(expected(text))
    assert sorted(kernel().recognised(text)) == wanted, ascii(text)
    return len(wanted)


def test_every_recogniser_is_there() -> None:
    assert told() == kernel().meta["codes"]
    assert set(told()) <= set(kernel().recognisers())


def test_what_the_modules_are_tried_with() -> None:
    assert sum(map(same, examples())) > len(examples())


def test_the_examples_of_the_lexicon() -> None:
    assert sum(map(same, sentences())) > 1000


def test_invented_notes() -> None:
    assert sum(map(same, invented(500, seed=11))) > 1000


@settings(max_examples=600, deadline=None)
@given(mixtures())
def test_mixtures(text: str) -> None:
    same(text)


@settings(max_examples=300, deadline=None)
@given(spliced())
def test_examples_sewn_together(text: str) -> None:
    same(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text(text: str) -> None:
    same(text)


@pytest.mark.parametrize(
    "piece",
    ["van ", "Jan-", "a#", "#", "a:", "ab::", "a@a-", "J.", "Str.-", "nr.", "straat nr", "(+", "1 ", "0-", "''"],
)
def test_long_runs(piece: str) -> None:
    same(piece * 70)
    same("klant " + piece * 45 + "\nJan")
