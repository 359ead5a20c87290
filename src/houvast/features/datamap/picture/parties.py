"""Whose data a collection holds, and the letter that stands for each organisation."""

from collections.abc import Iterable, Mapping
from string import ascii_uppercase, digits

from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Scope
from houvast.features.datamap.picture.values import Party
from houvast.foundation.organisations.contracts import OrganisationFacts

TONES = 6
"""Colours; with more organisations they come round again, and the letter tells them apart."""


def parties(organisations: Iterable[OrganisationFacts]) -> tuple[Party, ...]:
    """Give each organisation a letter of its own, from its name where that is free, and a colour."""
    taken: set[str] = set()
    found = []
    for number, one in enumerate(organisations):
        letter = _letter(one.name, taken) or f"{number + 1}"
        taken.add(letter)
        found.append(Party(one.key, one.name, letter, number % TONES + 1, one.country))
    return tuple(found)


def _letter(name: str, taken: set[str]) -> str:
    own = [letter for letter in name.upper() if letter in ascii_uppercase]
    return next((letter for letter in (*own, *ascii_uppercase, *digits) if letter not in taken), "")


def whose(collection: Collection, datamap: DataMap, known: Mapping[str, Party]) -> tuple[tuple[Party, ...], bool]:
    """Return the organisations of which a collection holds rows, and whether it may hold those of any.

    It may where its rows name the organisation themselves, and where nothing is stated.
    """
    scopes = _scopes(collection, datamap, frozenset())
    keys = {key for scope in scopes for key in _named(scope)}
    anyone = any(not scope.organisation and not scope.values for scope in scopes)
    return tuple(party for key, party in known.items() if key in keys), anyone


def _named(scope: Scope) -> set[str]:
    return ({scope.organisation} if scope.organisation else set()) | {key for _, key in scope.values if key}


def _scopes(collection: Collection, datamap: DataMap, passed: frozenset[CollectionId]) -> list[Scope]:
    """Return the scopes that decide: the collection's own, or those of the rows that its rows hang on."""
    if not collection.scope.inherit:
        return [collection.scope]
    targets = {r.target.collection for field in collection.fields for r in field.references}
    parents = [datamap.collections[of] for of in sorted(targets - passed) if of in datamap.collections]
    parents = [parent for parent in parents if parent.id != collection.id]
    best = min(map(_rank, parents), default=0)
    higher = passed | {collection.id}
    return [scope for parent in parents if _rank(parent) == best for scope in _scopes(parent, datamap, higher)]


def _rank(parent: Collection) -> int:
    scope = parent.scope
    return 0 if scope.column else 1 if scope.inherit else 2 if scope.organisation else 3
