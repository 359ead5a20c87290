"""Numbers of payment cards: a known beginning, and Luhn's check."""

import re

from houvast.engines.discovery.values import Values

KIND = "card_number"
_FORM = re.compile(r"(?:4\d{12}(?:\d{3})?(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6\d{15,18}|3[068]\d{12})")


def holds(text: str) -> bool:
    """Tell whether a text is a card's number, with blanks or without."""
    digits = re.sub(r"(?<=\d)[ -](?=\d)", "", text)
    return _FORM.fullmatch(digits) is not None and _luhn(digits)


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
