"""How many forms one network may send; far above what people do, so that only a flood is held up.

It is counted in each process of the server: with two of them twice as many pass. Nothing of a network is kept but the
part of its address that its users share, in memory, for minutes.
"""

import time
from collections import OrderedDict
from ipaddress import ip_address, ip_network
from threading import Lock

AT_ONCE, A_MINUTE = 400, 60
WAIT = 60
"""Seconds after which to try again."""
_MOST_REMEMBERED = 10_000
_WIDTH = {4: 24, 6: 56}
_lock = Lock()
_left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # network -> (when, forms left)


def network_of(address: str) -> str:
    """Return the network of an address, empty for what is no address."""
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{_WIDTH[version]}", strict=False))


def may_go_on(network: str) -> bool:
    """Tell whether a network may send one more form, and count it."""
    now = time.monotonic()
    with _lock:
        at, left = _left.get(network, (now, float(AT_ONCE)))
        left = min(float(AT_ONCE), left + (now - at) * A_MINUTE / 60)
        _left[network] = (now, max(left - 1, 0.0))
        _left.move_to_end(network)
        if len(_left) > _MOST_REMEMBERED:
            _left.popitem(last=False)
    return left >= 1
