"""Questions to the mailboxes of one account."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from houvast.connectors.comparing import Check, check_of, fence_of
from houvast.connectors.imap.describing import describe
from houvast.connectors.imap.fields import MAILBOX
from houvast.connectors.imap.health import health_of
from houvast.connectors.imap.narrowing import Search, searches_for
from houvast.connectors.imap.reading import Copy, Reader, row_of, texts_of, values_of
from houvast.connectors.imap.sampling import sample
from houvast.connectors.imap.transaction import MailTransaction
from houvast.connectors.protocol import Health, Match, Referrer, SystemFacts, Unreadable, Within
from houvast.connectors.sampling import TextRow
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey


class MailSession:
    """A session on one account."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def describe(self, names: Collection[str] | None = None) -> SystemFacts:
        """Describe the messages of the account, or of the named mailboxes (`Mailbox.message`)."""
        return describe(self._reader, names)

    def find(
        self,
        collection: MappedCollection,
        any_of: Sequence[Match],
        within: Within | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Yield each message for which any match holds once, however many copies of it there are.

        :raises Unreadable: a field is not there; or, after all other rows, a message stands in mailboxes within the
            fence and in others as well.
        """
        asked = tuple(dict.fromkeys([*(m.field for m in any_of), *([within.field] if within else [])]))
        self._reader.check(collection, [*asked, *collection.by_name])
        mailboxes = self._reader.mailboxes(collection)
        if limit == 0 or not any_of:
            return
        found = self._found(collection, mailboxes, searches_for(any_of), check_of(any_of, within), asked)
        yield from islice(self._placed(collection, found, within, asked), limit)

    def walk(self, collection: MappedCollection, within: Within | None = None) -> Iterator[Row]:
        """Yield every message within the fence once; see `find`."""
        asked = (within.field,) if within else ()
        self._reader.check(collection, [*asked, *collection.by_name])
        found = self._found(collection, self._reader.mailboxes(collection), None, fence_of(within), asked)
        return self._placed(collection, found, within, asked)

    def _placed(
        self, collection: MappedCollection, found: Iterator[Row], within: Within | None, asked: Sequence[str]
    ) -> Iterator[Row]:
        if MAILBOX in asked or MAILBOX in collection.by_name:
            return self._with_mailboxes(collection, found, within)
        return found

    def _found(
        self,
        collection: MappedCollection,
        mailboxes: Sequence[str],
        searches: Sequence[Search] | None,
        holds: Check,
        asked: Sequence[str],
    ) -> Iterator[Row]:
        seen = set()
        for mailbox in mailboxes:
            for copy in self._reader.messages(mailbox, searches):
                if copy.key in seen or not holds(values_of(asked, copy.key, copy.mail, [mailbox])):
                    continue
                seen.add(copy.key)
                standing = copy if copy.is_original else self._standing(collection, copy)
                yield row_of(collection, copy.key, standing.mail, [mailbox])
                if standing is not copy:
                    self._reader.line.select(mailbox)

    def _standing(self, collection: MappedCollection, copy: Copy) -> Copy:
        """Return the original of a rewritten message where it is still there: a change that broke off goes on there."""
        return next((c for c in self._reader.copies(collection, [copy.key]) if c.is_original), copy)

    def _with_mailboxes(
        self, collection: MappedCollection, found: Iterator[Row], within: Within | None
    ) -> Iterator[Row]:
        """Yield the rows with all mailboxes that they stand in, without those that stand outside the fence as well."""
        fence = {str(v) for v in within.values} if within and within.field == MAILBOX else None
        outside = 0
        for row in list(found):
            copies = list(self._reader.copies(collection, texts_of([row.key])))
            places = sorted({c.mailbox for c in copies})
            if fence is not None and set(places) - fence:
                outside += 1
            elif MAILBOX in collection.by_name:
                yield Row(row.key, {**row.values, MAILBOX: list(places)})
            else:
                yield row
        if outside:
            raise Unreadable(
                f"{collection.id}: {outside} messages stand in mailboxes of this organisation and in others as well; "
                "give each organisation mailboxes of its own."
            )

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the messages with these keys; an original that is still there goes before a rewritten one."""
        self._reader.check(collection, list(collection.by_name))
        return {row.key: row for row in rows_of(collection, self._reader.copies(collection, texts_of(keys)))}

    def referrers(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
        """Yield nothing: mailboxes enforce no references."""
        del collection, keys
        return iter(())

    def sample(self, collection: str, columns: Sequence[str], rows: int, seed: int) -> list[TextRow]:
        """Return some messages as text; only their beginnings are read.

        :raises Unreadable: there is no such mailbox or field.
        """
        return sample(self._reader, collection, columns, rows, seed)

    def health(self) -> Health:
        """Tell how the account is reached, and what in it cannot be erased."""
        return health_of(self._reader)

    def rows_read(self, collection: MappedCollection, match: Match) -> int | None:
        """Return 0 where the server's own search serves; else every message is read, however many there are."""
        del collection
        return None if self._reader.account.fetch_all or searches_for([match]) is None else 0

    @contextmanager
    def transaction(self) -> Iterator[MailTransaction]:
        """Open a unit of writing: everything is written when it is left without an exception."""
        transaction = MailTransaction(self._reader)
        yield transaction
        transaction.carry_out()


def rows_of(collection: MappedCollection, copies: Iterator[Copy]) -> Iterator[Row]:
    """Yield a row for each message among these copies."""
    first: dict[str, Copy] = {}
    places: dict[str, list[str]] = {}
    for copy in copies:
        places.setdefault(copy.key, []).append(copy.mailbox)
        held = first.get(copy.key)
        if held is None or (copy.is_original and not held.is_original):
            first[copy.key] = copy
    for key, copy in first.items():
        yield row_of(collection, key, copy.mail, places[key])
