"""A real mailbox that Houvast reads, a real mail server that it sends through, and mails of invented people."""

import imaplib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import count
from pathlib import Path
from typing import Any

from houvast.features.mailbox.actions.receiving import Tally, read_mailbox
from houvast.features.mailbox.jobs import MAIL_ROOM
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.queries import mailboxes
from houvast.features.rights.models import CaseRecord
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from tests.services.dovecot import Dovecot
from tests.services.mail_server import MailServer

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
FATIMA, STRANGER = "fatima.yildiz@klant.example", "rik.anders@elders.example"
_NUMBERS = count(1)

WISHES = {
    "nl": (
        "Mijn gegevens",
        "Goedemorgen,\n\nGraag ontvang ik een overzicht van welke gegevens u van mij heeft.\n\nFatima",
    ),
    "fr": ("Mes données", "Bonjour,\n\nJe voudrais savoir quelles données vous avez sur moi.\n\nMerci"),
    "en": ("My data", "Hello,\n\nPlease tell me what personal data you hold about me.\n\nRegards"),
    "de": ("Meine Daten", "Guten Tag,\n\nIch möchte wissen, welche Daten Sie über mich gespeichert haben.\n\nDanke"),
}


def mail(subject: str = "Mijn gegevens", text: str = WISHES["nl"][1], sender: str = FATIMA, **headers: str) -> bytes:
    """Write a mail to the privacy mailbox; `In_Reply_To` stands for In-Reply-To."""
    return made(subject, text, sender, **headers).as_bytes()


def made(subject: str, text: str, sender: str = FATIMA, **headers: str) -> EmailMessage:
    """Write a mail that can still be added to."""
    message = EmailMessage()
    given = {
        "From": f"Fatima Yildiz <{sender}>",
        "To": "privacy@belhuis-noord.example",
        "Subject": subject,
        "Date": format_datetime(AT),
        "Message-ID": f"<m{next(_NUMBERS)}.{sender}>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in given.items():
        message[name] = value
    message.set_content(text)
    return message


@dataclass
class Mailbox:
    """An account on the server, as people and as Houvast see it."""

    server: Dovecot
    user: str
    password: str
    settings: Any
    home: Path

    def deliver(self, raw: bytes, at: datetime = AT, folder: str = "INBOX") -> None:
        """Have a mail arrive at a moment."""
        client = self.client()
        assert client.append(folder, "", imaplib.Time2Internaldate(at), raw)[0] == "OK"
        client.logout()

    def client(self) -> imaplib.IMAP4:
        """Give a client of Python's own."""
        return self.server.client(self.user, self.password)

    def read(self, at: datetime = NOW, **more: Any) -> Tally:
        """Read it once, as the worker does."""
        return read_mailbox(address=mailboxes()[0], by=MAIL_ROOM, at=at, **more)

    def count(self, folder: str = "INBOX") -> int:
        """Count what stands in a folder."""
        client = self.client()
        typ, data = client.select(folder, readonly=True)
        client.logout()
        return int(data[0] or 0) if typ == "OK" else 0

    def address(self, options: str = "", **more: str) -> str:
        """Write it as it stands in the setting."""
        secret = self.home / "mail-password"
        secret.write_text(self.password)
        user = self.user.replace("@", "%40")
        asked = "".join(f"&{name}={value}" for name, value in more.items())
        return f"imaps://{user}@localhost:{self.server.tls_port}/INBOX?secret=file:{secret}&ca={self.server.certificate}{asked}{options}"


def states() -> list[tuple[str, str]]:
    """Give state and reason of each mail, in the order in which they came in."""
    return list(Mail.objects.order_by("received_at", "stored_at").values_list("state", "why"))


def cases() -> list[tuple[str, str]]:
    """Give right and language of each case."""
    return list(CaseRecord.objects.order_by("number").values_list("right", "language"))


def sent(post: MailServer, at: datetime = NOW) -> Sequence[EmailMessage]:
    """Have what waits sent; give all that arrived."""
    deliver_waiting(by=POST_ROOM, at=at + timedelta(minutes=1))
    return [one for _, _, one in post.taken]
