"""The key of a message: one that survives moving, copying, new numbers of the server, and being rewritten.

A message in a mailbox never changes, so its content says which one it is. The key holds its Message-ID, by which a
server finds it, and a digest of its bytes, since an identifier may be missing, or be given to two different messages.
A message that was rewritten carries the key of the message that it stands for in a header.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from houvast.connectors.imap.fields import KEY, Mail
from houvast.connectors.imap.headers import MARK, text_of
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import RowKey

_SANE = re.compile(r"<[!#-;=?-\[\]-~]{1,200}>")
_DAY = "%Y%m%d"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a message is looked for: by its identifier, or by the day on which it arrived."""

    message_id: str = ""
    day: date | None = None


def key_text(mail: Mail) -> str:
    """Return the key of a message as it stands: of the message that it was rewritten from, or of its own content."""
    return mark_of(mail) or own_key(mail)


def own_key(mail: Mail) -> str:
    """Return the key by a message's own content."""
    digest = sha256(mail.raw).hexdigest()[:16]
    if _SANE.fullmatch(mail.message_id):
        return f"{mail.message_id}#{digest}"
    return f"#{digest}#{mail.received.strftime(_DAY) if mail.received else ''}"


def mark_of(mail: Mail) -> str:
    """Return the key that a rewritten message carries, or nothing."""
    return text_of(mail.root.value(MARK)).replace(" ", "")


def wanted_by(key: str) -> Wanted | None:
    """Return how the message of a key is looked for; None where the text is no key."""
    identifier, _, digest = key.rpartition("#")
    if _SANE.fullmatch(identifier) and digest:
        return Wanted(message_id=identifier)
    try:
        return Wanted(day=datetime.strptime(key.rpartition("#")[2], _DAY).date())  # noqa: DTZ007 -- a day
    except ValueError:
        return None


def row_key(collection: MappedCollection, text: str) -> RowKey:
    """Return the key as the map has it."""
    return RowKey(collection.id, ((KEY, text),))


def text_of_key(key: RowKey) -> str:
    """Return a row key's text."""
    return str(dict(key.values).get(KEY, ""))
