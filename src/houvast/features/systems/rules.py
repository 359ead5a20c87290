"""What a system may be called, and what may stand in its address."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from houvast.engines.trouble import Trouble
from houvast.features.systems.secrets.finding import FORMS

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
LONGEST = 1000

MANUAL_OPTIONS = frozenset({"where", "owner", "party", "email", "language", "days", "for", "activity", "retention"})

_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_SQL = frozenset({"sqlite", "postgresql", "postgres", "mysql", "mariadb", "mssql", "oracle"})
_SECRET_NAME = re.compile(r"pass(word|wd|phrase)?|pwd|secret|token|api_?key|access_?key", re.IGNORECASE)
_NO_SECRETS = frozenset({"access_key_id"})  # a bucket's login is a name, and a secret that goes with it
# Also where the password has characters that end the host part, so that a parser no longer sees it.
_PASSWORD = re.compile(r"://[^@/]*:[^@]*@")


class SystemRefused(Trouble):
    """A system cannot be added like this."""


def check_key(key: str) -> None:
    """Accept a name that a dataset of the data map can have.

    :raises SystemRefused: it is another kind of text.
    """
    if not KEY.fullmatch(key):
        raise SystemRefused("A system's name is at most 60 letters, digits, `_`, `-` and `.`, as in the data map.")


def check_url(url: str) -> None:
    """Accept an address without a password.

    :raises SystemRefused: it holds one, or is no address; the address is not repeated.
    """
    if not url or url != url.strip() or not url.isprintable() or len(url) > LONGEST:
        raise SystemRefused("A system needs an address on one line, such as postgresql://user@host/name.")
    if _holds_secret(url):
        raise SystemRefused(
            f"The address holds a password: leave it out, and name where it is kept with a reference, {FORMS}."
        )


def check_options(options: Mapping[str, str]) -> None:
    """Accept settings of a connector, none of which is a password.

    :raises SystemRefused: one is named as a secret is.
    """
    for name in options:
        if name not in _NO_SECRETS and _SECRET_NAME.search(name):
            raise SystemRefused(f"The option `{name}` looks like a password: give a reference to it instead.")


def check_manual(options: Mapping[str, str]) -> None:
    """Accept what a system without an interface says of itself.

    `where` it is; `owner` (a user name or a role) or `party` and `email` (an external party), who is asked; `for` (keys
    of organisations, separated by commas), whose data it holds; `days` before the internal date that its tasks are
    due; `language` of the party; `activity` and `retention`, as in the data map.

    :raises SystemRefused: an option does not exist, or nobody could be asked.
    """
    for name in options.keys() - MANUAL_OPTIONS:
        known = ", ".join(sorted(MANUAL_OPTIONS))
        raise SystemRefused(f"A manual system has no option `{name}`: choose from {known}.")
    if bool(options.get("party")) != bool(options.get("email")):
        raise SystemRefused("An external party needs both `party` (its name) and `email` (where it is reached).")
    if options.get("party") and options.get("owner"):
        raise SystemRefused("Give either `owner` (somebody here) or `party` and `email` (somebody outside), not both.")
    if options.get("email") and not _EMAIL.fullmatch(options["email"]):
        raise SystemRefused("The option `email` holds no e-mail address.")
    if not re.fullmatch(r"[0-9]{1,2}", options.get("days", "5")):
        raise SystemRefused("The option `days` is a number of days before the internal date, 0 to 99.")
    if options.get("language", "nl") not in ("nl", "en"):
        raise SystemRefused("The option `language` is nl or en.")


def guess_kind(url: str) -> str:
    """Return the kind of connector that an address of this form belongs to."""
    scheme = url.partition(":")[0].partition("+")[0].lower() if ":" in url else ""
    if scheme in _SQL:
        return "sql"
    if scheme in ("imap", "imaps"):
        return "imap"
    if scheme in ("http", "https"):
        return "rest"
    return "memory" if scheme == "memory" else "files"


def _holds_secret(url: str) -> bool:
    try:
        parts = urlsplit(url)
        named = any(_SECRET_NAME.search(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    except ValueError:
        return "@" in url
    return bool(parts.password) or named or bool(_PASSWORD.search(url))
