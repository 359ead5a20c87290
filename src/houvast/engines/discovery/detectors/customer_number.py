"""Numbers given out to customers: all of one form, hardly ever the same; only beside a name that says so."""

import re
from collections import Counter

from houvast.engines.discovery.values import Values

KIND = "customer_number"


def form_of(text: str) -> str:
    """Return the form of a text: letters as A, digits as 9, in runs."""
    return re.sub(r"9+", "9", re.sub(r"[A-Z]+", "A", re.sub(r"\d", "9", re.sub(r"[A-Za-z]", "A", text))))


def share(values: Values) -> float:
    """Return which part of the values has the commonest form with digits."""
    forms = Counter(
        form for text in values.texts if "9" in (form := form_of(text)) and len(text) <= 24 and " " not in text
    )
    return forms.most_common(1)[0][1] / len(values) if forms else 0.0
