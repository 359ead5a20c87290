"""All servers of the demonstration at once: looked for first, started one by one, stopped together."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from houvast.entrypoints.demo.servers import dovecot, mariadb, object_store, postgres, programs, request_tracker
from houvast.entrypoints.demo.servers.dovecot import Dovecot
from houvast.entrypoints.demo.servers.mariadb import MariaDB
from houvast.entrypoints.demo.servers.object_store import ObjectStore
from houvast.entrypoints.demo.servers.postgres import Postgres
from houvast.entrypoints.demo.servers.request_tracker import RequestTracker


class _Stops(Protocol):
    def stop(self) -> None: ...


Kind = TypeVar("Kind", bound=_Stops)


@dataclass(frozen=True, slots=True)
class Servers:
    """One of each kind, running."""

    postgres: Postgres
    mariadb: MariaDB
    mail: Dovecot
    store: ObjectStore
    desk: RequestTracker


@contextmanager
def running() -> Iterator[Servers]:
    """Start one server of each kind, each on a socket or port of its own; they stop at the end.

    :raises ProgramMissing: something must be installed first; says all of it at once.
    :raises ServerDidNotStart: a server ended or stayed silent.
    """
    programs.demand(_wanted())
    with ExitStack() as stack:
        # Not at the same time: a server is told to end when the thread that started it does.
        yield Servers(
            store=_kept(stack, object_store.ObjectStore()),
            postgres=_kept(stack, postgres.Postgres()),
            mariadb=_kept(stack, mariadb.MariaDB()),
            mail=_kept(stack, dovecot.Dovecot()),
            desk=_kept(stack, request_tracker.RequestTracker()),
        )


def _wanted() -> list[tuple[str, str]]:
    return [
        *postgres.needed(),
        ("mariadbd", mariadb.PACKAGE),
        ("dovecot", dovecot.PACKAGE),
        ("openssl", "openssl"),
        ("rt-setup-database-5", request_tracker.PACKAGE),
    ]


def _kept(stack: ExitStack, server: Kind) -> Kind:
    stack.callback(server.stop)
    return server
