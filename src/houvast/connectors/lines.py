"""Which line leads to a host (one in the clear that stays on this machine is none), and the clock behind it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address

from houvast.connectors.protocol import Line


def line_to(host: str, *, encrypted: bool) -> Line:
    """Return how a host is reached, by its name or number."""
    if encrypted:
        return Line.ENCRYPTED
    return Line.LOCAL if is_here(host) else Line.CLEAR


def is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def clock_in(header: str) -> datetime | None:
    """Return the moment (UTC) that a server gives with its answer over HTTP, or None where it gives none."""
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
