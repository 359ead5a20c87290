"""What an account says of itself: the fields of a message, and what this login may do with messages."""

from collections.abc import Collection

from houvast.connectors.imap.fields import KEY, columns
from houvast.connectors.imap.reading import NAME, Reader
from houvast.connectors.protocol import CollectionFacts, SystemFacts

DELETE, _WRITE = frozenset("te"), frozenset("tei")


def describe(reader: Reader, names: Collection[str] | None) -> SystemFacts:
    """Describe all messages as one collection, or those of the named mailboxes; what is not there is left out."""
    found = []
    for name in [NAME] if names is None else names:
        schema, _, last = name.rpartition(".")
        mailboxes = reader.below(schema) if schema or last == NAME else []
        if mailboxes:
            found.append(_facts(name, reader, mailboxes))
    return SystemFacts(tuple(found), transactional=False, version="imap")


def _facts(name: str, reader: Reader, mailboxes: list[str]) -> CollectionFacts:
    rights = [rights_in(reader, mailbox) for mailbox in mailboxes]
    may_delete, may_update = all(r >= DELETE for r in rights), all(r >= _WRITE for r in rights)
    return CollectionFacts(name, columns(), key=(KEY,), may_update=may_update, may_delete=may_delete)


def rights_in(reader: Reader, mailbox: str) -> frozenset[str]:
    """Return what may be done: as the server says, or as opening the mailbox for writing shows."""
    said = reader.line.rights(mailbox)
    if said is not None:
        return frozenset(said.replace("d", "te").replace("c", "k"))
    return _WRITE if reader.line.select(mailbox, write=True).may_delete else frozenset()
