"""The meaning of each comparison, in plain Python: what a source system's own answer is held against."""

import re
from functools import lru_cache

from houvast.engines.datamap.model import Field
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Value
from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier, compacted, national_digits


def match_for(f: Field, keys: list[Identifier]) -> Match:
    """Return how a field that identifies people is asked for these keys, all of the field's kind."""
    kind = f.identity
    values = sorted(k.value for k in keys)
    if kind == EMAIL:
        return Match(f.name, Comparison.FOLDED, tuple(values))
    if kind == PHONE and f.notation == "e164":
        return Match(f.name, Comparison.EXACT, tuple(values))
    if kind == PHONE:
        return Match(f.name, Comparison.DIGITS, tuple(national_digits(v) for v in values))
    return Match(f.name, Comparison.COMPACT if f.notation == "any" else Comparison.EXACT, _spellings(values))


@lru_cache(maxsize=1024)
def digits_pattern(digits: str) -> re.Pattern[str]:
    """Return a pattern for a phone number in any notation inside a text, its prefix included."""
    body = r"[^\w]{0,3}".join(digits)
    return re.compile(rf"(?<!\d)(?:(?:\+|00)\d{{2,3}}[^\w]{{0,3}})?(?:\(?0\)?[^\w]{{0,2}})?{body}(?!\d)")


def same(stored: Value, wanted: Value) -> bool:
    """Tell whether two values are equal, whatever the types in which two systems hold them."""
    return stored == wanted or (stored is not None and wanted is not None and str(stored) == str(wanted))


def _spellings(values: list[str]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(s for v in values for s in (v, v.lower(), compacted(v))))
