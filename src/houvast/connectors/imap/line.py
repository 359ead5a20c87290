"""The line to a mail server: its commands, its answers, and its troubles in one line each."""

import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError
from imap_tools.utils import encode_folder

from houvast.connectors.imap.address import Account
from houvast.connectors.imap.answers import Stored, as_set, chunks, is_of_message, openable, said_in, stored
from houvast.connectors.protocol import LoginRefused, Refused, Unreachable, Unreadable

imaplib.Commands.setdefault("ID", ("NONAUTH", "AUTH", "SELECTED"))  # RFC 2971; imaplib does not know it

_BYTES_AT_ONCE, _MESSAGES_AT_ONCE, _SIZES_AT_ONCE = 2_000_000, 200, 2_000
_META = "UID FLAGS INTERNALDATE RFC822.SIZE"
_APPENDED = re.compile(rb"APPENDUID (\d+) (\d+)")


@dataclass(frozen=True, slots=True)
class Selected:
    """A mailbox that is open: the number that tells whether its numbering is still the same, and what may be done."""

    name: str
    validity: int
    may_delete: bool
    is_empty: bool


class Line:
    """One connection that is logged in."""

    def __init__(self, box: BaseMailBox) -> None:
        self._box = box
        self.client = box.client
        self.selected: Selected | None = None
        self.abilities = frozenset(self._abilities())

    def mailboxes(self) -> list[str]:
        """Return the names of all mailboxes that can be opened."""
        with _troubles("its mailboxes"):
            typ, data = self.client.list()
            _must(typ, "its mailboxes")
            return sorted({name for item in data if item and (name := openable(item))})

    def select(self, mailbox: str, *, write: bool = False) -> Selected:
        """Open a mailbox; reading never marks a message as seen.

        :raises Unreadable: it is gone, or may not be read.
        """
        self.selected = None
        with _troubles("a mailbox"):
            try:
                typ, data = self.client.select(_quoted(mailbox), readonly=not write)
            except imaplib.IMAP4.readonly:
                write = False
                typ, data = self.client.select(_quoted(mailbox), readonly=True)
            if typ != "OK":
                raise Unreadable("A mailbox is gone or may not be opened; look at it, or leave it out with `exclude`.")
            validity = int((self.client.response("UIDVALIDITY")[1] or [b"0"])[0] or 0)
            permanent = (self.client.response("PERMANENTFLAGS")[1] or [b""])[0] or b""
        may_delete = write and b"\\Deleted" in permanent
        self.selected = Selected(mailbox, validity, may_delete, data[0] == b"0")
        return self.selected

    def write_in(self, mailbox: str) -> None:
        """Open a mailbox for writing, if it is not open so already: large ones take a while."""
        if self.selected is None or self.selected.name != mailbox or not self.selected.may_delete:
            self.select(mailbox, write=True)

    def search(self, criteria: str, literal: bytes | None = None) -> list[int]:
        """Return the numbers of the messages for which the criteria hold; a literal ends them, in UTF-8."""
        with _troubles("a search"):
            if literal is not None:
                self.client.literal = literal  # type: ignore[assignment]  # bytes are what is sent
                typ, data = self.client.uid("SEARCH", "CHARSET", "UTF-8", criteria)
            else:
                typ, data = self.client.uid("SEARCH", criteria)
            _must(typ, "a search")
        return [int(number) for line in data if line for number in line.split()]

    def sizes(self, uids: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the size in bytes of each message that is there."""
        for some in chunks(uids, _SIZES_AT_ONCE):
            for item in self._fetch(some, "(UID RFC822.SIZE)"):
                yield item.uid, item.size

    def fetch(self, uids: Sequence[int]) -> Iterator[Stored]:
        """Yield the messages that are there, as many at a time as memory bears; none becomes seen by it."""
        batch: list[int] = []
        weight = 0
        for uid, size in self.sizes(uids):
            if batch and (weight + size > _BYTES_AT_ONCE or len(batch) >= _MESSAGES_AT_ONCE):
                yield from self._fetch(batch, f"({_META} BODY.PEEK[])")
                batch, weight = [], 0
            batch.append(uid)
            weight += size
        if batch:
            yield from self._fetch(batch, f"({_META} BODY.PEEK[])")

    def headers(self, uids: Sequence[int], names: str) -> Iterator[Stored]:
        """Yield the messages with only these headers."""
        for some in chunks(uids, _SIZES_AT_ONCE):
            yield from self._fetch(some, f"({_META} BODY.PEEK[HEADER.FIELDS ({names})])")

    def beginnings(self, uids: Sequence[int], size: int) -> Iterator[Stored]:
        """Yield the messages with no more than so many of their first bytes."""
        for some in chunks(uids, max(1, _BYTES_AT_ONCE // size)):
            yield from self._fetch(some, f"({_META} BODY.PEEK[]<0.{size}>)")

    def append(self, mailbox: str, raw: bytes, flags: Iterable[str], received: datetime | None) -> int | None:
        """Put a message into a mailbox; return its number where the server says it.

        :raises Refused: no room, or no right.
        """
        kept = " ".join(f for f in flags if f.lower() != "\\recent")
        with _troubles("a message that was written"):
            typ, data = self.client.append(_quoted(mailbox), f"({kept})", received, raw)
        if typ != "OK":
            raise Refused("The mailbox refuses the change: no room, or no right to write; nothing was lost.")
        found = _APPENDED.search(data[0] or b"")
        return int(found[2]) if found else None

    def refresh(self) -> None:
        """Let the server say what is new in the open mailbox."""
        with _troubles("what is new"):
            self.client.noop()

    def expunge(self, uids: Sequence[int]) -> None:
        """Remove messages of the open mailbox for good, and no other ones that somebody marked as deleted.

        :raises Refused: the server refuses, or can only remove everything that is marked.
        """
        if "UIDPLUS" not in self.abilities and set(self.search("DELETED")) - set(uids):
            raise Refused(
                "The server cannot remove single messages, and others in the mailbox are marked as deleted; "
                "let their owner empty the mailbox, and run it again."
            )
        with _troubles("a removal"):
            for some in chunks(uids, 500):
                typ, _ = self.client.uid("STORE", as_set(some), "+FLAGS.SILENT", "(\\Deleted)")
                if typ == "OK" and "UIDPLUS" in self.abilities:
                    typ, _ = self.client.uid("EXPUNGE", as_set(some))
                if typ != "OK":
                    raise Refused("The mailbox refuses to remove messages: no right to; the rest was done.")
            if "UIDPLUS" not in self.abilities:
                self.client.expunge()

    def rights(self, mailbox: str) -> str | None:
        """Return the letters of what this login may do in a mailbox; None where the server does not say."""
        if "ACL" not in self.abilities:
            return None
        with _troubles("the rights"):
            typ, data = self.client.myrights(_quoted(mailbox))
        if typ != "OK" or not data or not data[0]:
            return ""
        last = data[-1] if isinstance(data[-1], bytes) else data[-1][-1]
        return last.split()[-1].decode("ascii", "replace")

    @property
    def is_encrypted(self) -> bool:
        """Tell whether nobody on the way can read along."""
        return isinstance(self.client.socket(), ssl.SSLSocket)

    def server(self) -> str:
        """Return what the server calls itself, with its version, where it says so."""
        if "ID" not in self.abilities:
            return ""
        with _troubles("its name"):
            self.client.xatom("ID", "NIL")
            said = said_in(self.client.response("ID")[1])
        return f"{said.get('name', '')} {said.get('version', '')}".strip()

    def _abilities(self) -> list[str]:
        with _troubles("its abilities"):
            _, data = self.client.capability()
        return b" ".join(d for d in data if d).decode("ascii", "replace").upper().split()

    def _fetch(self, uids: Sequence[int], what: str) -> Iterator[Stored]:
        with _troubles("messages"):
            typ, data = self.client.uid("FETCH", as_set(uids), what)
            _must(typ, "messages")
        for i, item in enumerate(data):
            if isinstance(item, tuple):
                behind = data[i + 1] if i + 1 < len(data) and isinstance(data[i + 1], bytes) else b""
                yield stored(item[0] + b" " + behind, item[1])
            elif isinstance(item, bytes) and is_of_message(item) and not (i and isinstance(data[i - 1], tuple)):
                yield stored(item, b"")


@contextmanager
def line_to(account: Account) -> Iterator[Line]:
    """Connect and log in; log out at the end.

    :raises Unreachable: no answer in time, or the login is refused; said without the secret.
    """
    try:
        box = _box_of(account)
    except (OSError, imaplib.IMAP4.error, ImapToolsError, EOFError):
        raise Unreachable(
            "The mail server does not answer; check the address, its certificate and that it runs."
        ) from None
    try:
        _log_in(box, account)
        yield Line(box)
    finally:
        with suppress(OSError, imaplib.IMAP4.error, ImapToolsError, EOFError):
            box.logout()
        with suppress(OSError, imaplib.IMAP4.error):
            box.client.shutdown()


def _box_of(account: Account) -> BaseMailBox:
    if account.tls == "none":
        return MailBoxUnencrypted(account.host, account.port, timeout=account.timeout)
    context = ssl.create_default_context(cafile=account.ca or None)
    kind = MailBox if account.tls == "on" else MailBoxStartTls
    return kind(account.host, account.port, timeout=account.timeout, ssl_context=context)


def _log_in(box: BaseMailBox, account: Account) -> None:
    try:
        if account.login == "xoauth2":
            box.xoauth2(account.user, account.secret, initial_folder=None)
        elif account.user.isascii() and account.secret.isascii():
            box.login(account.user, account.secret, initial_folder=None)
        else:
            box.login_utf8(account.user, account.secret, initial_folder=None)
    except (imaplib.IMAP4.abort, OSError, EOFError):
        raise Unreachable("The mail server broke off; try again.") from None
    except (imaplib.IMAP4.error, ImapToolsError):
        raise LoginRefused("The mail server refuses the login; check the user and the secret.") from None


@contextmanager
def _troubles(what: str) -> Iterator[None]:
    """Say in one line what went wrong, without what the server said: that may name people."""
    try:
        yield
    except (imaplib.IMAP4.abort, OSError, EOFError):
        raise Unreachable("The mail server broke off or does not answer in time; try again.") from None
    except (imaplib.IMAP4.error, ImapToolsError, UnicodeError, ValueError):
        raise Unreadable(f"The mail server gives no answer that can be read about {what}; ask its owner.") from None


def _must(typ: str, what: str) -> None:
    if typ != "OK":
        raise Unreadable(f"The mail server refuses {what}; ask its owner.")


def _quoted(mailbox: str) -> str:
    return encode_folder(mailbox).decode("ascii")
