"""The line to a mailbox. Reading marks nothing as seen, and nothing is removed that was not kept here first.

What the server says is never repeated: it may name people.
"""

import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError
from imap_tools.utils import encode_folder

from houvast.engines.trouble import Trouble
from houvast.features.mailbox.server.address import MailboxAddress

KEYWORD = "Houvast"
_UID, _SIZE = re.compile(rb"\bUID (\d+)"), re.compile(rb"\bRFC822\.SIZE (\d+)")
_RECEIVED = re.compile(rb'\bINTERNALDATE "([^"]+)"')
_BROKEN = (OSError, imaplib.IMAP4.error, ImapToolsError, EOFError)
_AT_ONCE = 500


class MailServerTrouble(Trouble):
    """The mail server can't be read now; `code` names why, in a word."""

    status = 503

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail in the mailbox: its number there, its size in bytes, when the server got it."""

    uid: int
    size: int
    delivered: datetime | None


class Line:
    """A connection that is logged in and has opened the mailbox."""

    def __init__(self, box: BaseMailBox, address: MailboxAddress) -> None:
        self._client = box.client
        self._address = address
        self.abilities = self._abilities()
        self.validity, self.keywords, self.may_write = self._open()

    def uids(self) -> list[int]:
        """Return the numbers of all mails, the oldest first."""
        with _troubles():
            typ, data = self._client.uid("SEARCH", "ALL")
            self._must(typ)
        return sorted(int(number) for line in data if line for number in line.split())

    def waiting(self, uids: Iterable[int]) -> Iterator[Waiting]:
        """Yield what is known of mails without reading them."""
        asked = list(uids)
        for at in range(0, len(asked), _AT_ONCE):
            for head, _raw in self._fetch(asked[at : at + _AT_ONCE], "(UID RFC822.SIZE INTERNALDATE)"):
                uid, size = _UID.search(head), _SIZE.search(head)
                if uid and size:
                    yield Waiting(int(uid[1]), int(size[1]), _moment(head))

    def raw(self, uid: int) -> bytes | None:
        """Return a whole mail; None when it is gone."""
        return next((raw for _head, raw in self._fetch([uid], "(UID BODY.PEEK[])") if raw is not None), None)

    def head(self, uid: int) -> bytes | None:
        """Return the headers of a mail; None when it is gone."""
        found = self._fetch([uid], "(UID BODY.PEEK[HEADER]<0.65536>)")
        return next((raw for _head, raw in found if raw is not None), None)

    def put_away(self, uid: int) -> str:
        """Move a mail to the folder for what was taken in, else mark it, else leave it; say which."""
        if self.may_write and self._moved(uid):
            return "moved"
        if self.may_write and self.keywords:
            with _troubles():
                typ, _ = self._client.uid("STORE", str(uid), "+FLAGS.SILENT", f"({KEYWORD})")
            if typ == "OK":
                return "marked"
        return "left"

    def can_move(self) -> bool:
        """Tell whether mails can be moved: the folder is there or can be made, and the rights are."""
        return self.may_write and self._ready() and "e" in self._rights() and "t" in self._rights()

    def _moved(self, uid: int) -> bool:
        if not self._ready():
            return False
        target = _quoted(self._address.put_away)
        with _troubles():
            if "MOVE" in self.abilities:
                return bool(self._client.uid("MOVE", str(uid), target)[0] == "OK")
            if "UIDPLUS" not in self.abilities or self._client.uid("COPY", str(uid), target)[0] != "OK":
                return False
            typ, _ = self._client.uid("STORE", str(uid), "+FLAGS.SILENT", "(\\Deleted)")
            return typ == "OK" and self._client.uid("EXPUNGE", str(uid))[0] == "OK"

    def _ready(self) -> bool:
        """Make the folder where it is not there yet."""
        target = _quoted(self._address.put_away)
        with _troubles():
            typ, data = self._client.list('""', target)
            if typ == "OK" and any(data):
                return True
            return bool(self._client.create(target)[0] == "OK")

    def _rights(self) -> str:
        if "ACL" not in self.abilities:
            return "et"
        with _troubles():
            typ, data = self._client.myrights(_quoted(self._address.folder))
        last = data[-1] if typ == "OK" and data and isinstance(data[-1], bytes) else b""
        return last.split()[-1].decode("ascii", "replace") if last.split() else ""

    def _open(self) -> tuple[int, bool, bool]:
        with _troubles():
            name, may_write = _quoted(self._address.folder), True
            try:
                typ, _ = self._client.select(name)
            except imaplib.IMAP4.readonly:
                may_write = False
                typ, _ = self._client.select(name, readonly=True)
            if typ != "OK":
                raise MailServerTrouble("no_folder", "The folder of the mailbox is not there, or may not be opened.")
            validity = int((self._client.response("UIDVALIDITY")[1] or [b"0"])[0] or 0)
            flags = (self._client.response("PERMANENTFLAGS")[1] or [b""])[0] or b""
        return validity, b"\\*" in flags or KEYWORD.encode() in flags, may_write and not self._client.is_readonly

    def _abilities(self) -> frozenset[str]:
        with _troubles():
            _, data = self._client.capability()
        return frozenset(b" ".join(one for one in data if one).decode("ascii", "replace").upper().split())

    def _fetch(self, uids: list[int], what: str) -> Iterator[tuple[bytes, bytes | None]]:
        if not uids:
            return
        with _troubles():
            typ, data = self._client.uid("FETCH", ",".join(map(str, uids)), what)
            self._must(typ)
        for item in data:
            if isinstance(item, tuple):
                yield item[0], item[1]
            elif isinstance(item, bytes) and _UID.search(item):
                yield item, None

    def _must(self, typ: str) -> None:
        if typ != "OK":
            raise MailServerTrouble("refused", "The mail server refuses to show the mailbox; ask its owner.")


@contextmanager
def line_to(address: MailboxAddress, password: str) -> Iterator[Line]:
    """Connect, log in and open the mailbox; log out at the end.

    :raises MailServerTrouble: no answer in time, the login is refused, or the folder is not there.
    """
    try:
        box = _box_of(address)
    except _BROKEN:
        raise MailServerTrouble(
            "no_connection", "The mail server does not answer; check host, port, certificate and that it runs."
        ) from None
    try:
        _log_in(box, address, password)
        yield Line(box, address)
    finally:
        with suppress(*_BROKEN):
            box.logout()
        with suppress(*_BROKEN):
            box.client.shutdown()


def _box_of(address: MailboxAddress) -> BaseMailBox:
    if address.tls == "none":
        return MailBoxUnencrypted(address.host, address.port, timeout=address.timeout)
    context = ssl.create_default_context(cafile=address.ca or None)
    kind = MailBox if address.tls == "on" else MailBoxStartTls
    return kind(address.host, address.port, timeout=address.timeout, ssl_context=context)


def _log_in(box: BaseMailBox, address: MailboxAddress, password: str) -> None:
    try:
        if address.login == "xoauth2":
            box.xoauth2(address.user, password, initial_folder=None)
        elif address.user.isascii() and password.isascii():
            box.login(address.user, password, initial_folder=None)
        else:
            box.login_utf8(address.user, password, initial_folder=None)
    except (imaplib.IMAP4.abort, OSError, EOFError):
        raise MailServerTrouble("broken_off", "The mail server broke off; it is tried again.") from None
    except (imaplib.IMAP4.error, ImapToolsError):
        raise MailServerTrouble(
            "login_refused", "The mail server refuses the login; check the user and the secret of the mailbox."
        ) from None


@contextmanager
def _troubles() -> Iterator[None]:
    try:
        yield
    except (imaplib.IMAP4.abort, OSError, EOFError):
        raise MailServerTrouble("broken_off", "The mail server broke off or is too slow; it is tried again.") from None
    except (imaplib.IMAP4.error, ImapToolsError, UnicodeError, ValueError):
        raise MailServerTrouble(
            "unreadable", "The mail server gives an answer that can't be read; ask its owner."
        ) from None


def _moment(head: bytes) -> datetime | None:
    found = _RECEIVED.search(head)
    if not found:
        return None
    try:
        return datetime.strptime(found[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
    except ValueError:
        return None


def _quoted(folder: str) -> str:
    return encode_folder(folder).decode("ascii")
