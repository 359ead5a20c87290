"""A throw-away PostgreSQL server."""

import atexit
import functools

from houvast.entrypoints.demo.servers.postgres import PACKAGE, Postgres, needed
from tests.services import debian

__all__ = ["Postgres", "shared", "whole"]


@functools.cache
def shared() -> Postgres:
    """The one server of this test session; it stops when Python does."""
    for program, package in needed():
        debian.program(program, package)
    return _started(Postgres())


@functools.cache
def whole() -> Postgres:
    """A server with all that Debian's has and the pinned one lacks: extensions, XML."""
    debian.program("pg_lsclusters", PACKAGE)
    return _started(Postgres(whole=True))


def _started(server: Postgres) -> Postgres:
    atexit.register(server.stop)
    return server
