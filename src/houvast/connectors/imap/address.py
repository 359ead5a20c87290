"""Where an account is, and how it is looked through: the address and its options, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

from houvast.connectors.lines import is_here
from houvast.connectors.protocol import Address, Unreachable

_OPTIONS = frozenset({"user", "tls", "ca", "timeout", "login", "include", "exclude", "search", "recipients", "signed"})


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a server.

    `tls` is `on`, `starttls` or `none`; `timeout` in seconds; `include` and `exclude` are patterns of mailbox names;
    with `fetch_all` every message is read in place of those that the server's search names; a message to more than
    `recipients` people is a letter to none of them; `break_seals` allows to rewrite what is signed.
    """

    host: str
    port: int
    user: str
    secret: str
    tls: str
    ca: str
    timeout: float
    login: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    fetch_all: bool
    recipients: int
    break_seals: bool

    def __repr__(self) -> str:
        return "Account(…)"

    def takes(self, mailbox: str) -> bool:
        """Tell whether a mailbox is looked through."""
        return any(fnmatchcase(mailbox, p) for p in self.include) and not any(
            fnmatchcase(mailbox, p) for p in self.exclude
        )


def account_of(address: Address) -> Account:
    """Return the account of an address.

    :raises Unreachable: the address or an option can't be one; says which.
    """
    options = dict(address.options)
    if unknown := sorted(options.keys() - _OPTIONS):
        raise Unreachable(f"The option “{unknown[0]}” does not exist; use {', '.join(sorted(_OPTIONS))}.")
    try:
        url = urlsplit(address.url)
        host, port = url.hostname or "", url.port
    except ValueError:
        host, port = "", None
    if not host or url.scheme not in ("imap", "imaps"):
        raise Unreachable("The address is not of an account; write it like imaps://user@host/.")
    tls = _choice(options, "tls", ("", "on", "starttls", "none"))
    tls = tls or ("on" if url.scheme == "imaps" else "none" if is_here(host) else "starttls")
    return Account(
        host=host,
        port=port or (993 if tls == "on" else 143),
        user=options.get("user") or unquote(url.username or ""),
        secret=address.secret,
        tls=tls,
        ca=options.get("ca", ""),
        timeout=_number(options, "timeout", 60),
        login=_choice(options, "login", ("password", "xoauth2")),
        include=_patterns(options.get("include", "*")),
        exclude=_patterns(options.get("exclude", "")),
        fetch_all=_choice(options, "search", ("server", "all")) == "all",
        recipients=int(_number(options, "recipients", 10)),
        break_seals=_choice(options, "signed", ("refuse", "rewrite")) == "rewrite",
    )


def _choice(options: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    chosen = options.get(name, choices[0])
    if chosen not in choices:
        raise Unreachable(f"The option “{name}” must be one of: {', '.join(c for c in choices if c)}.")
    return chosen


def _number(options: Mapping[str, str], name: str, standard: float) -> float:
    try:
        number = float(options.get(name, standard))
    except ValueError:
        number = 0
    if not 0 < number < 1_000_000:
        raise Unreachable(f"The option “{name}” must be a number above 0.")
    return number


def _patterns(text: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in text.split(",") if p.strip())
