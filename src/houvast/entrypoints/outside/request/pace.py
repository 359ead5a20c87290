"""How many forms one network may send; far above what people do, so that only a flood is held up.

It is counted over all processes of the server. Nothing of a network is kept but a keyed hash of the part of its address
that its users share, under a key of the day, for a day.
"""

from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from houvast.foundation.programs.pace import Held, one_more

AT_ONCE, A_MINUTE = 400, 60
WAIT = 60
"""Seconds after which to try again."""
_WIDTH = {4: 24, 6: 56}
_left = Held()


def network_of(address: str) -> str:
    """Return the network of an address, empty for what is no address."""
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{_WIDTH[version]}", strict=False))


def may_go_on(network: str) -> bool:
    """Tell whether a network may send one more form, and count it."""
    return one_more(_left, "request", network, most=AT_ONCE, a_minute=A_MINUTE, at=datetime.now(UTC))
