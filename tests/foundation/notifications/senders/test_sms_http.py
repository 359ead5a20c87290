"""A gateway that takes JSON, on a real socket."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from uuid import uuid4

import pytest

from houvast.foundation.notifications.contracts import Envelope
from houvast.foundation.notifications.senders.contracts import NotTaken
from houvast.foundation.notifications.senders.sms_http import through

CODE = Envelope(to="+31201234567", text="Uw code is 481 205.")


class Gateway(BaseHTTPRequestHandler):
    """Answers as the path says, and keeps what it was sent."""

    got: list[tuple[dict[str, str], str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((json.loads(body), self.headers.get("Authorization", "")))
        self.send_response(int(self.path.strip("/")))
        self.send_header("Location", "/200")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    Gateway.got.clear()
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_it_takes_a_message_with_the_token(address: str, settings) -> None:
    settings.HOUVAST_SMS_TOKEN = "a-token-of-the-test"
    message = uuid4()
    assert through(f"{address}/202")(message, CODE, []) == 202
    assert Gateway.got == [({"id": str(message), "to": CODE.to, "text": CODE.text}, "Bearer a-token-of-the-test")]


@pytest.mark.parametrize(("status", "for_good"), [(400, True), (422, True), (401, False), (429, False), (503, False)])
def test_a_refusal_is_for_good_only_when_the_message_is_wrong(address: str, status: int, for_good: bool) -> None:
    with pytest.raises(NotTaken) as refused:
        through(f"{address}/{status}")(uuid4(), CODE, [])
    assert (refused.value.answer, refused.value.for_good) == (status, for_good)
    assert "481" not in str(refused.value)


def test_it_is_not_led_elsewhere(address: str) -> None:
    with pytest.raises(NotTaken):
        through(f"{address}/307")(uuid4(), CODE, [])
    assert len(Gateway.got) == 1


def test_nobody_at_home() -> None:
    with pytest.raises(NotTaken) as refused:
        through("http://127.0.0.1:9/send")(uuid4(), CODE, [])
    assert (refused.value.reason, refused.value.for_good) == ("no_connection", False)
