"""What the rules ask of a word, as numbers: each set of words and classes that some rule asks for is one symbol.

A word's row holds every symbol that it satisfies, so that one look tells whether it is among twenty words or classes.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from houvast.engines.scanner.notes import Kind, Token, tokenise
from houvast.engines.scanner.reading import classes_of
from houvast.engines.scanner.rules.model import RuleSet, What

Asked = tuple[frozenset[str], frozenset[str]]

_TRAITS: Final = (
    (4, frozenset({"abbreviation"})),
    (8, frozenset({"customerrole"})),
    (16, frozenset({"agentrole"})),
)
_SHORT = 3
_EACH, _SMALL_WORD, _RARE_WORD = 100, 5000, 5  # in 10,000,000 tokens: once in 100,000; words that are not in common.txt
_KNOWN: Final = 256  # a part of words: whoever has it is not looked up as misspelled
Row = tuple[tuple[int, ...], int]
UNKNOWN: Final[Row] = ((), 0)


class Symbols:
    """Numbers for what rules ask, and the rows of what is known of words."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.numbers: dict[Asked, int] = {}
        self.rows: dict[Row, int] = {UNKNOWN: 0}
        self.by_number: list[Row] = [UNKNOWN]
        self._of_word: dict[str, list[int]] = {}
        self._of_class: dict[str, list[int]] = {}
        self._closed: dict[frozenset[str], frozenset[int]] = {}
        for asked in _asked(rules):
            self._number(asked)

    def of(self, words: frozenset[str], classes: frozenset[str]) -> int:
        """Return the symbol of a set, 0 of the empty one."""
        return self.numbers[words, classes] if words or classes else 0

    def _number(self, asked: Asked) -> None:
        if asked in self.numbers or not any(asked):
            return
        number = self.numbers[asked] = len(self.numbers) + 1
        for word in asked[0]:
            self._of_word.setdefault(word, []).append(number)
        for name in asked[1]:
            self._of_class.setdefault(name, []).append(number)

    def words(self) -> list[str]:
        """Return every word that is known, or asked for, or tells a language."""
        known = {word for word in self.rules.words if "*" not in word or word == "*"}
        return sorted((known | self._of_word.keys() | self.rules.languages.keys()) - {""})

    @cached_property
    def weights(self) -> list[int]:
        """How often each symbol may stand in 10,000,000 tokens, at least 1."""
        found = [1] * (len(self.numbers) + 1)
        for (words, classes), at in self.numbers.items():
            found[at] += sum(map(self._weight, words)) + sum(self._weight_of_class.get(name, 0) for name in classes)
        for word, often in common().items():
            for symbol in self._symbols(self._of_word.get(word, ()), _classes(word, self.rules)):
                found[symbol] += often * _EACH
        return found

    def _weight(self, word: str) -> int:
        if word in common():
            return 0
        return _SMALL_WORD if word in self.rules.languages or len(word) < _SHORT else _RARE_WORD

    @cached_property
    def _weight_of_class(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for word, classes in self.rules.words.items():
            for name in classes:
                found[name] += self._weight(word)
        return found

    def row_of_word(self, word: str) -> int:
        """Return the row of a word as it stands in a note."""
        return self._row(self._of_word.get(word, ()), _classes(word, self.rules), 0)

    def row_of_meant(self, word: str) -> int:
        """Return the row of what is written otherwise, but means this word."""
        return self._row((), self.rules.words.get(word, frozenset()), 0)

    def row_of_part(self, affix: str) -> int:
        """Return the row of a word that has this part."""
        return self._row((), self.rules.words.get(affix, frozenset()) | {affix}, _KNOWN)

    def _row(self, own: Iterable[int], classes: frozenset[str], traits: int) -> int:
        known = sum(bit for bit, names in _TRAITS if not names.isdisjoint(classes))
        row = (tuple(sorted(self._symbols(own, classes))), known | traits)
        if row not in self.rows:
            self.rows[row] = len(self.rows)
            self.by_number.append(row)
        return self.rows[row]

    def _symbols(self, own: Iterable[int], classes: frozenset[str]) -> frozenset[int]:
        if classes not in self._closed:
            self._closed[classes] = frozenset(symbol for name in classes for symbol in self._of_class.get(name, ()))
        return self._closed[classes].union(own)


@cache
def common() -> dict[str, int]:
    """Return the words and marks that are common in notes, with how often they stand in 100,000 tokens."""
    lines = Path(__file__).with_name("common.txt").read_text(encoding="utf-8").splitlines()[1:]
    return {word: int(often) for word, often in (line.split(" ") for line in lines)}


def _classes(word: str, rules: RuleSet) -> frozenset[str]:
    return classes_of(Token(0, 0, _kind(word), word, False, 0), rules)  # noqa: FBT003 - not glued


def _asked(rules: RuleSet) -> Iterable[Asked]:
    for rule in rules.rules:
        for element in rule.pattern:
            if element.what in (What.TOKEN, What.NOT):
                yield element.words, element.classes
        yield rule.header.excluded, frozenset()
        yield frozenset(), rule.header.denying
        yield frozenset(), rule.header.breaking
        for condition in rule.header.conditions:
            yield condition.words, condition.classes


def _kind(word: str) -> Kind:
    if word.isascii() and word.isalpha():
        return Kind.WORD
    tokens = tokenise(word).tokens
    return tokens[0].kind if len(tokens) == 1 and tokens[0].key == word else Kind.MARK
