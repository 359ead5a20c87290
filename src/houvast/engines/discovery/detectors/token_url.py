"""Addresses that open something for whoever has them."""

import re

from houvast.engines.discovery.values import Values

KIND = "token_url"
_FORM = re.compile(
    r"https?://\S+[?&/](?:token|key|sig|signature|auth|access_token|reset|invite|password|code)[=/][\w%.-]{6,}.*", re.I
)


def share(values: Values) -> float:
    """Return which part of the values are such addresses."""
    return values.share(_FORM.fullmatch)
