"""Which recognisers are worth calling: those of which some rule finds the words that it asks beside them."""

from collections.abc import Iterable, Iterator
from typing import Final

from houvast.engines.scanner.kernel.symbols import Symbols
from houvast.engines.scanner.rules.model import Element, Rule, RuleSet, What

NEAR, REACH, ANYWHERE = 2, 8, 1 << 16  # tokens from a word to what begins behind it
_DEARER: Final = {NEAR: 1, REACH: 4, ANYWHERE: 16}  # how many more tokens a gate is open for
_MOST: Final = 32  # codes with gates; others are always looked for


class Gates:
    """For each symbol, the codes of what is worth looking for NEAR behind it, within REACH behind it, or ANYWHERE.

    A rule with `%code` holds only where all its other words stand; the rarest of them opens the gate of the code.
    """

    def __init__(self, rules: RuleSet, symbols: Symbols) -> None:
        self._symbols, self._weights = symbols, symbols.weights
        self._opens: dict[int, dict[str, int]] = {}
        self._open: set[str] = set()
        self._first: list[str] = []
        for rule in rules.rules:
            for at, element in enumerate(rule.pattern):
                if element.what is What.ENTITY:
                    self._add(rule, at, element)

    def _add(self, rule: Rule, at: int, element: Element) -> None:
        _, far, symbol = min(self._asked(rule, at), default=(0, 0, 0))
        for code in element.shapes:
            if symbol:
                opened = self._opens.setdefault(symbol, {})
                opened[code] = max(opened.get(code, 0), far)
            else:
                self._open.add(code)

    def _asked(self, rule: Rule, at: int) -> Iterator[tuple[int, int, int]]:
        """Yield what must stand in the note for the entity at a place of a rule: weight, how far before it, symbol."""
        for one, far in distances(rule.pattern[:at][::-1]):
            yield self._weighed(one, next(bound for bound in _DEARER if far <= bound))
        for one, _ in distances(rule.pattern[at + 1 :]):
            yield self._weighed(one, ANYWHERE)
        for condition in rule.header.conditions:
            if condition.wanted:
                symbol = self._symbols.of(condition.words, condition.classes)
                yield self._weights[symbol] * _DEARER[ANYWHERE], ANYWHERE, symbol

    def _weighed(self, element: Element, far: int) -> tuple[int, int, int]:
        symbol = self._symbols.of(element.words, element.classes)
        return self._weights[symbol] * _DEARER[far], far, symbol

    def ordered(self, codes: Iterable[str]) -> list[str]:
        """Return codes, those with gates first."""
        self._first = sorted(codes, key=lambda code: (code in self._open, code))
        return self._first

    def always(self, codes: list[str]) -> int:
        """Return the codes that are always looked for, a bit each."""
        return sum(1 << at for at, code in enumerate(codes) if code in self._open or at >= _MOST)

    def of_row(self, symbols: Iterable[int]) -> tuple[int, int, int]:
        """Return the codes whose gates a row opens: near, within reach, anywhere."""
        found = {NEAR: 0, REACH: 0, ANYWHERE: 0}
        for symbol in symbols:
            for code, far in self._opens.get(symbol, {}).items():
                if code in self._first[:_MOST]:
                    found[far] |= 1 << self._first.index(code)
        return found[NEAR], found[REACH], found[ANYWHERE]


def distances(elements: Iterable[Element]) -> Iterator[tuple[Element, int]]:
    """Yield the words that must stand beside a place, with how many tokens away they may be at most."""
    far = 0
    for element in elements:
        if element.what is What.ENTITY:
            far = ANYWHERE  # it may be of any length
        elif element.what is What.GAP:
            far = min(ANYWHERE, far + element.most)
        elif element.what is What.TOKEN:
            far = min(ANYWHERE, far + 1)
            if not element.optional and not element.shapes:
                yield element, far
