"""Look through the mailboxes of a collection: which there are, and which copies of a message stand where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from houvast.connectors.imap.address import Account
from houvast.connectors.imap.answers import Stored
from houvast.connectors.imap.fields import KEY, MAILBOX, NAMES, Mail, read
from houvast.connectors.imap.headers import MARK
from houvast.connectors.imap.identity import Wanted, key_text, mark_of, own_key, row_key, text_of_key, wanted_by
from houvast.connectors.imap.line import Line
from houvast.connectors.imap.narrowing import Search, by_ids
from houvast.connectors.protocol import Unreadable
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value

NAME = "message"


@dataclass(frozen=True, slots=True)
class Copy:
    """A message in a mailbox; `is_original` tells that it is no rewritten one."""

    key: str
    mailbox: str
    validity: int
    uid: int
    is_original: bool
    mail: Mail


class Reader:
    """What is asked of the mailboxes of one account."""

    def __init__(self, line: Line, account: Account) -> None:
        self.line, self.account = line, account
        self._mailboxes: list[str] | None = None

    def mailboxes(self, collection: MappedCollection) -> list[str]:
        """Return the mailboxes of a collection: all, or the one that its schema names with those below it.

        :raises Unreadable: there is none.
        """
        found = self.below(collection.schema)
        if not found or (not collection.schema and collection.id.name != NAME):
            raise Unreadable(f"{collection.id}: the account has no such mailbox; correct the map, or the options.")
        return found

    def below(self, schema: str) -> list[str]:
        """Return the mailboxes that are looked through, all or those below a name."""
        if self._mailboxes is None:
            self._mailboxes = [m for m in self.line.mailboxes() if self.account.takes(m)]
        return [m for m in self._mailboxes if not schema or m == schema or m.startswith((f"{schema}/", f"{schema}."))]

    def check(self, collection: MappedCollection, names: Sequence[str]) -> None:
        """Hold names to the fields that there are.

        :raises Unreadable: one is not there.
        """
        for name in names:
            if name not in NAMES:
                raise Unreadable(f"{collection.id}: a message has no field “{name}”; correct the map.")
        if collection.key not in ((), (KEY,)):
            raise Unreadable(f"{collection.id}: the key of a message is “{KEY}”; correct the map.")

    def messages(self, mailbox: str, searches: Sequence[Search] | None) -> Iterator[Copy]:
        """Yield the messages of a mailbox that these searches name, or all."""
        selected = self.line.select(mailbox)
        if selected.is_empty:
            return
        every = searches if searches is not None and not self.account.fetch_all else [Search("ALL")]
        uids = sorted({uid for s in every for uid in self.line.search(s.criteria, s.literal)})
        for stored in self.line.fetch(uids):
            mail = self.mail(stored)
            yield Copy(key_text(mail), mailbox, selected.validity, stored.uid, not mark_of(mail), mail)

    def copies(self, collection: MappedCollection, keys: Sequence[str]) -> Iterator[Copy]:
        """Yield every copy of these messages, rewritten ones as well, in all mailboxes of the collection."""
        wanted = {key: by for key in keys if (by := wanted_by(key))}
        for mailbox in self.mailboxes(collection) if wanted else ():
            selected = self.line.select(mailbox)
            if selected.is_empty:
                continue
            for stored in self.line.fetch(self._candidates(list(wanted.values()))):
                mail = self.mail(stored)
                for key, is_original in ((own_key(mail), True), (mark_of(mail), False)):
                    if key in wanted:
                        yield Copy(key, mailbox, selected.validity, stored.uid, is_original, mail)
                        break

    def _candidates(self, wanted: Sequence[Wanted]) -> list[int]:
        ids = [w.message_id for w in wanted if w.message_id]
        uids = {uid for s in by_ids(ids) for uid in self.line.search(s.criteria)}
        for day in sorted({w.day for w in wanted if w.day}):
            span = f"SINCE {day - timedelta(1):%d-%b-%Y} BEFORE {day + timedelta(2):%d-%b-%Y}"
            near = self.line.search(span)
            uids |= {s.uid for s in self.line.headers(near, f"MESSAGE-ID {MARK.upper()}") if self._is_nameless(s)}
        return sorted(uids)

    def _is_nameless(self, stored: Stored) -> bool:
        return key_text(self.mail(stored)).startswith("#")

    def mail(self, stored: Stored) -> Mail:
        """Return a stored message with what is said of it."""
        return Mail(stored.raw, stored.received, stored.flags, self.account.recipients)


def row_of(collection: MappedCollection, key: str, mail: Mail, mailboxes: Sequence[str]) -> Row:
    """Return a message as a row of the map."""
    return Row(row_key(collection, key), values_of(collection.by_name, key, mail, mailboxes))


def values_of(names: Iterable[str], key: str, mail: Mail, mailboxes: Sequence[str]) -> dict[str, Value]:
    """Return the values of these fields."""
    places: list[Value] = list(sorted(set(mailboxes)))  # noqa: C413 -- a list of values
    beside: dict[str, Value] = {KEY: key, MAILBOX: places}
    return {name: beside[name] if name in beside else read(mail, name) for name in names}


def texts_of(keys: Sequence[RowKey]) -> list[str]:
    """Return the texts of these keys, each once."""
    return list(dict.fromkeys(text_of_key(key) for key in keys))
