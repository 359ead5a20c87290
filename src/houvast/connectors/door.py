"""The only door to the network: one host, resolved here, and connected to at the very address that was looked at.

So a name that points elsewhere a moment later (DNS rebinding) leads nowhere, and neither does one inside a private
network unless the operator says that the other side stands there.
"""

import ipaddress
import logging
import socket
import ssl
from collections.abc import Iterable
from typing import Any, Protocol

import httpcore
import httpx

for _name in ("httpx", "httpcore"):  # they log addresses, in which what is asked for may stand
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address, written as one of IPv6


class Forbidden(Exception):
    """The host is another than was asked for, or stands where it may not."""


class Spot(Protocol):
    """Where is connected to, and whether that may stand in a private network."""

    @property
    def host(self) -> str:
        """Its name, or its address."""

    @property
    def port(self) -> int:
        """Its port."""

    @property
    def private(self) -> bool:
        """Whether it may stand in a private network."""


class _Door(httpcore.SyncBackend):
    """Opens connections to one host alone."""

    def __init__(self, spot: Spot) -> None:
        self._spot = spot

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to an address of the host that may be connected to."""
        if (host, port) != (self._spot.host, self._spot.port):
            raise Forbidden
        address = allowed_address(host, port, private=self._spot.private)
        return super().connect_tcp(address, port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Connect to nothing."""
        del path, timeout, socket_options
        raise Forbidden


def allowed_address(host: str, port: int, *, private: bool) -> str:
    """Return the address to connect to; every address that the name has must be allowed.

    :raises Forbidden: one is private, of this machine, or of no machine at all.
    :raises httpcore.ConnectError: the name has no address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise httpcore.ConnectError from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(_may_be_reached(address, private=private) for address in addresses):
        raise Forbidden
    return addresses[0]


def _may_be_reached(text: str, *, private: bool) -> bool:
    address: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        within = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else None
        address = within or address.ipv4_mapped or address.sixtofour or address
    if address.is_multicast or address.is_unspecified:
        return False
    # The link-local range is where clouds hand out their machines' own passwords: never somebody to talk to.
    return not address.is_link_local if private else address.is_global


class GuardedTransport(httpx.HTTPTransport):
    """httpx with our door: it has no place to hand one in."""

    def __init__(self, spot: Spot, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, max_connections=4, keepalive_expiry=15, network_backend=_Door(spot)
        )
