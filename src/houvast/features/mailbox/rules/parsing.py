"""Take a mail apart; what can't be taken apart is still a mail, and is told as one.

What may never happen: a mail that is lost because its bytes are broken; anything in it opened, run or fetched.
"""

import re
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

from houvast.features.mailbox.contracts import Attachment, Head, Letter
from houvast.features.mailbox.rules.authentication import hints_of
from houvast.features.mailbox.rules.automatic import automatic
from houvast.features.mailbox.rules.bounces import Report, report_of
from houvast.features.mailbox.rules.headers import addresses, header, message_ids
from houvast.features.mailbox.rules.parts import content_of, files_of, text_of
from houvast.features.mailbox.rules.quoting import own_words

LONGEST_SUBJECT = 300
LONGEST_HEAD = 1_000_000
_TOO_MANY = 16_000
_TYPES = re.compile(rb"(?im)^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*")
_BROKEN = (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError, UnicodeError)


def letter_of(raw: bytes, server: str = "") -> Letter:
    """Return what a mail says; `server` is the name under which the own mail server notes what it checked."""
    message, is_whole = message_of(raw)
    senders = addresses(message, "from")
    name, address = senders[0] if senders else ("", "")
    text = text_of(message) if is_whole else ""
    return Letter(
        head=Head(header(message, "subject")[:LONGEST_SUBJECT], name[:200], address[:254].lower()),
        message_id=next(iter(message_ids(message, "message-id")), ""),
        answers=message_ids(message, "in-reply-to", "references"),
        senders=tuple(dict.fromkeys(found.lower() for _name, found in senders if "@" in found)),
        own=own_words(text),
        text=text,
        attachments=tuple(attachment for attachment, _part in files_of(message)) if is_whole else (),
        automatic=automatic(message, address),
        hints=hints_of(message, server),
        is_whole=is_whole,
    )


def delivery_report_of(raw: bytes) -> Report | None:
    """Return what a mail reports about a message of ours; None where it is no such report."""
    message, is_whole = message_of(raw)
    return report_of(message) if is_whole else None


def attachment_of(raw: bytes, number: int) -> tuple[Attachment, bytes] | None:
    """Return a file of a mail, as it was sent; None where there is no such number."""
    message, is_whole = message_of(raw)
    if not is_whole:
        return None
    return next(((found, content_of(part)) for found, part in files_of(message) if found.number == number), None)


def message_of(raw: bytes) -> tuple[Message, bool]:
    """Return a mail in parts, and whether it could be taken apart; else its headers only."""
    head = raw[: raw.find(b"\r\n\r\n") + 1 or raw.find(b"\n\n") + 1 or len(raw)]
    try:
        # Python's time for the parameters of a part grows with the square of their number.
        if len(head) <= LONGEST_HEAD and all(len(found[0]) < _TOO_MANY for found in _TYPES.finditer(raw)):
            message = message_from_bytes(raw, policy=compat32)
            text_of(message)
            tuple(files_of(message))
            return message, True
    except _BROKEN:
        pass
    try:
        return BytesHeaderParser(policy=compat32).parsebytes(raw[:LONGEST_HEAD]), False
    except _BROKEN:
        return Message(), False
