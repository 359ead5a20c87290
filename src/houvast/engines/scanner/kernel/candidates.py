"""Which rules are tried at a word or at what a recogniser found, with what must stand beside."""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from houvast.engines.scanner.kernel.gates import distances
from houvast.engines.scanner.kernel.symbols import Symbols
from houvast.engines.scanner.rules.model import Rule, RuleSet, What

REACH: Final = 8  # tokens from an anchor to the word by which its rule is found
NONE: Final = 0xFFFFFFFF
NOTHING: Final = 0  # where the list stands that has no rules
NO_BIT, NO_CODE = 63, 63  # what every sentence, and every note, has
HERE, AT_WORD, AT_ENTITY = 0, 1, 2  # where the anchor is
_REACH_AT, _ANCHOR_AT, _LANGUAGE_AT, _CODE_AT = 16, 21, 23, 26
_NEAR_AT, _FAR_AT = 20, 26
OWN_BITS: Final = 36  # that belong to one symbol each: kernel.h has the same number
_ENTITY: Final = 100_000  # how often what a recogniser finds stands in as many tokens as Symbols.weights counts


class Needs:
    """For symbols one of 63 bits each: a sentence has the bits of its words.

    Those that are asked for most have a bit of their own; of the others, common symbols share bits with common ones, so
    that the bit of a rare one is seldom set.
    """

    def __init__(self, asked: Counter[int], weights: list[int]) -> None:
        first = [symbol for symbol, _ in sorted(asked.items(), key=_most_first)[:OWN_BITS]]
        rest = sorted(asked.keys() - first, key=lambda one: (-weights[one], one))
        left = NO_BIT - OWN_BITS
        bits = {symbol: at for at, symbol in enumerate(first)}
        self._bits = bits | {symbol: OWN_BITS + at * left // len(rest) for at, symbol in enumerate(rest)}

    def bit(self, symbol: int) -> int:
        """Return the number of a symbol's bit; of 0, which asks nothing, the one that every sentence has."""
        return self._bits.get(symbol, NO_BIT)

    def bits_of(self, symbols: Iterable[int]) -> int:
        """Return the bits of those symbols that some rule needs."""
        found = 0
        for symbol in symbols:
            if symbol in self._bits:
                found |= 1 << self._bits[symbol]
        return found


class Key(NamedTuple):
    """How a rule is found: by a symbol (0: by what a recogniser found), the rarest that it asks for.

    `anchor` says where its anchor is; `asked` is the symbol or code that must stand within `reach` tokens of the key
    (before it: negative): that of the anchor when it is not `HERE`. `beside` is one more symbol of the sentence, or 0.
    """

    symbol: int
    anchor: int
    asked: int
    reach: int
    beside: int


class Candidates:
    """The lists of rules, as the kernel reads them; equal lists are kept once."""

    def __init__(self, rules: RuleSet, symbols: Symbols, languages: list[str], codes: list[str]) -> None:
        self.pool = array("I", (0, 0, 0))  # the empty list
        self._rules, self._symbols, self._codes = rules, symbols, codes
        self._language = {name: at for at, name in enumerate(languages)}
        self._known: dict[tuple[int, ...], int] = {}
        self._of_row: dict[tuple[int, ...], int] = {}
        self._of_symbol: dict[int, list[int]] = {}
        self._of_code: dict[str, list[int]] = {}
        self.keys = [self._key(rule) for rule in rules.rules]
        self.needs = Needs(self._asked(), symbols.weights)
        for rule, key in zip(rules.rules, self.keys, strict=True):
            for code in () if key.symbol else rule.pattern[rule.anchor].shapes:
                self._of_code.setdefault(code, []).append(rule.number)
            if key.symbol:
                self._of_symbol.setdefault(key.symbol, []).append(rule.number)

    def _key(self, rule: Rule) -> Key:
        anchor = rule.pattern[rule.anchor]
        beside = sorted(self._beside(rule))
        if anchor.what is What.ENTITY:
            own, weight = 0, _ENTITY if len(anchor.shapes) == 1 and not anchor.shapes.isdisjoint(self._codes) else 0
        else:
            own = self._symbols.of(anchor.words, anchor.classes)
            weight = self._symbols.weights[own]
        if not beside or weight <= beside[0][0]:
            _, reach, symbol = (*beside, (0, 0, 0))[0]
            return Key(own, HERE, symbol, reach, next((other for _, _, other in beside if other != symbol), 0))
        _, reach, symbol = beside[0]
        if not own:
            (code,) = anchor.shapes
            other = [one for one in beside[1:] if (one[1] < 0) == (reach < 0)]  # the entity may end in another sentence
            return Key(symbol, AT_ENTITY, self._codes.index(code), -reach, (*other, (0, 0, 0))[0][2])
        return Key(symbol, AT_WORD, own, -reach, min((*beside[1:], (weight, 0, own)))[2])

    def _beside(self, rule: Rule) -> Iterable[tuple[int, int, int]]:
        """Yield what must stand around the anchor of a rule: its weight, how far it may be, the symbol."""
        right = distances(rule.pattern[rule.anchor + 1 :])
        left = distances(rule.pattern[: rule.anchor][::-1])
        for side, elements in ((1, right), (-1, left)):
            for element, far in elements:
                if far <= REACH:
                    symbol = self._symbols.of(element.words, element.classes)
                    yield self._symbols.weights[symbol], side * far, symbol

    def _asked(self) -> Counter[int]:
        """Return how often each symbol is looked for in notes: whenever the key of a rule that needs it is met."""
        found: Counter[int] = Counter()
        for key in self.keys:
            often = self._symbols.weights[key.symbol] if key.symbol else _ENTITY
            found[_near(key)] += often
            if key.anchor != HERE:
                found[key.beside] += often
        del found[0]
        return found

    def of_row(self, symbols: tuple[int, ...]) -> int:
        """Return the place of the list of a row, NOTHING when no rule is found by it."""
        if symbols not in self._of_row:
            numbers = sorted(number for s in symbols for number in self._of_symbol.get(s, ()))
            self._of_row[symbols] = self._list(tuple(numbers))
        return self._of_row[symbols]

    def of_code(self, code: str) -> int:
        """Return the place of the list of what a recogniser finds."""
        return self._list(tuple(self._of_code.get(code, ())))

    def _list(self, numbers: tuple[int, ...]) -> int:
        """Put how many rules a list has, the bits of what they need, NONE when one needs nothing, and its rules."""
        if not numbers:
            return NOTHING
        if numbers not in self._known:
            self._known[numbers] = len(self.pool)
            bits = 0
            for number in numbers:
                key = self.keys[number]
                bits |= 1 << self.needs.bit(_near(key) if key.anchor == HERE else key.beside)
            self.pool.extend((len(numbers), bits & NONE, bits >> 32))
            for number in numbers:
                self.pool.extend(self.packed(number))
        return self._known[numbers]

    def packed(self, number: int) -> tuple[int, int]:
        """Return a rule as two numbers: what is asked, where, in which language and with which code; the rule and bits.

        The bits are those of what must stand within reach, and of what must stand in the sentence.
        """
        key, rule = self.keys[number], self._rules.rules[number]
        asked = key.asked | (REACH + key.reach) << _REACH_AT | key.anchor << _ANCHOR_AT
        asked |= self._language[rule.header.language] << _LANGUAGE_AT | self._code(rule) << _CODE_AT
        return asked, number | self.needs.bit(_near(key)) << _NEAR_AT | self.needs.bit(key.beside) << _FAR_AT

    def _code(self, rule: Rule) -> int:
        """Return a code that some recogniser must have found in the note, NO_CODE when there is none."""
        for element in rule.pattern:
            if element.what is What.ENTITY and not element.optional and len(element.shapes) == 1:
                return next((self._codes.index(code) for code in element.shapes if code in self._codes), NO_CODE)
        return NO_CODE


def _near(key: Key) -> int:
    """Return the symbol that must stand within reach of a key, 0 when it is none."""
    return key.asked if key.anchor != AT_ENTITY else 0


def _most_first(of_symbol: tuple[int, int]) -> tuple[int, int]:
    symbol, asked = of_symbol
    return -asked, symbol
