"""How rows are asked for: what a field must hold, and within which fence."""

from dataclasses import dataclass
from enum import StrEnum

from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.rows import Value


class Comparison(StrEnum):
    """How a wanted value is compared with a stored one.

    EXACT: equal as typed (numbers given as text match number columns).
    FOLDED: text equal without regard to case and outer blanks.
    DIGITS: the stored text's digits end in the wanted national number, whatever the notation of the phone number.
    COMPACT: text equal without blanks, dots, dashes, slashes and case (IBAN, postcode, customer number).
    CONTAINS: the wanted text occurs in the stored one, in any case.
    DIGITS_WITHIN: the wanted digits occur in the stored text in this order, with at most three other characters between
    one and the next (a phone number in any notation inside a note).
    """

    EXACT = "exact"
    FOLDED = "folded"
    DIGITS = "digits"
    COMPACT = "compact"
    CONTAINS = "contains"
    DIGITS_WITHIN = "digits_within"


@dataclass(frozen=True, slots=True)
class Match:
    """One way in which a row may match: the field holds one of `values` by `comparison`."""

    field: str
    comparison: Comparison
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A fence: only rows whose `field` holds one of `values` exist for this question."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one collection: the rows for which any of the matches holds."""

    collection: Collection
    any_of: tuple[Match, ...]
    within: Within | None = None
    limit: int | None = None
