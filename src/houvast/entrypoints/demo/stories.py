"""The cases that the demonstration tells, and tests hold it to: who asks what, and what must (not) be found."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from houvast.engines.datamap.rows import Kind, RowKey
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.truth import Truth, identifiers
from houvast.entrypoints.demo.world import World


@dataclass(frozen=True, slots=True)
class Script:
    """A story as it is written: one named person before one organisation; `person` empty: nobody of this world."""

    key: str
    person: str
    organisation: str
    right: str
    about: str


SCRIPTS: Final = (
    Script("vera", "vera", "energie", "erasure", "Moved; an old e-mail address; a shared landline; old invoices."),
    Script("bram", "bram", "energie", "access", "Lives alone; two tickets, one without customer number."),
    Script("ruben", "ruben", "energie", "access", "Vera's partner: same house, same landline, not her."),
    Script("father", "father", "energie", "erasure", "A son with the same initials and surname lives with him."),
    Script("son", "son", "energie", "access", "A father with the same initials and surname lives with him."),
    Script("geert", "geert", "scaldis", "access", "Shares one e-mail address with Mieke."),
    Script("mieke", "mieke", "scaldis", "erasure", "Shares one e-mail address with Geert."),
    Script("sanne_energie", "sanne", "energie", "access", "Known to all three organisations: here to the supplier."),
    Script("sanne_scaldis", "sanne", "scaldis", "erasure", "Known to all three organisations: here to the insurer."),
    Script("sanne_own", "sanne", "own", "erasure", "Known to all three organisations: here to the centre itself."),
    Script("twin", "twin", "energie", "erasure", "The CRM holds her twice; only the mobile and the birthday say so."),
    Script("bare", "bare", "own", "access", "A customer with whom nothing ever happened."),
    Script("nobody", "", "energie", "access", "Somebody whom no system knows."),
)

NOBODY: Final = {
    "customer_number": "ZE99999999",
    "email": "nienke.nergens@example.org",
    "phone_number": "+31619099999",
}


@dataclass(frozen=True, slots=True)
class Story:
    """A story in its world. `identifiers` are by kind; counts are rows per `system:collection`.

    `never` are rows of others with whom a search may confuse the person.
    """

    key: str
    organisation: str
    right: str
    about: str
    identifiers: Mapping[str, str]
    person: Person | None = None
    own: Mapping[str, int] = field(default_factory=dict)
    candidates: Mapping[str, int] = field(default_factory=dict)
    shared: Mapping[str, int] = field(default_factory=dict)
    mentions: Mapping[str, int] = field(default_factory=dict)
    never: frozenset[RowKey] = frozenset()


def tell(world: World, truth: Truth | None = None) -> dict[str, Story]:
    """Return every story of a world by its key."""
    known = truth or Truth(world)
    return {script.key: _story(script, world, known) for script in SCRIPTS}


def _story(script: Script, world: World, truth: Truth) -> Story:
    if not script.person:
        return Story(script.key, script.organisation, script.right, script.about, NOBODY)
    person = world.people[CAST[script.person]]
    counts = {kind: _counts(truth.keys(person.id, script.organisation, kind)) for kind in Kind}
    return Story(
        script.key,
        script.organisation,
        script.right,
        script.about,
        identifiers(person, script.organisation),
        person,
        own=counts[Kind.OWN],
        candidates=counts[Kind.CANDIDATE],
        shared=counts[Kind.SHARED],
        mentions=counts[Kind.MENTION],
        never=truth.never(person.id, script.organisation),
    )


def _counts(keys: frozenset[RowKey]) -> dict[str, int]:
    return dict(sorted(Counter(str(key.collection) for key in keys).items()))
