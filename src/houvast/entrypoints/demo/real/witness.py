"""Look into the servers themselves, past Houvast and its connectors: what changed, and what was nobody's to touch."""

import imaplib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from sqlalchemy import create_engine

from houvast.engines.datamap.rows import RowKey
from houvast.entrypoints.demo.loading import FOLDER
from houvast.entrypoints.demo.real import letters
from houvast.entrypoints.demo.real.filling import BUCKET, Filled
from houvast.entrypoints.demo.real.maps import DESK_DATABASE, MAIL
from houvast.entrypoints.demo.schemas import DATABASES
from houvast.entrypoints.demo.servers.together import Servers

_DESK_TABLES = ("Users", "Tickets", "Transactions", "Attachments")
_IDENTIFIER = re.compile(rb"^Message-ID: *(<[^>]+>)", re.IGNORECASE | re.MULTILINE)


class Thing(NamedTuple):
    """A row, a message in a mailbox, or a version of an object: the row it belongs to, and which part of that."""

    system: str
    collection: str
    id: str
    part: str = ""


Sight = Mapping[Thing, bytes]
"""Everything that stands in the systems, each with a digest of all of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one system: the person's own things, those that speak of the person, and all others."""

    system: str
    theirs: int
    left: int
    spoken: int
    rewritten: int
    others: int
    touched: int


class Witness:
    """Remembers what it saw when it was made."""

    def __init__(self, servers: Servers, filled: Filled) -> None:
        self._servers, self._filled = servers, filled
        self._before = self.look()

    def look(self) -> Sight:
        """Read all systems whole."""
        return dict(self._things())

    def judge(self, theirs: Iterable[RowKey], spoken: Iterable[RowKey]) -> list[Verdict]:
        """Compare what stands there now with what was seen, and remember what stands there now."""
        now, before = self.look(), self._before
        self._before = now
        return compared(before, now, theirs, spoken)

    def traces(self, words: Iterable[str]) -> list[str]:
        """Return which of mailbox, bucket (any version) and help desk hold one of these words."""
        wanted = [word.lower().encode() for word in words]
        held = {
            MAIL: b"\n".join(raw for _, raw in self._messages()),
            FOLDER: b"\n".join(self._contents()),
        }
        found = [system for system, content in held.items() if any(word in content.lower() for word in wanted)]
        on_desk = any(self._servers.desk.holds(word.decode()) for word in wanted)
        return [*found, DESK_DATABASE] if on_desk else found

    def _things(self) -> Iterator[tuple[Thing, bytes]]:
        for system in DATABASES:
            yield from self._rows(system)
        for one in self._servers.store.versions(BUCKET):
            state = str(one.get("ETag", "removed")).encode()
            call = PurePosixPath(one["Key"]).stem
            yield Thing(FOLDER, "recording", call, f"{one['Key']}#{one['VersionId']}"), state
        for name, raw in self._messages():
            found = _IDENTIFIER.search(raw)
            identifier = found[1].decode() if found else ""
            yield Thing(MAIL, name.partition("/")[0].lower(), identifier, name), sha256(raw).digest()
        for table in _DESK_TABLES:
            for row in self._servers.desk.stored(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608 (named above)
                yield Thing(DESK_DATABASE, table, str(row[0])), _digest(row)

    def _rows(self, system: str) -> Iterator[tuple[Thing, bytes]]:
        engine = create_engine(self._filled.loaded.addresses[system])
        with engine.connect() as connection:
            for table in DATABASES[system].tables.values():
                for row in connection.execute(table.select()):
                    yield Thing(system, table.name, str(row[0])), _digest(row)
        engine.dispose()

    def _messages(self) -> Iterator[tuple[str, bytes]]:
        client = self._servers.mail.client(*self._filled.account)
        for name in letters.mailboxes():
            yield from ((name, raw) for raw in _all(client, name))
        client.logout()

    def _contents(self) -> Iterator[bytes]:
        for one in self._servers.store.versions(BUCKET):
            yield str(one["Key"]).encode()
            if "ETag" in one and one["Key"].endswith(".json"):
                wanted = {"Bucket": BUCKET, "Key": one["Key"], "VersionId": one["VersionId"]}
                yield self._servers.store.client.get_object(**wanted)["Body"].read()


def compared(before: Sight, now: Sight, theirs: Iterable[RowKey], spoken: Iterable[RowKey]) -> list[Verdict]:
    """Return for each system what became of one person's rows, of rows that speak of that person, and of others."""
    mine, named = {_place(key) for key in theirs}, {_place(key) for key in spoken}
    systems = dict.fromkeys(thing.system for thing in before)
    return [_verdict(system, before, now, mine, named - mine) for system in systems]


def _verdict(system: str, before: Sight, now: Sight, mine: set[Thing], named: set[Thing]) -> Verdict:
    here = {thing for thing in (*before, *now) if thing.system == system}
    theirs = {thing for thing in here if thing._replace(part="") in mine}
    spoken = {thing for thing in here if thing._replace(part="") in named}
    others = here - theirs - spoken
    return Verdict(
        system,
        theirs=sum(thing in before for thing in theirs),
        left=sum(before.get(thing) == now.get(thing) for thing in theirs),
        spoken=len(spoken),
        rewritten=sum(before.get(thing) != now.get(thing) for thing in spoken),
        others=sum(thing in before for thing in others),
        touched=sum(before.get(thing) != now.get(thing) for thing in others),
    )


def _place(key: RowKey) -> Thing:
    """Return the thing that a row is, without the digest that a message's key ends with."""
    value = str(key.values[-1][1])
    return Thing(
        key.collection.system,
        key.collection.name,
        value.rpartition("#")[0] if key.collection.system == MAIL else value,
    )


def _all(client: imaplib.IMAP4, mailbox: str) -> list[bytes]:
    count = client.select(mailbox, readonly=True)[1][0]
    if count in (None, b"0"):
        return []
    return [item[1] for item in client.fetch("1:*", "(BODY.PEEK[])")[1] if isinstance(item, tuple)]


def _digest(row: Iterable[object]) -> bytes:
    return sha256(repr(tuple(row)).encode()).digest()
