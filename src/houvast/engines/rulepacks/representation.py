"""Who may ask for somebody else, and what must be seen before anything is disclosed or changed.

A proof is seen, never kept: what is noted is which one, how, by whom and when.
Law: GDPR art. 5(1)(c), 12(2), 12(6); recital 27 for who has died; per relation its own.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from houvast.engines.rulepacks.reading import Fields
from houvast.engines.rulepacks.rules import Span, Words


class Relation(StrEnum):
    """What somebody is to the person for whom they ask."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    CURATOR = "curator"  # for who is under full guardianship of the court
    ADMINISTRATOR = "administrator"  # for somebody's money and goods
    MENTOR = "mentor"  # for somebody's care
    MANDATE = "mandate"
    LAWYER = "lawyer"
    EXECUTOR = "executor"
    HEIR = "heir"


class SeenHow(StrEnum):
    """How a proof was seen."""

    ORIGINAL = "original"  # the document itself was shown
    COPY = "copy"  # a copy was shown, and not kept
    REGISTER = "register"  # looked up in the register that holds it
    ASKED = "asked"  # the person was asked, on a channel that is on file


class Letters(StrEnum):
    """To whom letters go."""

    REPRESENTATIVE = "representative"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that proves a need, and the ways in which it may be seen."""

    key: str
    words: Words
    ways: tuple[SeenHow, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must be shown; any one of its proofs is enough. `when_able`: only of who can ask themselves."""

    key: str
    words: Words
    proofs: tuple[Proof, ...]
    when_able: bool = False


@dataclass(frozen=True, slots=True)
class Representation:
    """What one country's law says of one relation.

    `able` is what to ask to know whether the person can ask alone (None: does not matter here); `beyond_gdpr` tells
    that the person has died, so that the estate is dealt with and no access is given.
    """

    key: Relation
    law: str
    article: str
    source: str
    words: Words
    letters: Letters
    needs: tuple[Need, ...]
    able: Words | None = None
    letters_when_able: Letters | None = None
    beyond_gdpr: bool = False
    valid: Span = field(default_factory=Span)

    def needs_of(self, *, able: bool) -> tuple[Need, ...]:
        """Give what must be shown."""
        return tuple(need for need in self.needs if able or not need.when_able)

    def missing(self, seen: Collection[str], *, able: bool) -> tuple[Need, ...]:
        """Give what was not shown yet; `seen` are keys of needs."""
        return tuple(need for need in self.needs_of(able=able) if need.key not in seen)

    def letters_to(self, *, able: bool) -> Letters:
        """Say to whom letters go, once the authority was seen."""
        return self.letters_when_able if able and self.letters_when_able else self.letters

    def proof(self, need: str, proof: str) -> Proof | None:
        """Give a proof of a need by their keys, or None where the sheet does not hold it."""
        return next((p for n in self.needs for p in n.proofs if (n.key, p.key) == (need, proof)), None)


def read_representation(fields: Fields) -> Representation:
    """Read one relation.

    :raises PackUnreadable: a mistake in it.
    """
    representation = Representation(
        key=fields.choice("key", Relation),
        law=fields.text("law"),
        article=fields.text("article"),
        source=fields.text("source"),
        words=fields.words("words"),
        letters=fields.choice("letters", Letters),
        needs=tuple(_need(need) for need in fields.each("needs")),
        able=fields.words("able") if fields.has("able") else None,
        letters_when_able=fields.choice("letters_when_able", Letters) if fields.has("letters_when_able") else None,
        beyond_gdpr=fields.flag("beyond_gdpr"),
        valid=Span(first=fields.optional_day("valid_from"), last=fields.optional_day("valid_to")),
    )
    fields.close()
    if not representation.needs_of(able=False):
        raise fields.wrong("needs", "must name something that always has to be shown.")
    return representation


def _need(fields: Fields) -> Need:
    need = Need(
        key=fields.text("key"),
        words=fields.words("words"),
        proofs=tuple(_proof(proof) for proof in fields.each("proofs")),
        when_able=fields.flag("when_able"),
    )
    fields.close()
    if not need.proofs:
        raise fields.wrong("proofs", "must name at least one.")
    return need


def _proof(fields: Fields) -> Proof:
    proof = Proof(fields.text("key"), fields.words("words"), fields.choices("ways", SeenHow))
    fields.close()
    return proof
