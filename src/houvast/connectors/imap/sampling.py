"""A few messages of an account, drawn by chance: only their beginnings are read, and none becomes seen by it."""

import random
from collections.abc import Iterator, Mapping, Sequence

from houvast.connectors.imap.fields import NAMES
from houvast.connectors.imap.identity import key_text
from houvast.connectors.imap.reading import NAME, Reader, values_of
from houvast.connectors.protocol import Unreadable
from houvast.connectors.sampling import TextRow, drawn
from houvast.engines.datamap.rows import Value

_BEGINNING = 64 * 1024
"""Bytes that are read of a message; what is attached further on tells nothing more."""

_MAILBOXES = 50
"""Mailboxes that are opened."""


def sample(reader: Reader, collection: str, columns: Sequence[str], rows: int, seed: int) -> list[TextRow]:
    """Return at most `rows` messages as text, out of all that stand in the mailboxes of a collection.

    :raises Unreadable: there is no such mailbox or field.
    """
    schema, _, last = collection.rpartition(".")
    mailboxes = reader.below(schema) if schema or last == NAME else []
    if not mailboxes:
        raise Unreadable("The account has no such mailbox; describe the system again.")
    if unknown := sorted(set(columns) - NAMES):
        raise Unreadable(f"A message has no field “{unknown[0]}”; describe the system again.")
    chance = random.Random(seed)  # noqa: S311 (a sample, no secret)
    some = chance.sample(mailboxes, min(len(mailboxes), _MAILBOXES))
    return drawn(_messages(reader, some, columns, rows, chance), columns, rows, seed)


def _messages(
    reader: Reader, mailboxes: Sequence[str], columns: Sequence[str], rows: int, chance: random.Random
) -> Iterator[Mapping[str, Value]]:
    every = [(mailbox, uid) for mailbox in mailboxes for uid in _numbers(reader, mailbox)]
    chosen: dict[str, list[int]] = {}
    for mailbox, uid in chance.sample(every, min(rows, len(every))):
        chosen.setdefault(mailbox, []).append(uid)
    for mailbox, uids in chosen.items():
        reader.line.select(mailbox)
        for stored in reader.line.beginnings(uids, _BEGINNING):
            mail = reader.mail(stored)
            yield values_of(columns, key_text(mail), mail, [mailbox])


def _numbers(reader: Reader, mailbox: str) -> list[int]:
    return [] if reader.line.select(mailbox).is_empty else reader.line.search("ALL")
