"""Systems with an interface of JSON over HTTP, each described by a pack: one YAML file, no code."""

from collections.abc import Iterator
from contextlib import contextmanager

from houvast.connectors.protocol import Address, Unreachable
from houvast.connectors.rest.checking import seen_in
from houvast.connectors.rest.filling import Filled
from houvast.connectors.rest.place import place_of
from houvast.connectors.rest.reading import MalformedPack, pack_named
from houvast.connectors.rest.session import RestSession
from houvast.connectors.rest.wire import Missing, Wire

KIND = "rest"


class RestConnector:
    """One system at one address; keeps idle connections between sessions."""

    kind = KIND

    def __init__(self, address: Address) -> None:
        try:
            self._pack = pack_named(dict(address.options).get("pack", ""))
        except MalformedPack as error:
            raise Unreachable(str(error)) from None
        self._place = place_of(address, self._pack)
        self._wire = Wire(self._place, self._pack)

    @contextmanager
    def session(self) -> Iterator[RestSession]:
        """Ask the system whether it is there and takes the login.

        :raises Unreachable: it is not, or refuses.
        """
        path = self._pack.probe
        for name, value in self._place.given.items():
            path = path.replace(f"{{{name}}}", value)
        try:
            answer = self._wire.ask(Filled("GET", path, {}, None, may_repeat=True), "Connecting")
        except Missing:
            raise Unreachable("Connecting: there is no such interface at this address (404); correct it.") from None
        yield RestSession(self._wire, self._pack, self._place, seen_in(answer, self._pack))

    def close(self) -> None:
        """Let go of idle connections."""
        self._wire.close()


def open_connector(address: Address) -> RestConnector:
    """Return a connector for this address; it connects only when a session is asked for.

    :raises Unreachable: the address or an option is wrong, or the pack is none.
    """
    return RestConnector(address)
