"""What "equal" means for each comparison, said once in Python so that every connector finds the same rows."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeAlias
from uuid import UUID

from houvast.connectors.documents import leaves
from houvast.connectors.protocol import Comparison, Match, Within
from houvast.engines.datamap.rows import Value

Check: TypeAlias = Callable[[Mapping[str, Value]], bool]

BLANKS = " \t\r\n"
_SEPARATORS = dict.fromkeys(map(ord, " \t\r\n.-/\u00a0\u2010\u2011\u2013"))
_ASCII_DIGITS = frozenset("0123456789")


def one_form(text: str) -> str:
    """Return the text in lower case and in one Unicode form."""
    return unicodedata.normalize("NFC", text.lower())


def folded(text: str) -> str:
    """Return the text in lower case, without outer blanks, in one Unicode form."""
    return one_form(text.strip(BLANKS))


def compact(text: str) -> str:
    """Return the text in lower case without blanks, dots, dashes and slashes."""
    return one_form(text.translate(_SEPARATORS))


def digits(text: str) -> str:
    """Return the digits of the text alone."""
    return "".join(c for c in text if c in _ASCII_DIGITS)


def national(text: str) -> str:
    """Return the digits that a stored phone number must end in: those of the wanted one without leading zeros."""
    return digits(text).lstrip("0")


def as_text(value: Value) -> str | None:
    """Return a single value as text, or None where it has no text (nothing, bytes that are no text)."""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return None
    return None if value is None or isinstance(value, list | dict) else str(value)


def same(stored: Value, wanted: Value) -> bool:
    """Tell whether a stored value equals a wanted one as the stored value's type has it."""
    if type(stored) is type(wanted):
        return stored == wanted
    if isinstance(stored, bool):
        return str(wanted).strip().lower() in ({"true", "t", "1"} if stored else {"false", "f", "0"})
    if isinstance(stored, int | float | Decimal):
        return _same_number(stored, wanted)
    if isinstance(stored, date):
        return _same_moment(stored, wanted)
    if isinstance(stored, UUID):
        return str(stored) == str(wanted).strip().lower() or stored.hex == str(wanted).strip().lower()
    return as_text(stored) == as_text(wanted)


def _same_number(stored: float | Decimal, wanted: Value) -> bool:
    try:
        return Decimal(str(stored)) == Decimal(str(wanted).strip())
    except InvalidOperation:
        return False


def _same_moment(stored: date, wanted: Value) -> bool:
    try:
        moment = datetime.fromisoformat(str(wanted).strip())
    except ValueError:
        return False
    if isinstance(stored, datetime):
        return stored.replace(tzinfo=None) == moment.replace(tzinfo=None)
    return stored == moment.date()


def judge_of(comparison: Comparison, wanted: Sequence[Value]) -> Callable[[Value], bool]:
    """Return a test for one single stored value."""
    if comparison is Comparison.EXACT:
        return _judge_exact(wanted)
    texts = {t for w in wanted if (t := as_text(w)) is not None}
    return _TEXT_JUDGES[comparison](texts)


def _judge_exact(wanted: Sequence[Value]) -> Callable[[Value], bool]:
    given = [w for w in wanted if w is not None]
    texts = {t for w in given if (t := as_text(w)) is not None}

    def equals(stored: Value) -> bool:
        if isinstance(stored, str):
            return stored in texts
        if type(stored) is int and str(stored) in texts:
            return True
        return any(same(stored, w) for w in given)

    return equals


def _judge_folded(texts: set[str]) -> Callable[[Value], bool]:
    forms = {folded(t) for t in texts} - {""}
    return lambda stored: (text := as_text(stored)) is not None and folded(text) in forms


def _judge_compact(texts: set[str]) -> Callable[[Value], bool]:
    forms = {compact(t) for t in texts} - {""}
    return lambda stored: (text := as_text(stored)) is not None and compact(text) in forms


def _judge_digits(texts: set[str]) -> Callable[[Value], bool]:
    endings = {national(t) for t in texts} - {""}
    lengths = sorted({len(ending) for ending in endings})

    def ends(stored: Value) -> bool:
        all_digits = digits(as_text(stored) or "")
        return any(all_digits[-length:] in endings for length in lengths)

    return ends


def _judge_digits_within(texts: set[str]) -> Callable[[Value], bool]:
    forms = sorted({digits(t) for t in texts} - {""})
    pattern = re.compile("|".join(r"\D{0,3}".join(form) for form in forms) or r"(?!)")
    return lambda stored: (text := as_text(stored)) is not None and pattern.search(text) is not None


def _judge_contains(texts: set[str]) -> Callable[[Value], bool]:
    parts = [one_form(t) for t in texts if t.strip()]

    def contains(stored: Value) -> bool:
        text = as_text(stored)
        if text is None:
            return False
        low = one_form(text)
        return any(part in low for part in parts)

    return contains


_TEXT_JUDGES: dict[Comparison, Callable[[set[str]], Callable[[Value], bool]]] = {
    Comparison.FOLDED: _judge_folded,
    Comparison.COMPACT: _judge_compact,
    Comparison.DIGITS: _judge_digits,
    Comparison.CONTAINS: _judge_contains,
    Comparison.DIGITS_WITHIN: _judge_digits_within,
}


def check_of(any_of: Sequence[Match], within: Within | None = None) -> Check:
    """Return a test for the values of a whole row: any match holds, and the fence holds."""
    judges = [(m.field, judge_of(m.comparison, m.values)) for m in any_of]
    inside = fence_of(within)

    def holds(values: Mapping[str, Value]) -> bool:
        return inside(values) and any(judge(leaf) for field, judge in judges for leaf in leaves(values.get(field)))

    return holds


def fence_of(within: Within | None) -> Check:
    """Return a test for the values of a whole row: it stands within the fence."""
    if within is None:
        return lambda _values: True
    field, judge = within.field, judge_of(Comparison.EXACT, within.values)
    return lambda values: any(judge(leaf) for leaf in leaves(values.get(field)))
