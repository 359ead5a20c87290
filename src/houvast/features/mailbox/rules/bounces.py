"""Read a report that a message of ours did not arrive.

Law of the post: RFC 3464.
"""

import re
from dataclasses import dataclass
from email.message import Message
from uuid import UUID

from houvast.features.mailbox.rules.headers import header, message_ids
from houvast.features.mailbox.rules.parts import walked

_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
_UUID = re.compile(r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
_HEAD = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")
_MOST_HEAD = 64_000


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says: which of our messages may be meant, and whether it is over and done with."""

    messages: tuple[UUID, ...]
    failed: bool


def report_of(message: Message) -> Report | None:
    """Return what a mail reports, or None where it is no report about delivery."""
    if message.get_content_type() != "multipart/report":
        return None
    parts = list(walked(message))
    status = next((part for part in parts if part.get_content_type().startswith("message/delivery-status")), None)
    if status is None:
        return None
    found = [*message_ids(message, "in-reply-to", "references"), *(one for part in parts for one in _reported(part))]
    return Report(tuple(dict.fromkeys(ours(found))), _failed(status))


def ours(ids: list[str]) -> list[UUID]:
    """Return the messages that may be ours among identifiers: ours begin with a random number."""
    return [UUID(one.partition("@")[0]) for one in ids if _UUID.match(one.partition("@")[0])]


def _failed(status: Message) -> bool:
    """Tell whether a receiver was given up; a delay is no end."""
    blocks = [block for block in status.walk() if isinstance(block, Message)][1:101]
    actions = {header(block, "action").lower() for block in blocks}
    if actions - {""}:
        return "failed" in actions
    return any(found[1] == "5" for block in blocks if (found := _STATUS.search(header(block, "status"))))


def _reported(part: Message) -> tuple[str, ...]:
    if part.get_content_type() not in _HEAD:
        return ()
    inside = part.get_payload()
    if isinstance(inside, list):
        return message_ids(inside[0], "message-id") if inside and isinstance(inside[0], Message) else ()
    found = re.search(r"(?im)^message-id:\s*<([^<>\s]{1,300})>", str(inside)[:_MOST_HEAD])
    return (found[1],) if found else ()
