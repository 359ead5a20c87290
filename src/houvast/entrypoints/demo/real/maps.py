"""The data map of the demonstration on real servers: its own, and those that come along with the connectors."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import yaml

from houvast.entrypoints.demo.real.letters import BOXES
from houvast.entrypoints.demo.real.questions import ORGANISATION

MAIL, DESK, DESK_DATABASE = "mail", "request_tracker", "request_tracker_database"
HOSTS: Final = {MAIL: "Wolkenkamer B.V."}
_ACTIVITY: Final = "customer-service"


def real_map(text: str) -> str:
    """Return the map of the demonstration (as YAML) with the mailboxes and the help desk added."""
    datasets = [*yaml.safe_load(text)["dataset"], *_mail(), *_desk()]
    return yaml.safe_dump({"dataset": datasets}, allow_unicode=True, sort_keys=False, width=120)


def collection_of(organisation: str) -> str:
    """Return what the map calls the mailbox of an organisation."""
    return BOXES[organisation].lower()


def _mail() -> list[dict[str, Any]]:
    """One collection per mailbox, each made from the shipped one: same fields, another place, another organisation."""
    (shipped,) = _shipped("houvast.connectors.imap", "map.yaml")
    shipped["houvast"] = {"host": HOSTS[MAIL]}
    shipped["collections"] = [_mailbox(organisation) for organisation in BOXES]
    return [shipped]


def _mailbox(organisation: str) -> dict[str, Any]:
    (fresh,) = _shipped("houvast.connectors.imap", "map.yaml")
    (collection,) = fresh["collections"]
    old, collection["name"] = collection["name"], collection_of(organisation)
    collection["houvast"] |= {"schema": BOXES[organisation], **_held_for(organisation)}
    for field in collection["fields"]:
        for reference in field.get("fides_meta", {}).get("references", ()):
            reference["field"] = reference["field"].replace(f"{old}.", f"{collection['name']}.", 1)
    return dict(collection)


def _desk() -> list[dict[str, Any]]:
    datasets = _shipped("houvast.connectors.rest", "packs/request_tracker_database.map.yaml")
    for dataset in datasets:
        for collection in dataset["collections"]:
            collection["houvast"] |= _held_for(ORGANISATION)
    return datasets


def _held_for(organisation: str) -> Mapping[str, Any]:
    return {"scope": {"organisation": organisation}, "activity": _ACTIVITY}


def _shipped(package: str, path: str) -> list[dict[str, Any]]:
    text = (files(package) / path).read_text(encoding="utf-8")
    return list(yaml.safe_load(text)["dataset"])
