"""A throw-away Request Tracker 5, from Debian's own packages."""

import atexit
import functools

from houvast.entrypoints.demo.servers.request_tracker import PACKAGE, RequestTracker
from tests.services import debian

__all__ = ["PACKAGE", "RequestTracker", "shared"]


@functools.cache
def shared() -> RequestTracker:
    """The one server of this test session; it stops when Python does."""
    debian.program("rt-setup-database-5", PACKAGE)
    server = RequestTracker()
    atexit.register(server.stop)
    return server
