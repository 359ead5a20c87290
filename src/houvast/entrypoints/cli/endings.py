"""How a command ends that does not end well: one line on standard error, and never a value."""

import errno
import os
import secrets
import sys
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import NoReturn

from houvast.engines.trouble import Trouble

TROUBLE, NOT_CLEAN, INTERRUPTED = 1, 3, 130
"""Exit codes: put something right first; it ran, but found what must not be; Ctrl-C. Usage is 2, as click has it."""
DEBUG: ContextVar[bool] = ContextVar("houvast_debug", default=False)
LOG = "log/unexpected.log"
_FULL = {errno.ENOSPC, errno.EDQUOT}
_NO_ROOM = "the disk is full: make room and do it again; nothing was done by half"


def end(error: BaseException) -> NoReturn:
    """Tell what went wrong in one line, and end the process."""
    if DEBUG.get() and not isinstance(error, Trouble | KeyboardInterrupt):
        raise error
    if isinstance(error, KeyboardInterrupt):
        _say("interrupted; run it again to go on")
        sys.exit(INTERRUPTED)
    _say(line_of(error))
    sys.exit(TROUBLE)


def line_of(error: BaseException) -> str:
    """Give the one line for an error; an unexpected one is logged without its words, which may hold data."""
    if isinstance(error, Trouble):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.errno in _FULL:
        return _NO_ROOM
    return _of_own_database(error) or _unexpected(error)


def _of_own_database(error: BaseException) -> str:
    """Give the line for trouble with Houvast's own database; empty for any other error."""
    if not any(
        kind.__module__ == "django.db.utils" and kind.__name__ == "DatabaseError" for kind in type(error).__mro__
    ):
        return ""
    text = str(error).lower()
    if "no space left" in text or "is full" in text:
        return _NO_ROOM
    if "no such table" in text or ("does not exist" in text and "relation" in text):
        return "Houvast's own database is not prepared: run `houvast migrate`"
    if "readonly" in text or "read-only" in text or "permission denied" in text:
        return "Houvast's own database may not be written: check the owner and rights of HOUVAST_HOME or the login"
    if "locked" in text:
        return "Houvast's own database is held by another program for too long: try again"
    if type(error).__name__ in {"OperationalError", "InterfaceError"}:
        return "Houvast's own database does not answer: check HOUVAST_DATABASE_URL and that it runs, then do it again"
    return ""


def _unexpected(error: BaseException) -> str:
    reference = secrets.token_hex(4)
    where = _log(error, reference)
    return f"something unexpected happened ({type(error).__name__}); {where}; nothing of it was shown here"


def _log(error: BaseException, reference: str) -> str:
    path = Path(os.environ.get("HOUVAST_HOME", "var")).expanduser() / LOG
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {reference}\n{_places(error)}\n")
        return f"see {reference} in {path}, or run it with --debug"
    return "run it with --debug to see where"


def _places(error: BaseException) -> str:
    """Give the places in the code and the kind of each error in the chain, without a word of what they say."""
    lines: list[str] = []
    at: BaseException | None = error
    while at is not None:
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(at.__traceback__)]
        lines = [*places, type(at).__qualname__, *lines]
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "\n".join(lines)


def _say(line: str) -> None:
    with suppress(OSError):
        sys.stderr.write(f"houvast: {line.removeprefix('houvast: ')}\n")
        sys.stderr.flush()
