"""One question to a provider of identities: through the guarded door, without following anybody elsewhere.

What may never happen: a redirection followed with our secret; an answer without end.
"""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import httpx

from houvast.connectors.door import GuardedTransport

SECONDS = 10.0
LONGEST = 300_000
"""Bytes of an answer: keys and descriptions are a few thousand."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a question goes."""

    host: str
    port: int
    private: bool


def ask(
    url: str, *, private: bool, ca: str, headers: Mapping[str, str], told: Mapping[str, str] | None = None
) -> httpx.Response:
    """Get an address, or post a form to it where something is told.

    :raises Forbidden: it stands where nobody is asked.
    :raises httpx.HTTPError: there is no answer, or one that is too long.
    """
    parts = urlsplit(url)
    spot = Spot(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80), private)
    sent = {"User-Agent": "houvast", "Accept": "application/json", "Accept-Encoding": "identity", **headers}
    with httpx.Client(
        transport=GuardedTransport(spot, _trusting(ca)), trust_env=False, follow_redirects=False, timeout=SECONDS
    ) as client:
        method = "GET" if told is None else "POST"
        with client.stream(method, url, headers=sent, data=told) as answer:
            kind = {"Content-Type": answer.headers.get("Content-Type", "")}  # nothing that would unfold it
            return httpx.Response(answer.status_code, headers=kind, content=_whole(answer))


@cache
def _trusting(ca: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=ca or None)


def _whole(answer: httpx.Response, clock: Callable[[], float] = time.monotonic) -> bytes:
    body, began = b"", clock()
    for piece in answer.iter_raw():
        body += piece
        if len(body) > LONGEST or clock() - began > 2 * SECONDS:
            raise httpx.ReadError("the answer has no end")
    return body
