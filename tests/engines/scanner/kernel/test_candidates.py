"""Rules are found by the rarest word that they ask for, with what must stand beside it."""

from houvast.engines.scanner.kernel.candidates import (
    AT_ENTITY,
    AT_WORD,
    HERE,
    NO_BIT,
    NO_CODE,
    NOTHING,
    REACH,
    Candidates,
    Key,
)
from houvast.engines.scanner.kernel.symbols import Symbols
from tests.engines.scanner.written import rules_of

RULES = rules_of("[one]\nde ziek naar ziekenhuis\ndoodziek\nzk > %pin <\n")
SYMBOLS = Symbols(RULES)
LISTS = Candidates(RULES, SYMBOLS, ["", "nl"], ["pin"])


def symbol(*words: str) -> int:
    return SYMBOLS.of(frozenset(words), frozenset())


def key_of(*words: str) -> Key:
    """Return the key of the rule that asks for these words, or for no word at all."""
    (found,) = [
        LISTS.keys[rule.number]
        for rule in RULES.rules
        if {word for element in rule.pattern for word in element.words} == set(words)
    ]
    return found


def test_a_rule_is_found_by_its_rarest_word() -> None:
    key = key_of("de", "ziek", "naar", "ziekenhuis")
    assert key.symbol in {symbol("ziekenhuis"), symbol("ziek")}
    assert key.anchor in {HERE, AT_WORD}
    assert key.asked not in {symbol("de"), symbol("naar"), 0}


def test_a_rule_of_one_word_needs_nothing() -> None:
    key = key_of()
    assert key == Key(SYMBOLS.of(frozenset(), frozenset({"nl.health.one"})), HERE, 0, 0, 0)


def test_a_rule_of_a_number_is_found_by_its_word() -> None:
    key = key_of("zk")
    assert (key.symbol, key.anchor, key.asked, key.reach) == (symbol("zk"), AT_ENTITY, 0, 1)


def test_each_needed_symbol_has_a_bit() -> None:
    for key in LISTS.keys:
        near = key.asked if key.anchor != AT_ENTITY else 0
        assert LISTS.needs.bits_of([near]) == (1 << LISTS.needs.bit(near) if near else 0)
    assert LISTS.needs.bit(0) == NO_BIT


def test_a_list_names_what_its_rules_need() -> None:
    single = key_of().symbol
    at = LISTS.of_row((single,))
    assert LISTS.of_row(()) == NOTHING
    assert LISTS.of_row((single,)) == at
    number = LISTS.keys.index(key_of())
    language = ["", "nl"].index(RULES.rules[number].header.language)
    count, low, high, how, rule = LISTS.pool[at : at + 5]
    assert (count, low | high << 32) == (1, 1 << NO_BIT)
    assert how == REACH << 16 | language << 23 | NO_CODE << 26
    assert rule == number | NO_BIT << 20 | NO_BIT << 26
