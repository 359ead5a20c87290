"""Find the person in what people wrote about somebody else.

A mention by e-mail address, phone number or customer number is the person; a mention by name alone is a candidate on
which a human decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.nested import leaves
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Value
from houvast.engines.locating.comparing import digits_pattern
from houvast.engines.matching.identifiers import PHONE, Identifier, national_digits

_SHORTEST = 5
_TELLING = 8
"""Fewer digits alone may be anything in a text: an amount, a day, the number of somebody else's order."""


@dataclass(frozen=True, slots=True)
class Needle:
    """One of the person's strings: how systems are asked for it, and the pattern that finds it in a text."""

    comparison: Comparison
    wanted: str
    pattern: re.Pattern[str]
    kind: str
    is_strong: bool


def needles_for(keys: frozenset[Identifier], names: frozenset[str], shared: frozenset[Identifier]) -> list[Needle]:
    """Return what to look for in free text: identifiers, and full names as written on the person's own rows."""
    by_key = [n for key in sorted(keys) if (n := _needle(key, shared))]
    by_name = [_name_needle(name) for name in sorted(names) if len(name) >= _SHORTEST and " " in name]
    return by_key + by_name


def text_matches(collection: Collection, needles: list[Needle]) -> tuple[Match, ...]:
    """Return the matches that ask every free-text field of the collection for every needle."""
    grouped: dict[Comparison, list[Value]] = {}
    for needle in needles:
        grouped.setdefault(needle.comparison, []).append(needle.wanted)
    return tuple(Match(f.name, how, tuple(w)) for f in collection.free_text for how, w in grouped.items())


def mentions(
    collection: Collection, values: Mapping[str, Value], needles: list[Needle]
) -> list[tuple[str, str, Needle]]:
    """Return (field, exact text, needle) for every place where the person stands in the free text of a row."""
    found = []
    for f in collection.free_text:
        for text in leaves(values.get(f.name)):
            if not isinstance(text, str):
                continue
            found += [(f.name, hit.group(0), n) for n in needles for hit in n.pattern.finditer(text)]
    return found


def _needle(key: Identifier, shared: frozenset[Identifier]) -> Needle | None:
    strong = key not in shared
    if key.kind == PHONE:
        digits = national_digits(key.value)
        return Needle(Comparison.DIGITS_WITHIN, digits, digits_pattern(digits), key.kind, strong)
    if len(key.value) < _SHORTEST:
        return None
    telling = not (key.value.isdigit() and len(key.value) < _TELLING)
    return Needle(Comparison.CONTAINS, key.value, _whole(key.value), key.kind, strong and telling)


def _name_needle(name: str) -> Needle:
    return Needle(Comparison.CONTAINS, name, _whole(name), "name", is_strong=False)


def _whole(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.+-]){re.escape(text)}(?![\w@]|[.-]\w)", re.IGNORECASE)
