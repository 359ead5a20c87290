"""International bank account numbers: country, remainder of 97."""

import re

from houvast.engines.discovery.values import Values

KIND = "iban"
_FORM = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def holds(text: str) -> bool:
    """Tell whether a text passes the test of 97, with blanks or without."""
    compact = re.sub(r"[ .-]", "", text).upper()
    if not _FORM.fullmatch(compact):
        return False
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
