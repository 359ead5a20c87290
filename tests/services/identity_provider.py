"""A real provider that speaks OpenID Connect, in a thread; what stands before it checks PKCE, and can turn bad."""

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock
from werkzeug.serving import ThreadedWSGIServer, make_server

Answer = tuple[str, list[tuple[str, str]], bytes]
Change = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass
class IdentityProvider:
    """It lets in whoever is named; `changes` are made to its JSON answers, by path, and `asked` are the paths asked."""

    app: Any
    issuer: str = ""
    changes: dict[str, Change] = field(default_factory=dict)
    is_down: bool = False
    asked: list[str] = field(default_factory=list)
    _challenges: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        """Answer as the provider does, once PKCE holds."""
        path = environ["PATH_INFO"]
        with self._lock:
            self.asked.append(path)
        if self.is_down:
            start("503 Service Unavailable", [])
            return [b""]
        if path == "/oauth2/token" and not self._verified(environ):
            start("400 Bad Request", [("Content-Type", "application/json")])
            return [b'{"error": "invalid_grant"}']
        status, headers, body = self._answered(environ)
        if path == "/oauth2/authorize":
            self._remember(environ, headers)
        if path in self.changes:
            body = json.dumps(self.changes[path](json.loads(body))).encode()
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start(status, headers)
        return [body]

    def knows(self, sub: str, **claims: object) -> None:
        """Add somebody who can log in."""
        httpx.put(f"{self.issuer}/users/{sub}", json=claims).raise_for_status()

    def login(self, address: str, sub: str) -> dict[str, str]:
        """Log somebody in at an address of this provider, as their browser would; return what it sends back."""
        answer = httpx.post(address, data={"sub": sub})
        assert answer.status_code == 302, answer.text
        return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}

    def _answered(self, environ: dict[str, Any]) -> Answer:
        told: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], _info: object = None) -> Callable[[bytes], object]:
            told.extend((status, headers))
            return lambda _data: None

        pieces = self.app(environ, start)
        body = b"".join(pieces)
        if hasattr(pieces, "close"):
            pieces.close()
        return told[0], told[1], body

    def _remember(self, environ: dict[str, Any], headers: list[tuple[str, str]]) -> None:
        asked = parse_qs(environ["QUERY_STRING"])
        to = next((value for name, value in headers if name == "Location"), "")
        for code in parse_qs(urlsplit(to).query).get("code", []):
            assert asked["code_challenge_method"] == ["S256"]
            self._challenges[code] = asked["code_challenge"][0]

    def _verified(self, environ: dict[str, Any]) -> bool:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        told = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        digest = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
        made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return self._challenges.get(told.get("code", "")) == made


@contextmanager
def running() -> Iterator[IdentityProvider]:
    """Run a provider on a port of its own."""
    provider = IdentityProvider(oidc_provider_mock.app())
    server = make_server("127.0.0.1", 0, provider, threaded=True)
    assert isinstance(server, ThreadedWSGIServer)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
