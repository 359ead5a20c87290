"""What the person said, sealed under the key of the case."""

from typing import Any, cast

from houvast.features.rights.contracts import GivenKey, Person, Relation, Representative
from houvast.foundation.keys.sealing import open_json, seal_json

_PLACE = b"rights.person"


def seal_person(number: str, person: Person) -> bytes:
    """Return what the person said, sealed."""
    document: dict[str, Any] = {
        "name": person.name,
        "words": person.words,
        "address": list(person.address),
        "keys": _stored(person.keys),
        "corrections": [list(c) for c in person.corrections],
    }
    if (one := person.representative) is not None:
        document["representative"] = {
            "relation": one.relation.value,
            "name": one.name,
            "keys": _stored(one.keys),
            "address": list(one.address),
            "able": one.able,
        }
    return seal_json(number, document, _PLACE)


def open_person(number: str, sealed: bytes) -> Person:
    """Return what the person said.

    :raises KeyDestroyed: the case was shredded.
    """
    stored = cast("dict[str, Any]", open_json(number, sealed, _PLACE))
    return Person(
        name=stored["name"],
        words=stored["words"],
        address=tuple(stored["address"]),
        keys=tuple(GivenKey(*k) for k in stored["keys"]),
        corrections=tuple((what, old, new) for what, old, new in stored["corrections"]),
        representative=_representative(stored.get("representative")),
    )


def _stored(keys: tuple[GivenKey, ...]) -> list[list[str]]:
    return [[k.kind, k.text, k.value] for k in keys]


def _representative(stored: dict[str, Any] | None) -> Representative | None:
    if stored is None:
        return None
    return Representative(
        relation=Relation(stored["relation"]),
        name=stored["name"],
        keys=tuple(GivenKey(*k) for k in stored["keys"]),
        address=tuple(stored["address"]),
        able=stored["able"],
    )
