"""Tell a mail that a machine sent from one that a person wrote: a machine never gets an answer.

Law of the post: RFC 3834, section 2.
"""

import re
from email.message import Message

from houvast.features.mailbox.rules.headers import header, message_ids

_BULK = ("bulk", "junk", "list", "auto_reply", "auto-reply")
_MACHINES = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+-].*)?@", re.IGNORECASE)
_SAID_BY_MACHINES = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-mail-autoreply", "x-loop")
_LISTS = ("list-id", "list-post", "list-unsubscribe", "mailing-list")


def automatic(message: Message, sender: str) -> str:
    """Return by what a mail shows that a machine sent it; empty where it does not."""
    said = header(message, "auto-submitted").partition(";")[0].strip().lower()
    if said and said != "no":
        return "auto-submitted"
    if header(message, "precedence").strip().lower() in _BULK:
        return "precedence"
    if header(message, "x-auto-response-suppress").strip().lower() not in ("", "none"):
        return "x-auto-response-suppress"
    if found := next((name for name in _SAID_BY_MACHINES if header(message, name)), ""):
        return found
    if any(header(message, name) for name in _LISTS):
        return "mailing-list"
    if _has_no_way_back(message) or message.get_content_type() == "multipart/report":
        return "report"
    return "sender" if _MACHINES.match(sender) else ""


def _has_no_way_back(message: Message) -> bool:
    return header(message, "return-path").replace(" ", "") == "<>" and not message_ids(message, "return-path")
