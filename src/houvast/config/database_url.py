"""A database address in one line, turned into what Django asks for."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from houvast.engines.trouble import Trouble

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON",
}
"""A writer waits its turn at the start of a transaction, instead of failing in the middle of it."""


class WrongDatabaseUrl(Trouble):
    """A database address that cannot be understood; the message holds no part of it."""


def parse_database_url(url: str) -> dict[str, Any]:
    """Turn ``sqlite:///path`` or ``postgresql://user:password@host:port/name?option=value`` into Django's form.

    Three slashes begin a path from the working folder, four an absolute one, as SQLAlchemy has it.

    :raises WrongDatabaseUrl: when the scheme is another, or a part is missing.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise WrongDatabaseUrl("HOUVAST_DATABASE_URL cannot be read: check the host, the port and brackets.") from None
    if parts.scheme == "sqlite":
        return _sqlite(parts)
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(parts, port)
    raise WrongDatabaseUrl("HOUVAST_DATABASE_URL begins with neither sqlite:/// nor postgresql://.")


def _sqlite(parts: SplitResult) -> dict[str, Any]:
    path = unquote(parts.path)[1:]
    if parts.netloc or not path:
        raise WrongDatabaseUrl("HOUVAST_DATABASE_URL names no file: write sqlite:///path/to/file.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).absolute()),
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def _postgresql(parts: SplitResult, port: int | None) -> dict[str, Any]:
    name = unquote(parts.path)[1:]
    if not name:
        raise WrongDatabaseUrl("HOUVAST_DATABASE_URL names no database: write postgresql://user:password@host/name.")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", unquote(parts.hostname or ""))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": options.pop("port", str(port or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
