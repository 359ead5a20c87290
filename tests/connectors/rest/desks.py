"""Sessions on help desks that run in a thread, as tests of this folder open them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from houvast.connectors.protocol import Address, Comparison, Match
from houvast.connectors.rest.connector import open_connector
from houvast.connectors.rest.reading import pack_named
from houvast.connectors.rest.session import RestSession
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.services.help_desk import Desk, Tickets

PACK = Path(__file__).parents[2] / "services" / "help_desk.yaml"


@contextmanager
def session_on(
    desk: Desk, pack: str = str(PACK), secret: str = Tickets.secret, **options: str
) -> Iterator[RestSession]:
    """Open a session on a help desk of this machine."""
    given = {"pack": pack, "private": "yes", **options}
    connector = open_connector(Address(desk.url, secret, tuple(given.items())))
    try:
        with connector.session() as session:
            yield session
    finally:
        connector.close()


def collection(pack: str, name: str) -> Collection:
    """Return a collection with every field that a pack knows."""
    table = pack_named(pack).collections[name]
    fields = tuple(Field(field, primary_key=field in table.key) for field in table.fields)
    return Collection(CollectionId(pack.rpartition("/")[2].partition(".")[0], name), fields)


def found(session: RestSession, of: Collection, field: str, how: Comparison, *values: Any) -> list[Mapping[str, Any]]:
    """Return the values of the rows in which a field holds one of these values."""
    return [row.values for row in session.find(of, [Match(field, how, values)])]
