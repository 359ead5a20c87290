"""Ask another organisation something over the network: bounded in time and size, and nowhere else than was meant."""

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore
import httpx

from houvast.connectors.door import Forbidden, GuardedTransport
from houvast.features.opendsr.contracts import PartnerFacts
from houvast.features.opendsr.rules import host_of

MOST = 200_000
"""Bytes in the longest answer that is read."""
_TIMEOUT, _TOTAL = 10.0, 20.0


class NoAnswer(Exception):
    """There was no answer that can be used; `reason` is a code, and never holds an address."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Spot:
    host: str
    port: int
    private: bool


def ask(
    method: str, url: str, partner: PartnerFacts, *, headers: Mapping[str, str] | None = None, body: bytes = b""
) -> Reply:
    """Send one request; redirects are not followed.

    :raises NoAnswer: the address may not be reached, nobody answers, or the answer is too long or too late.
    """
    host = host_of(url, private=partner.private)
    if host is None:
        raise NoAnswer("bad_address")
    parts = urlsplit(url)
    spot = _Spot(host, parts.port or (443 if parts.scheme == "https" else 80), partner.private)
    told = {"User-Agent": "houvast", "Accept-Encoding": "identity", "Accept": "application/json", **(headers or {})}
    try:
        with (
            httpx.Client(
                transport=GuardedTransport(spot, _context(partner.trust)),
                trust_env=False,
                follow_redirects=False,
                timeout=_TIMEOUT,
            ) as client,
            client.stream(method, url, headers=told, content=body or None) as response,
        ):
            return Reply(response.status_code, response.headers, _read(response))
    except Forbidden:
        raise NoAnswer("private_network") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.ConnectError, OSError, UnicodeError) as problem:
        raise NoAnswer(_why(problem)) from None


def _context(trust: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if trust:
        context.load_verify_locations(cadata=trust)
    return context


def _read(response: httpx.Response) -> bytes:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise NoAnswer("packed")
    content, deadline = bytearray(), time.monotonic() + _TOTAL
    for piece in response.iter_raw():
        content += piece
        if len(content) > MOST:
            raise NoAnswer("too_long")
        if time.monotonic() > deadline:
            raise NoAnswer("too_late")
    return bytes(content)


def _why(problem: Exception) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in str(problem):
        return "untrusted"
    return "too_late" if isinstance(problem, httpx.TimeoutException) else "no_answer"
