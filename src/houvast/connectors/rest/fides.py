"""Read a Fides SaaS connector into a pack: what fits is taken over, what does not is told line by line.

The result is for a person to look through: it says what was guessed, and nothing of it runs code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from houvast.connectors.rest.fides_requests import Endpoint, Unfitting
from houvast.connectors.rest.reading import MalformedPack, pack_of
from houvast.engines.datamap.fides import MalformedMap, load_document, read_map
from houvast.engines.datamap.model import Collection

_TOP = {"fides_key", "name", "type", "description", "version", "connector_params", "client_config", "test_request"}
_TOP |= {"endpoints", "category", "icon"}
_ENDPOINT = {"name", "requests", "after", "erase_after"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """A pack made from a Fides SaaS connector, and what of it was left out or guessed, one line each."""

    document: dict[str, Any]
    told: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the pack as YAML, with what was told at its head."""
        head = "".join(f"# {line}\n" for line in self.told)
        return head + yaml.safe_dump(self.document, allow_unicode=True, sort_keys=False)


def pack_from_fides(saas: str, dataset: str) -> Conversion:
    """Return the pack that a Fides `saas_config` and its dataset describe.

    :raises MalformedPack: neither is what it should be, or too little fits to make a pack.
    """
    try:
        config = load_document(saas).get("saas_config")
        systems = read_map(dataset).systems
    except MalformedMap as error:
        raise MalformedPack(str(error)) from None
    if not isinstance(config, Mapping) or len(systems) != 1:
        raise MalformedPack("Fides connector: give a file with `saas_config` and one with its one dataset.")
    told = [f"{key}: not taken over" for key in config if key not in _TOP]
    document = {
        "pack": _name(str(config.get("fides_key") or config.get("type") or "")),
        "title": str(config.get("name") or "system"),
        "tested": "not at all: made from a Fides connector, look it through and try it",
        "login": _login(_inner(config, "client_config"), told),
        "probe": _probe(config, told),
        "paging": {},
        "collections": {},
    }
    told.append("client_config.host: the system's own address says where it is")
    _endpoints(config, {c.id.name: c for c in systems[0].collections}, document, told)
    if not document["collections"]:
        raise MalformedPack(f"Fides connector: nothing of it fits: {'; '.join(told)}.")
    pack_of(document, "made from a Fides connector")
    return Conversion(document, tuple(told))


def _endpoints(
    config: Mapping[str, Any], collections: Mapping[str, Collection], document: dict[str, Any], told: list[str]
) -> None:
    """Put the tables and their paging into the document; parents that did not fit take their children along."""
    made: dict[str, Endpoint] = {}
    for entry in _list(config, "endpoints"):
        name = str(entry.get("name") or "")
        told += [f"endpoints.{name}.{key}: not taken over" for key in entry if key not in _ENDPOINT]
        if name not in collections:
            told.append(f"endpoints.{name}: left out, the dataset has no such collection")
            continue
        endpoint = Endpoint(name, collections[name], told)
        try:
            endpoint.read_requests(_inner(entry, "requests"))
            made[name] = endpoint
        except Unfitting as error:
            told.append(f"endpoints.{name}: left out, {error}")
    while lost := [name for name, e in made.items() if e.parent and e.parent not in made]:
        for name in lost:
            told.append(f"endpoints.{name}: left out, it hangs on {made.pop(name).parent}, which was left out")
    for name, endpoint in made.items():
        document["collections"][name] = endpoint.table()
        document["paging"] |= endpoint.paging


def _login(client: Mapping[str, Any], told: list[str]) -> dict[str, Any]:
    login = _inner(client, "authentication")
    strategy, settings = login.get("strategy"), _inner(login, "configuration")
    if strategy == "basic":
        told.append("client_config.authentication: say who logs in with the option `user`, and the rest as the secret")
        return {"kind": "basic"}
    if strategy == "bearer":
        return {"kind": "bearer"}
    headers = _list(settings, "headers")
    if strategy == "api_key" and len(headers) == 1 and not settings.get("query_params"):
        value = str(headers[0].get("value") or "")
        before, sign, rest = value.partition("<")
        after = rest.partition(">")[2]
        if sign:
            return {"kind": "header", "header": str(headers[0].get("name")), "format": f"{before}{{secret}}{after}"}
    what = "in an address a secret would be seen by everybody" if settings.get("query_params") else "no such login here"
    raise MalformedPack(f"Fides connector, client_config.authentication: {strategy} does not fit: {what}.")


def _probe(config: Mapping[str, Any], told: list[str]) -> str:
    test = _inner(config, "test_request")
    path = str(test.get("path") or "")
    if not path or "<" in path or str(test.get("method", "GET")).upper() != "GET":
        raise MalformedPack("Fides connector, test_request: a GET without placeholders is needed to try the login.")
    told += [f"test_request.{key}: not taken over" for key in test if key not in ("method", "path")]
    return path


def _name(text: str) -> str:
    name = "".join(c if c.isalnum() and c.isascii() else "_" for c in text).strip("_0123456789")
    return name or "connector"


def _inner(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = entry.get(name) or {}
    if not isinstance(value, Mapping):
        raise MalformedPack(f"Fides connector: `{name}` must be a mapping.")
    return value


def _list(entry: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = entry.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise MalformedPack(f"Fides connector: `{name}` must be a list of mappings.")
    return value
