"""Where the mailboxes are, from one setting; a password never stands in it, only where it is found."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import parse_qsl, unquote, urlsplit

from houvast.engines.trouble import Trouble

OWN = "own"
FOLDER = "Houvast"
HOW = "imaps://user@host/INBOX?secret=env:NAME"
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_OPTIONS = frozenset({"secret", "ca", "tls", "login", "server", "folder", "timeout"})


class WrongMailbox(Trouble):
    """A mailbox that can't be read as it is written in the setting."""


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    """A mailbox: for which organisation (empty: the own one), where, and how one logs in.

    `secret` says where the password is found; `server` is the name under which the mail server notes what it checked
    about a sender; `put_away` is the folder for what was taken in; `timeout` in seconds.
    """

    organisation: str
    host: str
    port: int
    user: str = field(repr=False)
    folder: str
    secret: str = field(default="", repr=False)
    tls: str = "on"
    ca: str = ""
    login: str = "password"
    server: str = ""
    put_away: str = FOLDER
    timeout: float = 20

    @property
    def place(self) -> str:
        """Name the mailbox, however one logs in to it."""
        return sha256("\n".join([self.host, str(self.port), self.user, self.folder]).encode()).hexdigest()[:16]

    @property
    def name(self) -> str:
        """Name the mailbox in lines for people, without its user."""
        return self.organisation or OWN


def mailboxes_in(setting: str) -> tuple[MailboxAddress, ...]:
    """Return the mailboxes of the setting: one or more addresses, `KEY=` before those of principals.

    :raises WrongMailbox: one of them can't be read; says which, without its user or password.
    """
    found = tuple(_address(number, text) for number, text in enumerate(setting.split(), 1))
    if len({one.place for one in found}) < len(found):
        raise WrongMailbox("HOUVAST_MAILBOX names a mailbox twice: leave one out.")
    return found


def _address(number: int, text: str) -> MailboxAddress:
    key, sign, url = text.partition("=")
    if not sign or "://" in key:
        key, url = "", text
    if key and not _KEY.fullmatch(key):
        raise _wrong(number, "the word before `=` is no key of an organisation")
    where, _, asked = url.partition("?")
    try:
        parts, options = urlsplit(where), dict(parse_qsl(asked, strict_parsing=True)) if asked else {}
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _wrong(number, f"write it like {HOW}") from None
    if parts.scheme not in ("imap", "imaps") or not host or not parts.username:
        raise _wrong(number, f"write it like {HOW}")
    if parts.password is not None:
        raise _wrong(number, f"it holds a password; leave it out and say where it is found, like {HOW}")
    options.setdefault("tls", "on" if parts.scheme == "imaps" else "starttls")
    return _with(number, key, host, port, unquote(parts.username), unquote(parts.path.lstrip("/")) or "INBOX", options)


def _with(
    number: int, key: str, host: str, port: int | None, user: str, folder: str, options: dict[str, str]
) -> MailboxAddress:
    if unknown := sorted(options.keys() - _OPTIONS):
        raise _wrong(number, f"`{unknown[0][:20]}` is no option; use {', '.join(sorted(_OPTIONS))}")
    tls = options["tls"]
    if tls not in ("on", "starttls", "none") or options.get("login", "password") not in ("password", "xoauth2"):
        raise _wrong(number, "`tls` is on, starttls or none; `login` is password or xoauth2")
    if tls == "none" and not _is_here(host):
        raise _wrong(number, "without TLS only a server on this machine is read; choose tls=on or starttls")
    return MailboxAddress(
        organisation="" if key == OWN else key,
        host=host,
        port=port or (993 if tls == "on" else 143),
        user=user,
        folder=folder,
        secret=options.get("secret", ""),
        tls=tls,
        ca=options.get("ca", ""),
        login=options.get("login", "password"),
        server=options.get("server", ""),
        put_away=options.get("folder") or FOLDER,
        timeout=_seconds(number, options.get("timeout", "20")),
    )


def _seconds(number: int, text: str) -> float:
    if not text.isdecimal() or not 0 < int(text) <= 300:
        raise _wrong(number, "`timeout` is a number of seconds up to 300")
    return float(text)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _wrong(number: int, what: str) -> WrongMailbox:
    return WrongMailbox(f"HOUVAST_MAILBOX, mailbox {number}: {what}.")
