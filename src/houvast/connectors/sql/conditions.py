"""What each comparison asks of a column: complete always, exact where SQL can be, by an index where there is one.

A match becomes one or more arms of an OR (`houvast.connectors.sql.clauses` writes them as SQL). An arm that may let
too much through is `loose`: its rows are judged again in Python.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.dialects.postgresql import INET

from houvast.connectors.comparing import as_text, compact, digits, folded, national, one_form
from houvast.connectors.protocol import Comparison, Match, ValueType
from houvast.connectors.sql.tables import ColumnShape, Folding
from houvast.connectors.sql.values import forms
from houvast.engines.datamap.rows import Value

MANY = 24
"""Above so many values a comparison that needs an arm per value looks at every row in place of growing further."""

LIST = 512
"""As many values one list takes in databases that limit it."""

_LONGEST = 1_000  # characters of a pattern: databases limit them, and the rest is judged in Python


class Arm(StrEnum):
    """The shapes that a condition can have."""

    IN = "in"
    TEXT_IN = "text in"
    LOWER_IN = "lower in"
    NEAR = "near"
    LIKE = "like"
    LIKE_AS_IS = "like as is"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One arm with its values; the shape without the values is what a prepared statement is kept under."""

    column: str
    arm: Arm
    values: tuple[Value, ...]
    loose: bool
    as_list: bool = False

    @property
    def shape(self) -> tuple[str, Arm, int]:
        """Return what decides the SQL text; a whole list bound as one value counts as none."""
        return (self.column, self.arm, (-1 if self.is_long else 0) if self.as_list else len(self.values))

    @property
    def is_long(self) -> bool:
        """Tell whether a list is so long that the database must join with it: comparing one by one takes minutes."""
        return self.as_list and isinstance(self.values[0], list) and len(self.values[0]) > LIST


def wanted(match: Match, column: ColumnShape, brand: str, notation: str, *, nested: bool) -> list[Wanted]:
    """Return the arms that together let through every row for which the match holds."""
    values = [v for v in match.values if v is not None and _is_storable(v)]
    if nested or column.type in {ValueType.JSON, ValueType.ARRAY}:
        return _patterns(column, [_inside_json(v, match.comparison) for v in values], brand)
    if match.comparison is Comparison.EXACT:
        return exact(column, values, brand)
    if match.comparison is Comparison.CONTAINS:
        return _contains(column, [t for v in values if (t := as_text(v)) and t.strip()], brand)
    texts = list(dict.fromkeys(t for v in values if (t := as_text(v))))
    if match.comparison in {Comparison.DIGITS, Comparison.DIGITS_WITHIN}:
        return _digits(column, texts, brand, notation, ends=match.comparison is Comparison.DIGITS)
    bare = compact if match.comparison is Comparison.COMPACT else folded
    texts = [t for t in texts if bare(t)]
    if notation == "plain" or column.type not in {ValueType.TEXT, ValueType.ENUM, ValueType.OTHER}:
        return exact(column, [form for t in texts for form in (t, bare(t), bare(t).upper())], brand)
    if match.comparison is Comparison.FOLDED:
        return _folded(column, texts, brand)
    return _patterns(column, ["%".join(["", *map(_like, compact(t)[:_LONGEST]), ""]) for t in texts], brand)


def _is_storable(value: Value) -> bool:
    """Half a character is no text that a database can hold."""
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def exact(column: ColumnShape, values: Sequence[Value], brand: str) -> list[Wanted]:
    """Return the arm that lets through the rows whose column equals one of the values, as the column holds them."""
    held = list(dict.fromkeys(f for v in values for f in forms(v, column, brand)))
    if isinstance(column.sql_type, INET):  # whose text has the length of its mask behind it
        held += [text + mask for text in map(str, held) for mask in ("/32", "/128") if "/" not in text]
    arm = Arm.TEXT_IN if column.type is ValueType.OTHER and brand == "postgresql" else Arm.IN
    return _members(column, arm, held, brand, loose=_judged_by_collation(column, brand))


def _judged_by_collation(column: ColumnShape, brand: str) -> bool:
    """Tell whether the database may call equal what differs in case, accents or outer blanks."""
    if column.type is not ValueType.TEXT:
        return False
    collated = getattr(column.sql_type, "collation", None) is not None
    return brand == "sqlite" or column.folding is Folding.COLUMN or collated


def _members(column: ColumnShape, arm: Arm, values: Sequence[Value], brand: str, *, loose: bool) -> list[Wanted]:
    if not values:
        return []
    if brand == "postgresql":
        return [Wanted(column.name, arm, (list(values),), loose, as_list=True)]
    if brand == "sqlite" and len(values) > MANY and all(type(v) in (str, int) and "\0" not in str(v) for v in values):
        return [Wanted(column.name, arm, (json.dumps(values),), loose, as_list=True)]
    if brand in {"sqlite", "mariadb"}:
        return [Wanted(column.name, arm, padded(values), loose)]
    pieces = (values[start : start + LIST] for start in range(0, len(values), LIST))
    return [Wanted(column.name, arm, padded(piece), loose) for piece in pieces]


def padded(values: Sequence[Value]) -> tuple[Value, ...]:
    """Return the values, the last one repeated up to a power of two, so that few statements serve all numbers."""
    room = 1 << (len(values) - 1).bit_length()
    return (*values, *([values[-1]] * (room - len(values))))


def _folded(column: ColumnShape, texts: Sequence[str], brand: str) -> list[Wanted]:
    plain = list(dict.fromkeys(folded(t) for t in texts if t.isascii() and folded(t) and "\0" not in t))
    other = [f"%{_like(folded(t)[:_LONGEST])}%" for t in texts if not t.isascii()]
    if brand == "sqlite":  # only SQLite can hold it
        plain += [folded(t) for t in texts if t.isascii() and "\0" in t]
    arms = _patterns(column, other, brand)
    if not plain:
        return arms
    if column.folding is Folding.SCAN or len(plain) > MANY:
        return [*arms, *_members(column, Arm.LOWER_IN, plain, brand, loose=brand not in {"sqlite", "postgresql"})]
    return [*arms, Wanted(column.name, Arm.NEAR, padded(plain), loose=True)]


def _digits(column: ColumnShape, texts: Sequence[str], brand: str, notation: str, *, ends: bool) -> list[Wanted]:
    international = [t for t in texts if t.startswith("+")]
    if ends and notation == "e164" and international:
        return exact(column, international, brand)
    numbers = {n for t in texts if (n := national(t) if ends else digits(t))}
    shortest = [n for n in sorted(numbers) if not any(n != other and n.endswith(other) for other in numbers)]
    return _arms(column, Arm.LIKE_AS_IS, ["%" + "%".join(n) + "%" for n in shortest])


def _contains(column: ColumnShape, texts: Sequence[str], brand: str) -> list[Wanted]:
    if column.type is ValueType.BYTES and brand == "postgresql":
        return [Wanted(column.name, Arm.PRESENT, (), loose=True)] if texts else []
    return _patterns(column, [f"%{_like(one_form(t)[:_LONGEST])}%" for t in texts], brand)


def _inside_json(value: Value, comparison: Comparison) -> str:
    """Return a pattern for JSON text: of letters and digits only, since all else may stand there as an escape."""
    text = one_form(as_text(value) or "")[:_LONGEST]
    if comparison is Comparison.DIGITS:
        return "%" + "%".join(national(text)) + "%"
    if comparison is Comparison.DIGITS_WITHIN:
        return "%" + "%".join(digits(text)) + "%"
    if comparison is Comparison.COMPACT:
        text = compact(text)
        return "%" + "%".join(c for c in text if c.isascii() and c.isalnum()) + "%"
    return "%" + "%".join(_words(text)) + "%"


def _words(text: str) -> list[str]:
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in text)
    return kept.split()


def _like(text: str) -> str:
    """Return the text as part of a LIKE pattern; what is not ASCII may stand there in another form or case."""
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return "".join(c if c.isascii() else "%" for c in escaped)


def _patterns(column: ColumnShape, patterns: Sequence[str], brand: str) -> list[Wanted]:
    if brand == "sqlite" and any("\0" in p for p in patterns):
        return [Wanted(column.name, Arm.PRESENT, (), loose=True)]
    possible = dict.fromkeys(p for p in patterns if "\0" not in p or brand == "mariadb")
    if brand == "postgresql" and possible:  # folds the text once for all patterns
        return [Wanted(column.name, Arm.LIKE, ([_backslashed(p) for p in possible],), loose=True, as_list=True)]
    return _arms(column, Arm.LIKE, list(possible))


def _backslashed(pattern: str) -> str:
    """Return a pattern for LIKE ANY, which knows no other escape than a backslash."""
    return re.sub(r"!(.)|\\", lambda m: "\\" + (m[1] or "\\"), pattern)


def _arms(column: ColumnShape, arm: Arm, values: Sequence[str]) -> list[Wanted]:
    if not values:
        return []
    if len(values) > MANY:
        return [Wanted(column.name, Arm.PRESENT, (), loose=True)]
    return [Wanted(column.name, arm, padded(values), loose=True)]
