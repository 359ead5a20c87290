"""Phone numbers of the Netherlands, Belgium and elsewhere, in any notation."""

import re

import phonenumbers

from houvast.engines.discovery.values import Values

KIND = "phone"
_FORM = re.compile(r"\+?[\d(][\d ()/.\-]{6,22}\d(?: ?(?:x|ext\.?|tst\.?) ?\d{1,5})?", re.IGNORECASE)
_NO_PHONE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?: .*)?|-?\d*[.,]\d+|[\d.]+[,.]\d{2}")
_REGIONS = ("NL", "BE", "DE", "FR", "GB")
_FEWEST, _MOST = 8, 15


def holds(text: str) -> bool:
    """Tell whether a text is a valid number: written with + or 00, or with an area code of the countries around."""
    if not _is_written_so(text):
        return False
    if text.startswith(("+", "00")):
        return _valid("+" + re.sub(r"^00", "", re.sub(r"\D", "", text)), None)
    return text.startswith(("0", "(0")) and any(_valid(text, region) for region in _REGIONS)


def may_be(text: str) -> bool:
    """Tell whether a text is written as a number may be, of whatever country."""
    return _is_written_so(text)


def share(values: Values) -> float:
    """Return which part of the values are valid numbers."""
    return values.share(holds)


def possible(values: Values) -> float:
    """Return which part of the values may be numbers."""
    return values.share(may_be)


def _is_written_so(text: str) -> bool:
    if not _FORM.fullmatch(text) or _NO_PHONE.fullmatch(text):
        return False
    return _FEWEST <= sum(sign.isdigit() for sign in text) <= _MOST + 5


def _valid(text: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False
