"""All rules as one block of bytes that the kernel reads; the order and the fields are those of kernel.h."""

import json
import struct
from array import array
from collections.abc import Iterable
from typing import Any, Final

from houvast.engines.scanner import masks
from houvast.engines.scanner.folding import LAST_TABLED, fold, is_capital, is_small, sort
from houvast.engines.scanner.kernel.candidates import NONE as _NONE
from houvast.engines.scanner.kernel.candidates import Candidates
from houvast.engines.scanner.kernel.gates import Gates
from houvast.engines.scanner.kernel.hashing import LAST_SYMBOL, Sets, slots
from houvast.engines.scanner.kernel.symbols import Row, Symbols
from houvast.engines.scanner.model import CATEGORIES, IDENTIFIERS
from houvast.engines.scanner.notes import Kind
from houvast.engines.scanner.recognisers.registry import recognisers
from houvast.engines.scanner.rules.model import Condition, Element, Header, RuleSet, What

FORMAT: Final = 12
_MAGIC: Final = b"HOUVSCAN"
_SECTIONS: Final = 16
_SHAPES: Final = {"word": 1, "num": 2, "cap": 4, "upper": 8}
_OPTIONAL: Final = 16
_WHERE: Final = ("before", "after", "near", "sentence", "note")
_LETTERS: Final = ("", "upper", "cap", "capital")
_SOLID: Final = ("name", "address", "email")
_MOST_CODES, _MOST_LANGUAGES, _LONGEST_AFFIX, _LONGEST_WORD, _MOST_RULES = 63, 8, 31, 64, 1 << 20
_PAIRS: Final = 4096
_TRAITS, _HAS_RULES = 31, 32


class TooLarge(ValueError):
    """Rules that hold more than the kernel's tables can."""


def pack(rules: RuleSet) -> bytes:
    """Return a rule set as the kernel's tables.

    :raises TooLarge: when a limit of the tables is passed; the plain path has no such limits.
    """
    return _Packing(rules).block()


def meta_of(block: bytes | bytearray | memoryview) -> dict[str, Any]:
    """Return what a block says of itself: the rule set's version, the recognisers asked for, the groups' headers."""
    view = memoryview(block)
    offset, count = struct.unpack_from("<QQ", view, 16 + 16 * (_SECTIONS - 1))
    found: dict[str, Any] = json.loads(bytes(view[offset : offset + count]))
    return found


class _Packing:
    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.symbols = Symbols(rules)
        self.headers = list(dict.fromkeys(rule.header for rule in rules.rules))
        self.header_number = {header: at for at, header in enumerate(self.headers)}
        told = {name for several in rules.languages.values() for name in several}
        self.languages = sorted({"nl", "fr", "en", "de", ""} | told | {h.language for h in self.headers})
        asked = {code for r in rules.rules for e in r.pattern if e.what is What.ENTITY for code in e.shapes}
        known = {code for kind in Kind for code, _ in recognisers(kind)} | {masks.CODE}
        self.gates = Gates(rules, self.symbols)
        self.codes = self.gates.ordered(asked & known)
        self.everywhere: dict[int, int] = {}  # symbols of conditions on the whole note
        if len(self.codes) > _MOST_CODES or len(self.languages) > _MOST_LANGUAGES:
            raise TooLarge("too many recognisers or languages for the kernel's tables")
        if len(self.symbols.numbers) > LAST_SYMBOL or len(rules.rules) > _MOST_RULES:
            raise TooLarge("there are too many rules, or sets of words that they ask for, for the kernel's tables")

    def block(self) -> bytes:
        text = bytearray()
        lists = Candidates(self.rules, self.symbols, self.languages, self.codes)
        words = slots({w.encode("utf-8", "surrogatepass"): self._word(w, lists) for w in self.symbols.words()}, text)
        skeletons = slots(
            {b.encode(): (self.symbols.row_of_meant(w), 0, 0) for b, w in self.rules.skeletons.items()}, text
        )
        affixes, lengths = self._affixes(text)
        entities = b"".join(struct.pack("<16sI", c.encode(), lists.of_code(c)) for c in self.codes)
        rows, sets = self._rows(lists)
        elements, numbered = self._elements()
        headers, conditions = self._headers()
        counts = (len(self.languages), len(self.symbols.numbers), len(self.everywhere))
        spoken = self._bits(("nl", "fr", "en", "de", "")), self._bits(("",))
        numbers = struct.pack("<5I4xQ", *spoken, *counts, self.gates.always(self.codes))
        meta = json.dumps(self._meta()).encode()
        return _assembled(
            (12, _characters()),
            *((32, words), (32, skeletons), (32, affixes), (1, bytes(text)), (4, lengths)),
            *((32, rows), (2, sets), (4, lists.pool.tobytes()), (12, numbered), (8, elements)),
            *((44, headers), (16, conditions), (20, entities), (32, numbers), (1, meta)),
        )

    def _bits(self, names: Iterable[str]) -> int:
        return sum(1 << self.languages.index(name) for name in names)

    def _word(self, word: str, lists: Candidates) -> tuple[int, int, int]:
        if len(word.encode("utf-8", "surrogatepass")) > _LONGEST_WORD:
            raise TooLarge(f"a word of the lexicon has more than {_LONGEST_WORD} bytes")
        row, meant = self.symbols.row_of_word(word), self.symbols.row_of_meant(word)
        told = self._bits(self.rules.languages.get(word, ()))
        return row, meant, told | _traits(self.symbols.by_number[row], lists) << 16

    def _affixes(self, text: bytearray) -> tuple[bytes, bytes]:
        values: dict[bytes, list[int]] = {}
        lengths = array("I", [0]) * (3 * _PAIRS)
        for place, table in enumerate((self.rules.prefixes, self.rules.suffixes, self.rules.infixes)):
            for part, name in sorted(table.items()):
                key = part.encode()
                if len(key) > _LONGEST_AFFIX:
                    raise TooLarge(f"a part of a word has more than {_LONGEST_AFFIX} bytes")
                if len(part) > 1:
                    values.setdefault(key, [_NONE] * 3)[place] = self.symbols.row_of_part(name)
                    first, second = key[-2:] if place == 1 else key[:2]
                    lengths[place * _PAIRS + ((first ^ second << 5) & (_PAIRS - 1))] |= 1 << len(key)
        return slots({key: (v[0], v[1], v[2]) for key, v in values.items()}, text), lengths.tobytes()

    def _rows(self, lists: Candidates) -> tuple[bytes, bytes]:
        rows, sets = bytearray(), Sets()
        for row in self.symbols.by_number:
            symbols = row[0]
            gates = self.gates.of_row(symbols)
            rows += struct.pack(
                "<Q6I",
                lists.needs.bits_of(symbols),
                sets.of(symbols),
                _traits(row, lists),
                lists.of_row(symbols),
                *gates,
            )
        return bytes(rows), sets.pool.tobytes()

    def _elements(self) -> tuple[bytes, bytes]:
        elements, numbered = bytearray(), bytearray()
        known: dict[tuple[Element, ...], int] = {}
        packed: dict[Element, bytes] = {}
        for rule in self.rules.rules:
            if rule.pattern not in known:
                known[rule.pattern] = len(elements) // 8
                for element in rule.pattern:
                    if element not in packed:
                        packed[element] = self._element(element)
                    elements += packed[element]
            header = self.header_number[rule.header]
            numbered += struct.pack("<IHHI", known[rule.pattern], len(rule.pattern), rule.anchor, header)
        return bytes(elements), bytes(numbered)

    def _element(self, element: Element) -> bytes:
        if element.what is What.ENTITY:
            asked, shapes = next((self.codes.index(c) for c in element.shapes if c in self.codes), _NONE), 0
        else:
            asked = self.symbols.of(element.words, element.classes)
            shapes = sum(_SHAPES.get(shape, 0) for shape in element.shapes)
        shapes |= _OPTIONAL if element.optional else 0
        return struct.pack("<BBHI", element.what, shapes, element.most, asked)

    def _headers(self) -> tuple[bytes, bytes]:
        headers, conditions = bytearray(), bytearray()
        sure = {c: at for at, c in enumerate(sorted({h.confidence for h in self.headers}))}
        names = {name: at for at, name in enumerate(sorted({h.name for h in self.headers}))}
        for head in self.headers:
            excluded = self.symbols.of(head.excluded, frozenset())
            headers += struct.pack(
                "<11I", CATEGORIES.index(head.category), _rank(head), sure[head.confidence], names[head.name],
                _flags(head), _LETTERS.index(head.case) if head.case in _LETTERS else 0, excluded,
                self.symbols.of(frozenset(), head.denying), self.symbols.of(frozenset(), head.breaking),
                len(conditions) // 16, len(head.conditions),
            )  # fmt: skip
            for condition in head.conditions:
                conditions += self._condition(condition)
        return bytes(headers), bytes(conditions)

    def _condition(self, condition: Condition) -> bytes:
        symbol, within = self.symbols.of(condition.words, condition.classes), condition.within
        if condition.where == "note":
            within = self.everywhere.setdefault(symbol, len(self.everywhere))
        return struct.pack("<4I", condition.wanted, _WHERE.index(condition.where), within, symbol)

    def _meta(self) -> dict[str, Any]:
        told = ("category", "language", "group", "severity", "confidence", "hint", "rewrite", "frame", "keep_negated")
        headers = [{name: getattr(head, name) for name in told} for head in self.headers]
        return {"version": self.rules.version, "codes": self.codes, "headers": headers}


def _traits(row: Row, lists: Candidates) -> int:
    return row[1] & _TRAITS | (_HAS_RULES if lists.of_row(row[0]) else 0)


def _rank(head: Header) -> int:
    return IDENTIFIERS.index(head.category) if head.category in IDENTIFIERS else len(IDENTIFIERS)


def _flags(head: Header) -> int:
    kept = (head.keep_negated, head.keep_quoted, head.keep_customer)
    return sum(1 << at for at, keep in enumerate(kept) if keep) | (
        (8 if head.category in IDENTIFIERS else 0) | (16 if head.category in _SOLID else 0)
    )


def _characters() -> bytes:
    return b"".join(_character(chr(code)) for code in range(LAST_TABLED))


def _character(character: str) -> bytes:
    as_bytes = fold(character).encode("utf-8")
    return struct.pack("<BBBB8s", sort(character), is_capital(character), len(as_bytes), is_small(character), as_bytes)


def _assembled(*sections: tuple[int, bytes]) -> bytes:
    head_size = 16 + 16 * len(sections)
    head, body = struct.pack("<8sII", _MAGIC, FORMAT, len(sections)), bytearray()
    for size, section in sections:
        head += struct.pack("<QQ", head_size + len(body), len(section) // size)
        body += section + bytes(-len(section) % 8)
    return head + bytes(body)
