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
def modules() -> dict[str, ConnectorModule]:
    """Return the connector modules by kind."""
    folders = (m.name for m in pkgutil.iter_modules(houvast.connectors.__path__) if m.ispkg)
    names = (f"houvast.connectors.{folder}.connector" for folder in folders)
    found = (cast("ConnectorModule", import_module(name)) for name in names if find_spec(name))
    return {module.KIND: module for module in found}


def kinds() -> tuple[str, ...]:
    """Return the kinds there are, in alphabetical order."""
    return tuple(sorted(modules()))


def open_connector(kind: str, address: Address) -> Connector:
    """Return a connector of this kind for this address.

    :raises UnknownKind: no connector of that kind exists.
    """
    module = modules().get(kind)
    if module is None:
        raise UnknownKind(f"There is no connector of the kind “{kind}”; choose one of: {', '.join(kinds())}.")
    return module.open_connector(address)
