"""A mail server that takes the call and says nothing: the worker goes on, and reads its other mailbox."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.features.mailbox.actions.test_many import House
from tests.features.mailbox.stage import mail

PATIENCE = 120


@pytest.fixture
def silence() -> Iterator[int]:
    """A port at which somebody listens and never says a word."""
    held: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            while True:
                try:
                    held.append(server.accept()[0])
                except OSError:
                    return

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1]
    for one in held:
        one.close()


def test_a_server_that_hangs_holds_up_neither_jobs_nor_other_mailboxes(tmp_path, mailbox, silence, post):
    house = House(tmp_path, mailbox, "")
    house.told("organisation", "add", "zonneveld", "--name", "Zonneveld", "--country", "NL")
    hangs = mailbox.address(timeout="100").replace(str(mailbox.server.tls_port), str(silence))
    both = f"{hangs.replace('localhost', '127.0.0.1')} zonneveld={mailbox.address()}"
    mailbox.deliver(mail(), datetime.now(UTC))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    mails = {"HOUVAST_MAIL_HOST": post.host, "HOUVAST_MAIL_PORT": str(post.port), "HOUVAST_MAIL_SECURITY": "none"}
    mails["HOUVAST_MAIL_FROM"] = "privacy@belhuis-noord.example"
    env = {**kept, "HOUVAST_HOME": str(tmp_path), "HOUVAST_MAILBOX": both, "PYTHONPATH": "src:.", **mails}
    begun = time.monotonic()
    worker = subprocess.Popen([sys.executable, "-m", "houvast", "worker"], env=env)
    try:
        while not post.taken and time.monotonic() < begun + PATIENCE:
            time.sleep(0.1)
        assert post.taken, "the receipt of the other mailbox waited for the server that hangs"
        assert house.count("mailbox_mailround", "mailbox = 'own'") == 0  # that one still hangs
    finally:
        worker.send_signal(signal.SIGTERM)
        ended = time.monotonic()
        assert worker.wait(timeout=60) == 0
    assert time.monotonic() - ended < 60
