"""IP addresses, version 4 and 6."""

from ipaddress import ip_address

from houvast.engines.discovery.values import Values

KIND = "ip_address"


def holds(text: str) -> bool:
    """Tell whether a text is one address, with a network or port behind it or not."""
    if "." not in text and text.count(":") < 2:
        return False
    bare = text.split("/")[0].split("%")[0]
    for candidate in (bare, bare.rpartition(":")[0].strip("[]")):
        try:
            return bool(ip_address(candidate))
        except ValueError:
            continue
    return False


def may_be(text: str) -> bool:
    """Tell whether a text may be an address, also as one number."""
    return holds(text) or (text.isdigit() and len(text) >= len("16777216"))


def share(values: Values) -> float:
    """Return which part of the values are addresses."""
    return values.share(holds)


def possible(values: Values) -> float:
    """Return which part of the values may be addresses."""
    return values.share(may_be)
