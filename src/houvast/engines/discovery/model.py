"""What discovery is given, and what it proposes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from houvast.engines.datamap.model import Subject

Samples = Mapping[str, Mapping[str, Sequence[str | None]]]
"""Sampled values as text, by collection and column; they are looked at and let go."""


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One reason in codes, never with a value: `code` says what, `about` names a kind, column or collection.

    `weight` is in hundredths: how much of the confidence, or how many of 100 sampled values.
    """

    code: str
    about: str = ""
    weight: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.code, self.about, self.weight) if part)


@dataclass(frozen=True, slots=True)
class ReferenceProposal:
    """A field that holds the key of other rows; `declared` by the system, or inferred from name and values.

    `found` of `tested` sampled values occur there.
    """

    target: str
    target_field: str
    declared: bool
    confidence: float = 1.0
    found: int = 0
    tested: int = 0


@dataclass(frozen=True, slots=True)
class FieldProposal:
    """What one field seems to hold: the fideslang category, empty where it holds nothing about a person.

    `confidence` is 0-1: of the category, or of there being none. `special` names the kind of data of GDPR art. 9 or 10.
    """

    name: str
    kind: str
    category: str
    confidence: float
    reasons: tuple[Reason, ...]
    identity: str = ""
    age: bool = False
    free_text: bool = False
    special: str = ""
    data_type: str = ""
    length: int | None = None
    primary_key: bool = False
    references: tuple[ReferenceProposal, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectionProposal:
    """What one collection seems to hold; `key_declared` is false where the key was inferred from unique values."""

    name: str
    subject: Subject
    fields: tuple[FieldProposal, ...]
    key: tuple[str, ...]
    key_declared: bool = True
    reasons: tuple[Reason, ...] = field(default=())

    def field(self, name: str) -> FieldProposal:
        """Return the proposal for one field.

        :raises KeyError: the collection has no such field.
        """
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)
