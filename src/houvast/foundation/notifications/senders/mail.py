"""Mail, over SMTP, so that the answer of the server can be kept as proof."""

import smtplib
from email.utils import formataddr, parseaddr
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from houvast.foundation.notifications.contracts import Envelope
from houvast.foundation.notifications.senders.contracts import NotTaken

TAKEN, PUT_OFF, REFUSED = 250, 400, 500
_TROUBLES = (OSError, smtplib.SMTPException)
# A mail of ours starts no mail in answer to it: RFC 3834, and the word that Exchange knows.
_NO_ANSWERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def can_send() -> bool:
    """Tell whether there is a mail server and a sender."""
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL)


def send(message: UUID, envelope: Envelope, files: list[tuple[str, str, bytes]]) -> int:
    """Send one mail; see `Send`."""
    backend = EmailBackend()
    try:
        backend.open()
    except _TROUBLES as problem:
        raise NotTaken("no_connection", answer=_code(problem)) from None
    server = cast("smtplib.SMTP", backend.connection)
    try:
        return _handed_over(server, envelope.to, _made(message, envelope, files))
    finally:
        backend.close()


def mail_id(message: UUID) -> str:
    """Give the Message-ID of a message: the same at each attempt, so that a second copy can be known as one."""
    return f"<{message}@{_sender().rpartition('@')[2]}>"


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _made(message: UUID, envelope: Envelope, files: list[tuple[str, str, bytes]]) -> bytes:
    made = EmailMessage(
        subject=envelope.subject,
        body=envelope.text,
        from_email=formataddr((envelope.sender_name, _sender())) if envelope.sender_name else None,
        to=[envelope.to],
        reply_to=[envelope.reply_to] if envelope.reply_to else None,
        headers={**_NO_ANSWERS, "Message-ID": mail_id(message)},
    )
    for name, media_type, content in files:
        made.attach(name, content, media_type)
    whole: Any = made.message()  # Django's own kind, whose as_bytes takes a line end
    return cast("bytes", whole.as_bytes(linesep="\r\n"))


def _handed_over(server: smtplib.SMTP, to: str, content: bytes) -> int:
    try:
        server.ehlo_or_helo_if_needed()
        answers = [server.mail(settings.HOUVAST_MAIL_RETURN or _sender()), server.rcpt(to)]
        for code, _ in answers:
            if code >= PUT_OFF:
                raise NotTaken("refused", answer=code, for_good=code >= REFUSED)
        code, _ = server.data(content)
    except smtplib.SMTPDataError as problem:
        code = problem.smtp_code
    except _TROUBLES as problem:
        raise NotTaken("broken_off", answer=_code(problem)) from None
    if code != TAKEN:
        raise NotTaken("refused", answer=code, for_good=code >= REFUSED)
    return code


def _code(problem: Exception) -> int:
    code = getattr(problem, "smtp_code", 0)
    return code if isinstance(code, int) and code > 0 else 0
