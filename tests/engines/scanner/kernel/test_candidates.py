"""Rules are listed by what they are found by, with the rarest word that must stand beside it."""

from houvast.engines.scanner.kernel.candidates import NONE, REACH, SYMBOL_BITS, Candidates, Needs
from houvast.engines.scanner.kernel.symbols import Symbols
from tests.engines.scanner.written import rules_of

RULES = rules_of("[one]\nerg ziek naar ziekenhuis\ndoodziek\n> %pin < bij bank\n")
SYMBOLS = Symbols(RULES)


def symbol(word: str) -> int:
    return SYMBOLS.of(frozenset({word}), frozenset())


def test_the_rarest_word_around_the_anchor() -> None:
    needs = dict(
        zip((rule.pattern[rule.anchor].words for rule in RULES.rules), Needs(RULES, SYMBOLS).of_rule, strict=True)
    )
    assert needs[frozenset({"ziekenhuis"})] in [(symbol("erg"), -3), (symbol("ziek"), -2), (symbol("naar"), -1)]


def test_a_rule_of_one_word_needs_nothing() -> None:
    needs = Needs(RULES, SYMBOLS)
    (single,) = [rule for rule in RULES.rules if len(rule.pattern) == 1]
    assert needs.of_rule[single.number] == (0, 0)


def test_each_needed_symbol_has_a_bit() -> None:
    needs = Needs(RULES, SYMBOLS)
    for one, _ in needs.of_rule:
        assert needs.bits_of([one]) == (1 << needs.bit(one) if one else 0)


def test_a_list_names_its_language_its_rules_and_how_far_they_look() -> None:
    lists = Candidates(RULES, SYMBOLS, ["", "nl"])
    at = lists.of_row((symbol("ziekenhuis"),))
    assert lists.of_row(()) == NONE
    assert lists.of_row((symbol("ziekenhuis"),)) == at
    head, language, count, low, high, need, number = lists.pool[at : at + 7]
    (one,) = [rule for rule in RULES.rules if "ziekenhuis" in rule.pattern[rule.anchor].words]
    wanted, far = lists.needs.of_rule[one.number]
    assert (head, language, count, number) == (1 | -far << 8, 1, 1, one.number)
    assert need == wanted | lists.needs.bit(wanted) << SYMBOL_BITS | (REACH + far) << SYMBOL_BITS + 6
    assert low | high << 32 == 1 << lists.needs.bit(wanted)
