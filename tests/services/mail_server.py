"""A real SMTP server in a thread, which keeps what it takes and refuses what it is told to refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope


@dataclass
class MailServer:
    """What it took, each with its sender and receivers; `refuses` holds its answers to receivers, `answer` to all."""

    host: str = "127.0.0.1"
    port: int = 0
    taken: list[tuple[str, list[str], EmailMessage]] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    answer: str = "250 OK: queued"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802 (as it is called)
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802 (as it is called)
        if self.answer.startswith("250"):
            mail = message_from_bytes(cast("bytes", envelope.content), policy=policy.default)
            self.taken.append((cast("str", envelope.mail_from), envelope.rcpt_tos, cast("EmailMessage", mail)))
        return self.answer


class _OnItsOwnPort(Controller):
    """Listens on a port that the system chooses, and knows it."""

    def _trigger_server(self) -> None:
        self.port = cast("Any", self.server).sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running() -> Iterator[MailServer]:
    """Run a mail server on a port of its own."""
    kept = MailServer()
    controller = _OnItsOwnPort(kept, hostname=kept.host, port=0)
    controller.start()
    try:
        kept.port = controller.port
        yield kept
    finally:
        controller.stop()
