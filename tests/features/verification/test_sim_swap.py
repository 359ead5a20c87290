"""Whether a number got another SIM card: asked on a real socket, and no answer is no yes."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from houvast.features.verification.sim_swap import swapped_lately

NUMBER = "+31610000001"
ANSWERS = {
    "/yes": (200, b'{"swapped": true}'),
    "/no": (200, b'{"swapped": false}'),
    "/odd": (200, b'{"swapped": "false"}'),
    "/list": (200, b"[true]"),
    "/text": (200, b"no"),
    "/down": (503, b'{"swapped": false}'),
    "/away": (302, b'{"swapped": false}'),
}


class Gateway(BaseHTTPRequestHandler):
    """Answers as the path says, and keeps what it was asked."""

    got: list[tuple[dict[str, object], str, str]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.got.append((body, self.headers.get("Authorization", ""), self.path))
        status, answer = ANSWERS[self.path]
        self.send_response(status)
        self.send_header("Location", "/no")
        self.end_headers()
        self.wfile.write(answer)

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


@pytest.mark.parametrize(
    ("path", "swapped"),
    [
        ("/yes", True),
        ("/no", False),
        ("/odd", None),
        ("/list", None),
        ("/text", None),
        ("/down", None),
        ("/away", None),
    ],
)
def test_only_a_clear_answer_is_one(address: str, settings, path: str, swapped: bool | None) -> None:
    settings.HOUVAST_SIM_SWAP, settings.HOUVAST_SIM_SWAP_TOKEN = address + path, "of-the-test"
    assert swapped_lately(NUMBER) is swapped
    assert Gateway.got == [({"phoneNumber": NUMBER, "maxAge": 336}, "Bearer of-the-test", path)]


def test_nobody_who_listens_can_not_tell(settings) -> None:
    settings.HOUVAST_SIM_SWAP = "http://127.0.0.1:9/"
    assert swapped_lately(NUMBER) is None


def test_a_file_names_the_numbers(settings, tmp_path) -> None:
    (tmp_path / "swapped.txt").write_text(f"+31610000002\n{NUMBER}\n")
    settings.HOUVAST_SIM_SWAP = f"file:{tmp_path / 'swapped.txt'}"
    assert swapped_lately(NUMBER) is True
    assert swapped_lately("+31610000003") is False
    settings.HOUVAST_SIM_SWAP = f"file:{tmp_path / 'absent.txt'}"
    assert swapped_lately(NUMBER) is None


def test_where_nothing_is_set_up_no_number_was_swapped(settings) -> None:
    settings.HOUVAST_SIM_SWAP = ""
    assert swapped_lately(NUMBER) is False
