"""The client of one system: it leads through the guarded door, or where the operator says so through the proxy."""

import ssl

import httpx

from houvast.connectors.door import Forbidden as Forbidden
from houvast.connectors.door import GuardedTransport
from houvast.connectors.door import allowed_address as allowed_address
from houvast.connectors.protocol import Unreachable
from houvast.connectors.rest.place import Place


def open_client(place: Place, timeout: float, headers: dict[str, str], auth: httpx.Auth | None) -> httpx.Client:
    """Return a client that reaches this place alone; with the option `proxy` the proxy of the environment does it.

    :raises Unreachable: the file with the certificate that signed the system's cannot be read.
    """
    # What was compressed may unfold to any size before it can be measured.
    headers = {"User-Agent": "houvast", "Accept-Encoding": "identity", **headers}
    try:
        context = ssl.create_default_context(cafile=place.ca or None)
    except (OSError, ValueError):
        raise Unreachable("The option `ca` names no file with a certificate that can be read.") from None
    transport = None if place.proxy else GuardedTransport(place, context)
    return httpx.Client(
        transport=transport,
        verify=context,
        trust_env=place.proxy,
        follow_redirects=False,
        timeout=timeout,
        headers=headers,
        auth=auth,
    )
