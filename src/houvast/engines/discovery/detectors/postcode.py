"""Postcodes: the Dutch and British forms speak for themselves, four or five digits only beside a name."""

import re

from houvast.engines.discovery.values import Values

KIND = "postcode"
_DUTCH = re.compile(r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}", re.IGNORECASE)
_BRITISH = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")
_CANADIAN = re.compile(r"[A-Z]\d[A-Z] \d[A-Z]\d")
_ELSEWHERE = re.compile(r"(?:[A-Z]{1,2}[- ]?)?[\dA-Z]{2,5}(?:[- ]?[\dA-Z]{2,5})?", re.IGNORECASE)


def holds(text: str) -> bool:
    """Tell whether a text can be nothing else."""
    return any(form.fullmatch(text) for form in (_DUTCH, _BRITISH, _CANADIAN))


def may_be(text: str) -> bool:
    """Tell whether a text may be the postcode of some country."""
    return _ELSEWHERE.fullmatch(text) is not None and any(sign.isdigit() for sign in text)


def share(values: Values) -> float:
    """Return which part of the values can be nothing else."""
    return values.share(holds)


def possible(values: Values) -> float:
    """Return which part of the values may be postcodes."""
    return values.share(may_be)
