"""Work on a case alone: whoever comes at the same time is told so in one line, and nothing is done twice.

A step that is one transaction holds the row of its case instead (`queries.locked_case`). This is for steps that take
longer than a transaction. The hold ends with whoever has it, also when they are cut off: on PostgreSQL it belongs to
the connection, else to an open file.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from django.conf import settings
from django.db import connection

from houvast.engines.trouble import Trouble

try:
    import fcntl
except ImportError:  # Windows has no such locks; there the steps' own guards have to do
    fcntl = None  # type: ignore[assignment]

_FOLDER = "held"


class BeingWorkedOn(Trouble):
    """Somebody else works on the same case at this moment."""

    status = 409


@contextmanager
def alone(case: str) -> Iterator[None]:
    """Hold a case for as long as the block lasts.

    :raises BeingWorkedOn: somebody else holds it.
    """
    hold = _in_database if connection.vendor == "postgresql" else _in_file
    with hold(case):
        yield


@contextmanager
def _in_database(case: str) -> Iterator[None]:
    key = int.from_bytes(blake2b(f"rights:{case}".encode(), digest_size=8).digest(), "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise _busy(case)
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _in_file(case: str) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    folder = settings.HOUVAST_HOME / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    name = blake2b(case.encode(), digest_size=12).hexdigest()
    file = os.open(folder / name, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            if held.errno not in (errno.EAGAIN, errno.EACCES):
                raise
            raise _busy(case) from None
        yield
    finally:
        os.close(file)  # gives the hold up


def _busy(case: str) -> BeingWorkedOn:
    return BeingWorkedOn(f"case {case} is being worked on at this moment; wait until that is done, then look again.")
