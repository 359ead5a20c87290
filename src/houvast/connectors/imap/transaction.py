"""Writing to mailboxes. A message never changes: the new one is put beside the old, looked at, and then the old goes.

Whatever moment this is stopped at, nothing is lost, and running it again ends the same: a new message carries the key
of the old one, so that it is seen as what it is, and is not written twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from houvast.connectors.imap.answers import Stored
from houvast.connectors.imap.fields import MAILBOX
from houvast.connectors.imap.headers import MARK
from houvast.connectors.imap.identity import text_of_key
from houvast.connectors.imap.reading import Copy, Reader, texts_of, values_of
from houvast.connectors.imap.rewriting import NotWritable, rewritten
from houvast.connectors.protocol import Change, Refused, Unreadable
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Place:
    mailbox: str
    validity: int
    uid: int
    is_original: bool


@dataclass(slots=True)
class _Held:
    """A message that is held: where its copies are, what it is to become, and the row as this leaves it."""

    row: Row
    places: list[_Place]
    is_original: bool
    wanted: dict[str, Value] = field(default_factory=dict)
    is_going: bool = False


class MailTransaction:
    """A unit of writing. Until it is carried out nothing has changed; every step after that can be run again."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._held: dict[RowKey, _Held] = {}
        self._collections: dict[RowKey, MappedCollection] = {}
        self._where = "The account"

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read messages as this change leaves them; IMAP has no locks, so they are looked at again at the end."""
        self._hold(collection, keys)
        held = ((key, self._held.get(key)) for key in keys)
        return {
            key: Row(key, {**one.row.values, **one.wanted}) for key, one in held if one is not None and not one.is_going
        }

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Prepare other values; each message is rewritten once to see that it can be.

        :raises Refused: a field, or a message, cannot be written.
        """
        self._hold(collection, [c.key for c in changes])
        done = set()
        for change in changes:
            held = self._held.get(change.key)
            if held is None or held.is_going or not change.values:
                continue
            held.wanted.update(change.values)
            done.add(change.key)
        self._try_out(collection, done)
        return len(done)

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Prepare the removal of messages, every copy of them."""
        self._hold(collection, keys)
        going = [held for key in dict.fromkeys(keys) if (held := self._held.get(key)) and not held.is_going]
        for held in going:
            held.is_going = True
        return len(going)

    def _hold(self, collection: MappedCollection, keys: Sequence[RowKey]) -> None:
        self._where = str(collection.id)
        self._reader.check(collection, list(collection.by_name))
        new = [key for key in dict.fromkeys(keys) if key not in self._collections]
        by_text = {text_of_key(key): key for key in new}
        self._collections.update(dict.fromkeys(new, collection))
        for copy in self._reader.copies(collection, texts_of(new)):
            self._take(collection, by_text[copy.key], copy)
        for key in new:
            if key in self._held and MAILBOX in self._held[key].row.values:
                places: list[Value] = list(sorted({p.mailbox for p in self._held[key].places}))  # noqa: C413 -- a list of values
                self._held[key].row = Row(key, {**self._held[key].row.values, MAILBOX: places})

    def _take(self, collection: MappedCollection, key: RowKey, copy: Copy) -> None:
        place = _Place(copy.mailbox, copy.validity, copy.uid, copy.is_original)
        held = self._held.get(key)
        if held is None:
            values = values_of(list(collection.by_name), copy.key, copy.mail, [copy.mailbox])
            self._held[key] = _Held(Row(key, values), [place], copy.is_original)
            return
        held.places.append(place)
        if copy.is_original and not held.is_original:
            values = values_of(list(collection.by_name), copy.key, copy.mail, [copy.mailbox])
            held.row, held.is_original = Row(key, values), True

    def _try_out(self, collection: MappedCollection, keys: Iterable[RowKey]) -> None:
        wanted = set(keys)
        by_text = {text_of_key(key): key for key in wanted}
        for copy in self._reader.copies(collection, texts_of(list(wanted))):
            held = self._held[by_text[copy.key]]
            if copy.is_original == held.is_original:
                self._rewritten(copy, held)

    def _rewritten(self, copy: Copy, held: _Held) -> bytes:
        try:
            return rewritten(copy.mail, held.wanted, copy.key, break_seals=self._reader.account.break_seals)
        except NotWritable as reason:
            raise self._refused(f"{reason}; nothing was changed") from None

    def carry_out(self) -> None:
        """Do what was prepared: some new messages at a time, whose old ones go then; and at last what is erased.

        :raises Refused: somebody moved or removed a message meanwhile, or the server refuses; nothing was changed,
            unless the message says so.
        """
        work = {key: held for key, held in self._held.items() if held.is_going or held.wanted}
        self._verify([place for held in work.values() for place in held.places])
        changing = [(key, held) for key, held in work.items() if not held.is_going]
        for start in range(0, len(changing), _AT_ONCE):
            self._remove([p for key, held in changing[start : start + _AT_ONCE] for p in self._replace(key, held)])
        self._remove([p for held in work.values() if held.is_going for p in held.places])

    def _verify(self, places: Sequence[_Place]) -> None:
        for mailbox, here in _by_mailbox(places).items():
            try:
                selected = self._reader.line.select(mailbox, write=True)
            except Unreadable:
                raise self._refused("a mailbox is gone, or may not be opened; nothing was changed") from None
            if not selected.may_delete or not self._may_write(mailbox):
                raise self._refused("this login has no right to remove messages there; nothing was changed")
            there = {uid for uid, _ in self._reader.line.sizes([p.uid for p in here])}
            if any(p.validity != selected.validity or p.uid not in there for p in here):
                raise self._refused("another program moved or removed a message meanwhile; nothing was changed")

    def _may_write(self, mailbox: str) -> bool:
        rights = self._reader.line.rights(mailbox)
        return rights is None or "d" in rights or {"t", "e"} <= set(rights)

    def _replace(self, key: RowKey, held: _Held) -> list[_Place]:
        """Put the new message beside every copy, unless an earlier run did; return the copies that may go now."""
        new = self._rewritten(self._source(key, held), held)
        going = []
        for mailbox, places in _by_mailbox(held.places).items():
            self._reader.line.write_in(mailbox)
            there = list(self._reader.line.fetch([p.uid for p in places]))
            if not there:
                raise self._refused("another program removed a message meanwhile; nothing was lost")
            done = next((s.uid for s in there if _same(s.raw, new)), None)
            if done is None:
                done = self._appended(mailbox, new, there[0], text_of_key(key))
            going += [place for place in places if place.uid != done]
        return going

    def _source(self, key: RowKey, held: _Held) -> Copy:
        """Return the copy that the new message is made from, as it is now."""
        place = next(p for p in held.places if p.is_original == held.is_original)
        self._reader.line.write_in(place.mailbox)
        stored = next(self._reader.line.fetch([place.uid]), None)
        if stored is None:
            raise self._refused("another program removed a message meanwhile; nothing was lost")
        mail = self._reader.mail(stored)
        return Copy(text_of_key(key), place.mailbox, place.validity, place.uid, place.is_original, mail)

    def _appended(self, mailbox: str, new: bytes, old: Stored, key: str) -> int:
        """Put a message into a mailbox and look whether it stands there as it was given."""
        line = self._reader.line
        uid = line.append(mailbox, new, old.flags, old.received)
        line.refresh()
        uids = [uid] if uid else line.search(f'HEADER {MARK} "{key}"')
        found = next((s.uid for s in line.fetch(uids) if _same(s.raw, new)), None)
        if found is None:
            raise self._refused("the server altered a message that was written; the old one was kept")
        return found

    def _remove(self, places: Sequence[_Place]) -> None:
        for mailbox, here in _by_mailbox(places).items():
            self._reader.line.write_in(mailbox)
            self._reader.line.expunge([p.uid for p in here])
            if list(self._reader.line.sizes([p.uid for p in here])):
                raise self._refused("messages are still there after their removal; ask the server's owner")

    def _refused(self, what: str) -> Refused:
        return Refused(f"{self._where}: the mailbox refuses the change: {what}.")


def _by_mailbox(places: Sequence[_Place]) -> dict[str, list[_Place]]:
    found: dict[str, list[_Place]] = {}
    for place in places:
        found.setdefault(place.mailbox, []).append(place)
    return found


def _same(one: bytes, other: bytes) -> bool:
    """Tell whether two messages are the same but for how lines end, which servers make equal."""
    return one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")
