"""Where a system is and how it may be reached: the address and the options of a system, held to their rules."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from houvast.connectors.protocol import Address, Unreachable
from houvast.connectors.rest.pack import Pack

_OPTION = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_KNOWN = ("pack", "user", "private", "ca", "timeout", "proxy", "read_only", "history")
_YES = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Place:
    """One system: its origin, the path that everything begins with, and what its options say.

    `given` are the options that fill `{option.NAME}` in the pack.
    """

    scheme: str
    host: str
    port: int
    base: str
    private: bool
    ca: str
    proxy: bool
    read_only: bool
    writes_history: bool
    timeout: float | None
    user: str = field(repr=False)
    secret: str = field(repr=False)
    given: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def place_of(address: Address, pack: Pack) -> Place:
    """Return the place that an address and its options name.

    :raises Unreachable: the address is none, is not safe, or an option is wrong; the values are not repeated.
    """
    options = dict(address.options)
    for name in options:
        if name not in _KNOWN and name not in pack.options:
            raise Unreachable(f"The option `{name}` does not exist; use {', '.join((*_KNOWN, *pack.options))}.")
    private = _yes(options, "private")
    scheme, host, port, path = _parts(address.url)
    if scheme == "http" and not private:
        raise Unreachable("The address must begin with https://; http is for a private network (option `private=yes`).")
    if options.get("history", "kept") not in ("kept", "elsewhere"):
        raise Unreachable("The option `history` is `kept` or `elsewhere`.")
    return Place(
        scheme, host, port, path + pack.base, private, options.get("ca", ""), _yes(options, "proxy"),
        _yes(options, "read_only"), options.get("history") == "elsewhere", _seconds(options), options.get("user", ""),
        address.secret, {f"option.{name}": _given(options, name) for name in pack.options},
    )  # fmt: skip


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in ("http", "https") or parts.username or parts.query or parts.fragment:
        raise Unreachable("The address must be https://host, without user, question mark or hash.") from None
    path = parts.path.rstrip("/")
    if "//" in path or any(part in (".", "..") for part in path.split("/")):
        raise Unreachable("The address holds a path that leads elsewhere; correct it.")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path


def _yes(options: dict[str, str], name: str) -> bool:
    value = options.get(name, "no")
    if value not in _YES:
        raise Unreachable(f"The option `{name}` is `yes` or `no`.")
    return _YES[value]


def _seconds(options: dict[str, str]) -> float | None:
    text = options.get("timeout")
    if text is None:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d)?", text) or float(text) <= 0:
        raise Unreachable("The option `timeout` is a number of seconds, at most 999.")
    return float(text)


def _given(options: dict[str, str], name: str) -> str:
    value = options.get(name, "")
    if not _OPTION.fullmatch(value) or value in (".", ".."):
        raise Unreachable(f"This pack needs the option `{name}`, of letters, digits, `_`, `-` and `.`.")
    return value
