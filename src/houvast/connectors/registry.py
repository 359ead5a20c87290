"""The kinds of systems that Houvast can reach: every folder beside this module that holds a `connector.py`."""

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

import houvast.connectors
from houvast.connectors.protocol import Address, Connector
from houvast.engines.trouble import Trouble


class UnknownKind(Trouble):
    """No connector of that kind exists here."""


class ConnectorModule(Protocol):
    """What a connector's folder offers in its `connector.py`."""

    KIND: str

    def open_connector(self, address: Address) -> Connector:
        """Return a connector for this address; it connects only when a session is asked for."""


@cache
def kinds() -> tuple[str, ...]:
    """Return the kinds there are, in alphabetical order: each is called as its folder is."""
    folders = (m.name for m in pkgutil.iter_modules(houvast.connectors.__path__) if m.ispkg)
    return tuple(sorted(name for name in folders if find_spec(f"houvast.connectors.{name}.connector")))


def module_of(kind: str) -> ConnectorModule:
    """Return the connector module of a kind; loaded only now, since each brings its own libraries.

    :raises UnknownKind: no connector of that kind exists.
    """
    if kind not in kinds():
        raise UnknownKind(f"There is no connector of the kind “{kind}”; choose one of: {', '.join(kinds())}.")
    return cast("ConnectorModule", import_module(f"houvast.connectors.{kind}.connector"))


def open_connector(kind: str, address: Address) -> Connector:
    """Return a connector of this kind for this address.

    :raises UnknownKind: no connector of that kind exists.
    """
    return module_of(kind).open_connector(address)
