"""What a collection is about: people, what happens with them, organisations, or things."""

from collections.abc import Iterable
from enum import StrEnum

from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.naming import concepts_of
from houvast.engines.discovery.tokens import tokens


class Role(StrEnum):
    """What one row of a collection stands for."""

    PERSON = "person"
    EVENT = "event"
    ORGANISATION = "organisation"
    THING = "thing"
    UNKNOWN = "unknown"


_PEOPLE = listed(
    """
    person customer contact employee patient student user member guest lead family partner holder
    """
)
_EVENTS = listed(
    """
    order invoice ticket call visit event payment message note complaint log thread session recording contract
    account consent optin newsletter transcript answer mail bank card document body device ship score photo
    preference
    """
)
_ORGANISATIONS = listed(
    """
    company supplier warehouse department coc bank
    """
)
_THINGS = listed(
    """
    city product category type status config template module version currency country state territory language tax
    label queue role help brand server system table price
    """
)
_TELLING = listed(
    """
    first_name last_name full_name infix initials birth_date gender bsn rijksregister national_id salutation
    marital_status customer_number
    """
)
_REACHING = frozenset(["email", "phone", "address", "street"])
FACTOR = {Role.PERSON: 1.0, Role.EVENT: 0.9, Role.UNKNOWN: 0.75, Role.ORGANISATION: 0.45, Role.THING: 0.3}
"""How much of a weak kind's confidence is left: an address of a shop is nobody's."""


def by_name(collection: str) -> Role:
    """Return what a collection's name says: its last word that says something decides, `customer_type` is a type."""
    found = Role.UNKNOWN
    for word in tokens(collection.rpartition(".")[2]):
        concepts = concepts_of(word)
        # `order_items` and `ticket_articles` are part of what happens.
        part = "product" in concepts and found in {Role.EVENT, Role.PERSON}
        found = Role.EVENT if part else _of(concepts) or found
    whole = concepts_of(collection.rpartition(".")[2])
    return Role.THING if found is Role.UNKNOWN and whole & _THINGS else found


def _of(concepts: frozenset[str]) -> Role | None:
    for role, words in (
        (Role.PERSON, _PEOPLE),
        (Role.EVENT, _EVENTS),
        (Role.ORGANISATION, _ORGANISATIONS),
        (Role.THING, _THINGS),
    ):
        if concepts & words:
            return role
    return None


def role_of(collection: str, kinds: Iterable[str], *, hangs_on_people: bool) -> Role:
    """Return what a collection is about, from its name and what its other columns hold.

    `kinds` are what its columns hold fairly surely; `hangs_on_people` when it refers to a collection of people.
    """
    named, held = by_name(collection), frozenset(kinds)
    telling = len(held & _TELLING)
    if named is Role.PERSON:
        return named
    if telling > 1 or (telling and held & _REACHING and named in {Role.UNKNOWN, Role.THING}):
        return Role.EVENT if named is Role.EVENT else Role.PERSON
    if named is Role.UNKNOWN and (hangs_on_people or telling):
        return Role.EVENT
    return named
