"""Whether whoever logged in elsewhere is the person on file: only yes or no comes out of it.

Law: GDPR art. 5(1)(c), 12(6).
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from houvast.engines.datamap.model import Field
from houvast.engines.matching.addresses import POSTCODE, STREET, Address, address_of
from houvast.engines.matching.identifiers import Identifier, NotAnIdentifier, identifier
from houvast.engines.matching.names import Name, NameVerdict, compare_names, names_of
from houvast.engines.matching.traits import Traits

_VERIFIED = {"email": "email_verified", "phone_number": "phone_number_verified"}
"""Claims that a person could have typed in; they count only where the provider says that it checked them."""

_POSTCODE = Field(name="postal_code", categories=(POSTCODE,))
_STREET = Field(name="street_address", categories=(STREET,))


def traits_in(claims: Mapping[str, Any]) -> Traits:
    """Return who the standard claims of OpenID Connect speak of."""
    return Traits(
        names=frozenset(_names(claims)), births=frozenset(_births(claims)), addresses=frozenset(_addresses(claims))
    )


def identifiers_in(claims: Mapping[str, Any], proves: Mapping[str, str], country: str) -> frozenset[Identifier]:
    """Return the identifiers that claims hold, by which claim is of which kind; one that can't be read is none."""
    found = set()
    for claim, kind in proves.items():
        flag = _VERIFIED.get(claim)
        if isinstance(claims.get(claim), str | int) and (flag is None or claims.get(flag) is True):
            try:
                found.add(identifier(kind, str(claims[claim]), country=country))
            except NotAnIdentifier:
                continue
    return frozenset(found)


def agrees(told: Traits, on_file: Traits, aspects: Collection[str]) -> bool:
    """Tell whether every aspect is known on both sides and agrees; with no aspects nothing does."""
    verdicts = {
        "name": lambda: _same_name(told.names, on_file.names),
        "birth_date": lambda: bool(told.births) and told.births == on_file.births,
        "address": lambda: any(one.is_near(other) for one in told.addresses for other in on_file.addresses),
    }
    return bool(aspects) and all(verdicts[aspect]() for aspect in aspects)


def _same_name(told: Iterable[Name], on_file: Iterable[Name]) -> bool:
    """A surname alone is not enough: the whole household has it."""
    known = tuple(on_file)
    return any(compare_names(one, other) is NameVerdict.SAME for one in told for other in known)


def _names(claims: Mapping[str, Any]) -> frozenset[Name]:
    given, surname, full = (_text(claims, name) for name in ("given_name", "family_name", "name"))
    return names_of(given=given, surname=surname, full=full) if surname or full else frozenset()


def _births(claims: Mapping[str, Any]) -> Iterable[date]:
    try:
        yield date.fromisoformat(_text(claims, "birthdate"))
    except ValueError:
        return


def _addresses(claims: Mapping[str, Any]) -> Iterable[Address]:
    told = claims.get("address")
    if isinstance(told, dict):
        texts = ((_POSTCODE, _text(told, "postal_code")), (_STREET, _text(told, "street_address")))
        if found := address_of(texts):
            yield found


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip()[:200] if isinstance(value, str) else ""
