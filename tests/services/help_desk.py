"""A small help desk of our own behind real HTTP, with faults that can be put in its way."""

import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

JSON = "application/json"


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """What is answered; `body` is JSON, or bytes as they are; `length` lies about how many there are."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    chunks: int = 1
    pause: float = 0
    length: int | None = None

    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return b"" if self.body is None else json.dumps(self.body).encode()


Fault = Callable[[Asked], Reply | None]


class Desk:
    """A server in a thread; `answer` is what a kind of help desk does. Faults go first, each as often as it says."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._faults: list[tuple[str, Fault, int]] = []
        self._guard = threading.RLock()
        desk = self

        class Handler(_Handler):
            def take(self, asked: Asked) -> Reply:
                return desk.take(asked)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = self.url.replace("http://", "https://")

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def fail(self, where: str, how: Reply | Fault, times: int = 1_000_000) -> None:
        """Put a fault in the way of requests for `METHOD path` that begins like this, so many times."""
        fault: Fault = (lambda _: how) if isinstance(how, Reply) else how
        self._faults.append((where, fault, times))

    def take(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        with self._guard:
            for at, (where, fault, times) in enumerate(self._faults):
                if times and f"{asked.method} {asked.path}".startswith(where):
                    self._faults[at] = (where, fault, times - 1)
                    reply = fault(asked)
                    if reply is not None:
                        return reply
            return self.answer(asked)

    def answer(self, asked: Asked) -> Reply:
        raise NotImplementedError


class Tickets(Desk):
    """Tickets with an e-mail address and a text; deleted ones go to a trash, from where they can be purged."""

    secret, reader = "geheim-van-de-balie", "alleen-lezen-van-de-balie"

    def __init__(self) -> None:
        self.tickets: dict[int, dict[str, Any]] = {}
        self.trash: dict[int, dict[str, Any]] = {}
        super().__init__()

    def put(self, email: str, text: str) -> int:
        with self._guard:
            number = max([0, *self.tickets, *self.trash]) + 1
            self.tickets[number] = {"id": number, "email": email, "text": text, "tags": []}
            return number

    def answer(self, asked: Asked) -> Reply:
        token = asked.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in (self.secret, self.reader):
            return Reply(401, {"error": "who are you"})
        if token == self.reader and asked.method != "GET":
            return Reply(403, {"error": "may not"})
        if asked.path == "/api/me":
            return Reply(200, {"name": "balie", "version": "1.0"})
        if asked.path == "/api/tickets":
            wanted = asked.query.get("email", "").lower()
            return page_of(
                "tickets", [t for t in self.tickets.values() if wanted in t.get("email", wanted).lower()], asked
            )
        return self._one(asked)

    def _one(self, asked: Asked) -> Reply:
        found = re.fullmatch(r"/api/(tickets|trash)/(\d+)", asked.path)
        kept = {"tickets": self.tickets, "trash": self.trash}.get(found[1] if found else "", {})
        number = int(found[2]) if found else 0
        if number not in kept:
            return Reply(404, {"error": "no such thing"})
        if asked.method == "DELETE":
            gone = kept.pop(number)
            if kept is self.tickets:
                self.trash[number] = gone
            return Reply(204)
        if asked.method == "PATCH":
            kept[number].update(asked.body["ticket"])
        return Reply(200, {"ticket": kept[number]})


def page_of(name: str, rows: list[dict[str, Any]], asked: Asked, size: int = 20) -> Reply:
    """Return one page of rows, with their number."""
    size = min(int(asked.query.get("per_page", size)), 100)
    start = (int(asked.query.get("page", 1)) - 1) * size
    return Reply(200, {name: rows[start : start + size], "total": len(rows)})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def take(self, asked: Asked) -> Reply:
        raise NotImplementedError

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        asked = Asked(self.command, parts.path, query, json.loads(content) if content else None, dict(self.headers))
        self._give(self.take(asked))

    def _give(self, reply: Reply) -> None:
        content = reply.content()
        self.send_response(reply.status)
        headers = {"Content-Type": JSON, **reply.headers}
        headers["Content-Length"] = str(len(content) * reply.chunks if reply.length is None else reply.length)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for _ in range(reply.chunks):
                self.wfile.write(content)
                self.wfile.flush()
                time.sleep(reply.pause)
        except OSError:
            self.close_connection = True  # whoever asked has had enough
        if reply.length is not None:
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 (as http.server calls them)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
