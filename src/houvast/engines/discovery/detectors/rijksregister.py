"""Belgian national register numbers: eleven digits with a birth date, the last two a remainder of 97."""

import re

from houvast.engines.discovery.values import Values

KIND = "rijksregister"
_FORM = re.compile(r"\d{11}|\d{2}\.\d{2}\.\d{2}[- ]\d{3}[.-]\d{2}|\d{6}[- ]\d{3}[.-]?\d{2}")
_SINCE_2000 = 2_000_000_000


def holds(text: str) -> bool:
    """Tell whether a text passes the test, for people born before or since 2000 (also with a bis number)."""
    if not _FORM.fullmatch(text):
        return False
    digits = re.sub(r"\D", "", text)
    body, check, month, day = int(digits[:9]), int(digits[9:]), int(digits[2:4]) % 20, int(digits[4:6])
    if month > 12 or day > 31:
        return False
    return check in {97 - body % 97, 97 - (_SINCE_2000 + body) % 97}


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
