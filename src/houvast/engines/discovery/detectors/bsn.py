"""Dutch citizen service numbers: nine digits, of which the weighted sum is a multiple of eleven."""

import re

from houvast.engines.discovery.values import Values

KIND = "bsn"
_FORM = re.compile(r"\d{8,9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3}")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def holds(text: str) -> bool:
    """Tell whether a text passes the test of eleven."""
    if not _FORM.fullmatch(text):
        return False
    digits = re.sub(r"\D", "", text).zfill(len(_WEIGHTS))
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and digits.strip("0") != ""


def share(values: Values) -> float:
    """Return for which part of the values it holds; by chance it holds for one in eleven."""
    return values.share(holds)
