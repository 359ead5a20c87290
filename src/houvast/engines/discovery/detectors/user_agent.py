"""What browsers call themselves."""

import re

from houvast.engines.discovery.values import Values

KIND = "user_agent"
_FORM = re.compile(r"(?:Mozilla|Opera|Dalvik|okhttp|curl|PostmanRuntime|[A-Z]\w+)/\d[\w.]*(?: \(.*)?.*")


def share(values: Values) -> float:
    """Return which part of the values name a browser."""
    return values.share(_FORM.fullmatch)
