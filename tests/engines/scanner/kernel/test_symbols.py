"""A word's row holds every set of words and classes in which it is."""

from houvast.engines.scanner.kernel.symbols import Symbols, common
from tests.engines.scanner.written import rules_of

SYMBOLS = Symbols(rules_of("[one]\n@person|baas ziek\n*kanker\nkanker* erg\n"))


def row(number: int) -> set[int]:
    return set(SYMBOLS.by_number[number][0])


def test_words_and_classes_are_one_symbol() -> None:
    who = SYMBOLS.of(frozenset({"baas"}), frozenset({"nl:person"}))
    assert who in row(SYMBOLS.row_of_word("klant"))
    assert who in row(SYMBOLS.row_of_word("baas"))
    assert who not in row(SYMBOLS.row_of_word("ziek"))


def test_the_empty_set_is_no_symbol() -> None:
    assert SYMBOLS.of(frozenset(), frozenset()) == 0


def test_parts_have_rows_of_their_own() -> None:
    assert SYMBOLS.row_of_part("*kanker") != SYMBOLS.row_of_part("kanker*") != 0


def test_common_words_weigh_more() -> None:
    weights = SYMBOLS.weights
    assert common()["de"] > common()["klant"]
    assert weights[SYMBOLS.of(frozenset({"baas"}), frozenset({"nl:person"}))] > 100 * common()["klant"]
    assert weights[SYMBOLS.of(frozenset({"ziek"}), frozenset())] == 1 + 100 * common()["ziek"]
