"""A throw-away Dovecot server, from Debian's own package."""

import atexit
import functools

from houvast.entrypoints.demo.servers.dovecot import PACKAGE, Dovecot
from tests.services import debian

__all__ = ["PACKAGE", "Dovecot", "shared"]


@functools.cache
def shared() -> Dovecot:
    """The one server of this test session; it stops when Python does."""
    debian.program("dovecot", PACKAGE)
    server = Dovecot()
    atexit.register(server.stop)
    return server
