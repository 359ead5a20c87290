"""Send requests and take answers: bounded in time and size, tried again where that does no harm.

An error names the collection and what the system answered as a number; never an address, a value or a word of its text.
"""

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpcore
import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, stop_before_delay

from houvast.connectors.protocol import LoginRefused, Refused, Unreachable, Unreadable
from houvast.connectors.rest.filling import Filled
from houvast.connectors.rest.network import Forbidden, open_client
from houvast.connectors.rest.pack import Login, Pack
from houvast.connectors.rest.place import Place
from houvast.engines.trouble import Trouble

for _name in ("httpx", "httpcore"):  # they log addresses, in which what is asked for stands
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_CONFLICTS = (409, 412, 423)
_MISSING = (404, 410)


class Missing(Exception):
    """There is nothing at this place (404, 410)."""


class _Again(Exception):
    """It did not work now; it may work later. `wait` in seconds, where the system says how long."""

    def __init__(self, trouble: Trouble, wait: float | None = None) -> None:
        super().__init__()
        self.trouble = trouble
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the number, the JSON (None where there is none), the headers in lower case."""

    status: int
    data: Any
    headers: Mapping[str, str]


class Wire:
    """The requests of one system."""

    def __init__(self, place: Place, pack: Pack) -> None:
        self._place, self._limits, self._pack = place, pack.limits, pack
        timeout = place.timeout or pack.limits.timeout
        self._total = min(pack.limits.total, 4 * place.timeout) if place.timeout else pack.limits.total
        headers, auth = _login(pack.login, place)
        self._client = open_client(place, timeout, {"Accept": pack.accept, **headers}, auth)

    def close(self) -> None:
        """Let go of idle connections."""
        self._client.close()

    def ask(self, filled: Filled, where: str) -> Answer:
        """Send a request that only reads.

        :raises Missing: there is nothing at this place.
        :raises Unreachable: no answer, no login, or too many requests for too long.
        :raises Unreadable: the answer is no JSON, or a refusal.
        """
        return self._send(filled, where, {}, writing=False)

    def tell(self, filled: Filled, where: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Send a request that writes.

        :raises Missing: there is nothing at this place.
        :raises Refused: the system refused.
        :raises Unreachable: no answer; whether it was written is not known.
        """
        return self._send(filled, where, headers or {}, writing=True)

    def _send(self, filled: Filled, where: str, headers: Mapping[str, str], *, writing: bool) -> Answer:
        retrying = Retrying(
            retry=retry_if_exception_type(_Again),
            stop=stop_after_attempt(self._limits.tries) | stop_before_delay(self._total),
            wait=_wait,
            reraise=True,
        )
        try:
            return retrying(self._once, filled, where, headers, time.monotonic() + self._total, writing)
        except _Again as again:
            raise again.trouble from None

    def _once(
        self,
        filled: Filled,
        where: str,
        headers: Mapping[str, str],
        deadline: float,
        writing: bool,  # noqa: FBT001
    ) -> Answer:
        url = f"{self._place.origin}{self._place.base}{filled.path}"
        try:
            with self._client.stream(
                filled.method, url, params=filled.query or None, json=filled.body, headers=dict(headers)
            ) as response:
                content = self._content(response, where, deadline)
        except (httpx.HTTPError, httpcore.ConnectError, OSError) as error:
            raise self._broken(error, filled, where) from None
        except Forbidden:
            what = "the address leads to a private network or to another host; correct it, or say `private=yes`."
            raise Unreachable(f"{where}: {what}") from None
        except (httpx.InvalidURL, UnicodeError):
            raise Unreadable(f"{where}: a value cannot be sent to the system.") from None
        return self._judged(response, content, filled, where, writing=writing)

    def _content(self, response: httpx.Response, where: str, deadline: float) -> bytes:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise Unreadable(f"{where}: the system packs its answers although it was asked not to.")
        content = bytearray()
        for chunk in response.iter_raw():
            content += chunk
            if len(content) > self._limits.bytes:
                raise Unreadable(f"{where}: the answer is larger than {self._limits.bytes} bytes; ask for less a time.")
            if time.monotonic() > deadline:
                raise Unreachable(f"{where}: the answer takes too long; try again.")
        return bytes(content)

    def _broken(self, error: Exception, filled: Filled, where: str) -> Exception:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            what = "the system's certificate is not trusted, or not for this name; see the option `ca`."
            return Unreachable(f"{where}: {what}")
        late = isinstance(error, httpx.TimeoutException)
        what = "the system took too long to answer" if late else "the system does not answer, or broke off"
        trouble = Unreachable(f"{where}: {what}; check the address and that it runs, and try again.")
        # Before a connection stands nothing was sent, so even what may not be repeated can be tried again.
        unsent = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
        return _Again(trouble) if filled.may_repeat or unsent else trouble

    def _judged(self, response: httpx.Response, content: bytes, filled: Filled, where: str, *, writing: bool) -> Answer:
        status = response.status_code
        if 200 <= status < 300:
            data = None if writing else _json(content, where, again=filled.may_repeat)
            return Answer(status, data, response.headers)
        if status in filled.fine:
            return Answer(status, None, response.headers)
        if status in _MISSING:
            raise Missing
        if status in self._pack.too_many:
            wait = _seconds(response.headers.get(self._pack.retry_after, ""))
            trouble = Unreachable(f"{where}: the system takes no more requests for now ({status}); try again later.")
            raise _Again(trouble, wait)
        if status >= 500 or status == 408:
            trouble = Unreachable(f"{where}: the system fails ({status}); try again, or ask its owner.")
            raise _Again(trouble) if filled.may_repeat else trouble
        raise _refusal(status, where, writing=writing)


def _refusal(status: int, where: str, *, writing: bool) -> Trouble:
    if status == 401:
        return LoginRefused(f"{where}: the system refuses the login; check the user and the secret.")
    if 300 <= status < 400:
        return Unreachable(
            f"{where}: the system sends us elsewhere ({status}), which is not followed; correct the address."
        )
    if writing and status in _CONFLICTS:
        return Refused(f"{where}: the system refuses the change ({status}): another program changed the record.")
    if writing:
        why = "this login has no right to do so" if status == 403 else "it does not take it"
        return Refused(f"{where}: the system refuses the change ({status}): {why}.")
    if status == 403:
        return Unreadable(f"{where}: this login may not read here (403); grant it the right.")
    return Unreadable(f"{where}: the system refuses the question ({status}); correct the pack or the map.")


def _json(content: bytes, where: str, *, again: bool) -> Any:
    if not content.strip():
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        trouble = Unreadable(f"{where}: the answer is no JSON, or half of it; check the address of the interface.")
        raise (_Again(trouble) if again else trouble) from None


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    said = error.wait if isinstance(error, _Again) else None
    return said if said is not None else min(0.25 * 2**state.attempt_number, 15.0)


def _seconds(text: str) -> float | None:
    """Return how long a Retry-After asks to wait: a number of seconds, or a moment."""
    if text.strip().isdigit():
        return float(text.strip()[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.fromtimestamp(time.time(), UTC)).total_seconds())


def _login(login: Login, place: Place) -> tuple[dict[str, str], httpx.Auth | None]:
    if not place.secret:
        return {}, None
    if login.kind == "basic":
        return {}, httpx.BasicAuth(place.user + login.user_suffix, place.secret)
    if login.kind == "key":
        return {}, httpx.BasicAuth(place.secret, "X")
    value = f"Bearer {place.secret}" if login.kind == "bearer" else login.format.replace("{secret}", place.secret)
    if not (value.isascii() and value.isprintable()):
        raise Unreachable("The secret holds characters that cannot be sent; correct it.")
    return {login.header: value}, None
