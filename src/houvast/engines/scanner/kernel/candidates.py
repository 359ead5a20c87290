"""Which rules are tried at a row or at what a recogniser found, by language, with what must stand beside."""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import Final

from houvast.engines.scanner.kernel.gates import distances
from houvast.engines.scanner.kernel.symbols import Symbols
from houvast.engines.scanner.rules.model import Rule, RuleSet, What

REACH: Final = 8  # tokens around an anchor
SYMBOL_BITS, _BIT_BITS = 18, 6
NONE: Final = 0xFFFFFFFF
_OWN_BITS: Final = 44
_MET: Final = 500  # the weight of an anchor that most notes have
Need = tuple[int, int]  # a symbol, and how far it may be behind the anchor (before it: negative); 0, 0: nothing


class Needs:
    """For each rule the rarest symbol that must stand around its anchor; for each such symbol one of 64 bits.

    Those that are asked for most have a bit of their own; of the others, common symbols share bits with common ones, so
    that the bit of a rare one is seldom set. Tokens in other sentences count as well: this only keeps rules from being
    followed in vain.
    """

    def __init__(self, rules: RuleSet, symbols: Symbols) -> None:
        self._symbols, self._weights = symbols, symbols.weights()
        self.of_rule = [self._need(rule) for rule in rules.rules]
        self._bits = self._shared(self._asked(rules))

    def _need(self, rule: Rule) -> Need:
        right = distances(rule.pattern[rule.anchor + 1 :])
        left = distances(rule.pattern[: rule.anchor][::-1])
        found = [(self._symbols.of(e.words, e.classes), far) for e, far in right if far <= REACH]
        found += [(self._symbols.of(e.words, e.classes), -far) for e, far in left if far <= REACH]
        return min(found, key=self._rarity, default=(0, 0))

    def _rarity(self, need: Need) -> tuple[int, int, int]:
        symbol, far = need
        return self._weights[symbol], far, symbol

    def _asked(self, rules: RuleSet) -> Counter[int]:
        """Return how often each symbol is looked for in notes: whenever the anchor of a rule that needs it is met."""
        found: Counter[int] = Counter()
        for rule, (symbol, _) in zip(rules.rules, self.of_rule, strict=True):
            anchor = rule.pattern[rule.anchor]
            is_word = anchor.what is not What.ENTITY
            met = self._weights[self._symbols.of(anchor.words, anchor.classes)] if is_word else _MET
            found[symbol] += min(met, _MET)
        del found[0]
        return found

    def _shared(self, asked: Counter[int]) -> dict[int, int]:
        first = [symbol for symbol, _ in sorted(asked.items(), key=_most_first)[:_OWN_BITS]]
        rest = sorted(asked.keys() - first, key=lambda one: (-self._weights[one], one))
        bits = {symbol: at for at, symbol in enumerate(first)}
        return bits | {symbol: _OWN_BITS + at * (64 - _OWN_BITS) // len(rest) for at, symbol in enumerate(rest)}

    def bit(self, symbol: int) -> int:
        """Return the number of a symbol's bit."""
        return self._bits.get(symbol, 0)

    def bits_of(self, symbols: Iterable[int]) -> int:
        """Return the bits of those symbols that some rule needs."""
        found = 0
        for symbol in symbols:
            if symbol in self._bits:
                found |= 1 << self._bits[symbol]
        return found


def _most_first(of_symbol: tuple[int, int]) -> tuple[int, int]:
    symbol, asked = of_symbol
    return -asked, symbol


class Candidates:
    """The lists of rules, as the kernel reads them; equal lists are kept once."""

    def __init__(self, rules: RuleSet, symbols: Symbols, languages: list[str]) -> None:
        self.needs = Needs(rules, symbols)
        self.pool = array("I")
        self._rules, self._language = rules, {name: at for at, name in enumerate(languages)}
        self._known: dict[tuple[int, ...], int] = {}
        self._of_row: dict[tuple[int, ...], int] = {}
        self._of_symbol: dict[int, list[int]] = {}
        self._of_code: dict[str, list[int]] = {}
        for rule in rules.rules:
            anchor = rule.pattern[rule.anchor]
            if anchor.what is What.ENTITY:
                for code in anchor.shapes:
                    self._of_code.setdefault(code, []).append(rule.number)
            else:
                symbol = symbols.of(anchor.words, anchor.classes)
                self._of_symbol.setdefault(symbol, []).append(rule.number)

    def of_row(self, symbols: tuple[int, ...]) -> int:
        """Return the place of the list of a row, NONE when no rule is found by it."""
        if symbols not in self._of_row:
            numbers = sorted(number for s in symbols for number in self._of_symbol.get(s, ()))
            self._of_row[symbols] = self._list(tuple(numbers))
        return self._of_row[symbols]

    def of_code(self, code: str) -> int:
        """Return the place of the list of what a recogniser finds."""
        return self._list(tuple(self._of_code.get(code, ())))

    def _list(self, numbers: tuple[int, ...]) -> int:
        if not numbers:
            return NONE
        if numbers not in self._known:
            self._known[numbers] = len(self.pool)
            self._put(numbers)
        return self._known[numbers]

    def _put(self, numbers: tuple[int, ...]) -> None:
        """Put how many languages a list has and how far it reaches, and for each language its rules."""
        groups: dict[int, list[int]] = {}
        for number in numbers:
            groups.setdefault(self._language[self._rules.rules[number].header.language], []).append(number)
        reaches = [self.needs.of_rule[number][1] for number in numbers]
        self.pool.append(len(groups) | max(0, -min(reaches)) << 8 | max(0, *reaches) << 12)
        for language in sorted(groups):
            self._put_group(language, groups[language])

    def _put_group(self, language: int, numbers: list[int]) -> None:
        needs = [self.needs.of_rule[number] for number in numbers]
        all_bits = sum(1 << bit for bit in {self.needs.bit(symbol) for symbol, _ in needs})
        low, high = (all_bits & NONE, all_bits >> 32) if all(symbol for symbol, _ in needs) else (NONE, NONE)
        self.pool.extend((language, len(numbers), low, high))
        for number, (symbol, far) in zip(numbers, needs, strict=True):
            reach = (REACH + far) << (SYMBOL_BITS + _BIT_BITS)
            self.pool.extend((symbol | self.needs.bit(symbol) << SYMBOL_BITS | reach, number))
