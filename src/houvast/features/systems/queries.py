"""What is asked about systems, and the only place where they are opened."""

import hmac
from hashlib import sha256
from secrets import token_bytes
from threading import Lock
from typing import TypeAlias

from houvast.connectors import registry
from houvast.connectors.protocol import Address, Connector
from houvast.connectors.rest import fides
from houvast.engines.trouble import Trouble
from houvast.features.systems.contracts import KnownSystem
from houvast.features.systems.models import System
from houvast.features.systems.secrets.finding import NoSecret as NoSecret
from houvast.features.systems.secrets.finding import secret_of as secret_of
from houvast.features.systems.secrets.finding import weakness_of as weakness_of_reference

Signature: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...], bytes]

_OPENED: dict[str, tuple[Signature, Connector]] = {}
_ONE_AT_A_TIME = Lock()
_SALT = token_bytes(32)  # so that not even a digest of a password means anything outside this process


class UnknownSystem(Trouble):
    """There is no system under this name."""

    status = 404


class AnsweredByHand(Trouble):
    """A system without an interface was to be opened."""

    status = 409


def systems() -> tuple[KnownSystem, ...]:
    """Give every system that can be reached, by name."""
    return tuple(row.known() for row in System.objects.filter(removed_at=None))


def system_by_key(key: str) -> KnownSystem:
    """Give the system of this name.

    :raises UnknownSystem: there is none, or it was removed.
    """
    row = System.objects.filter(key=key, removed_at=None).first()
    if row is None:
        raise UnknownSystem(f"There is no system “{key}”: add it, or choose one from the list of systems.")
    return row.known()


def open_connector(key: str) -> Connector:
    """Give the connector of a system; it connects when a session is asked for, and is the same until something changes.

    The password is looked up now, and neither stored nor shown.

    :raises UnknownSystem: there is no such system.
    :raises NoSecret: its password is not where the reference says.
    :raises UnknownKind: no connector of its kind exists here.
    """
    return connector_of(system_by_key(key))


def connector_of(system: KnownSystem) -> Connector:
    """Give the connector of a system that was looked up already; asks nothing of the database.

    :raises NoSecret: its password is not where the reference says.
    :raises AnsweredByHand: nothing connects to it.
    :raises UnknownKind: no connector of its kind exists here.
    """
    if system.is_manual:
        raise AnsweredByHand(f"System “{system.key}” has no interface: a person answers for it, see its tasks.")
    secret = secret_of(system.key, system.secret_ref)
    digest = hmac.digest(_SALT, secret.encode(), sha256)
    signature = (system.kind, system.url, system.options, digest)
    with _ONE_AT_A_TIME:
        kept = _OPENED.get(system.key)
        if kept is None or kept[0] != signature:
            if kept is not None:
                kept[1].close()
            address = Address(system.url, secret, system.options)
            kept = _OPENED[system.key] = (signature, registry.open_connector(system.kind, address))
        return kept[1]


def weakness_of(system: KnownSystem) -> str:
    """Say what is unsafe about the place where the password of a system is kept; empty where nothing is."""
    return weakness_of_reference(system.secret_ref)


def pack_from_fides(connector: str, dataset: str) -> str:
    """Give the pack for the connector `rest` that a Fides SaaS connector makes, with what did not fit at its head.

    :raises MalformedPack: it is none, or too little of it fits.
    """
    return fides.pack_from_fides(connector, dataset).text


def let_go(key: str) -> None:
    """Close the connector of a system that is no longer reached."""
    with _ONE_AT_A_TIME:
        kept = _OPENED.pop(key, None)
        if kept is not None:
            kept[1].close()
