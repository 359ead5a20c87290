"""How alike a row and a person are, beside the key that brought them together."""

from dataclasses import dataclass

from houvast.engines.matching.identifiers import EMAIL
from houvast.engines.matching.names import NameVerdict, compare_names
from houvast.engines.matching.traits import NOTHING, Traits

ADDRESS_SAME = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """Points for and against, and why as codes (`name_same`, `birth_different`, …)."""

    points: int
    evidence: tuple[str, ...]

    @property
    def clashes(self) -> bool:
        """Tell whether something says that these are two people."""
        return "name_different" in self.evidence or "birth_different" in self.evidence


_UNKNOWN = Likeness(0, ())


def likeness(person: Traits, row: Traits) -> Likeness:
    """Return how alike they are; what one side does not show counts neither for nor against.

    Nor does another e-mail address beside the same customer number: people have several, and forget them.
    """
    if row is NOTHING:
        return _UNKNOWN
    found = [*_names(person, row), *_births(person, row), *_identifiers(person, row), *_addresses(person, row)]
    return Likeness(sum(points for points, _ in found), tuple(code for _, code in found))


def _names(person: Traits, row: Traits) -> list[tuple[int, str]]:
    verdicts = {compare_names(a, b) for a in person.names for b in row.names}
    if NameVerdict.SAME in verdicts:
        return [(30, "name_same")]
    if NameVerdict.DIFFERENT in verdicts and NameVerdict.UNKNOWN not in verdicts:
        return [(-50, "name_different")]
    return []


def _births(person: Traits, row: Traits) -> list[tuple[int, str]]:
    if not person.births or not row.births:
        return []
    return [(30, "birth_same")] if person.births & row.births else [(-60, "birth_different")]


def _identifiers(person: Traits, row: Traits) -> list[tuple[int, str]]:
    kinds = sorted({i.kind for i in row.identifiers if i.is_strong and person.of_kind(i.kind)})
    same = [kind for kind in kinds if person.of_kind(kind) & row.of_kind(kind)]
    numbered = any(kind != EMAIL for kind in same)
    different = [kind for kind in kinds if kind not in same and not (kind == EMAIL and numbered)]
    return [(20, f"{kind}_same") for kind in same] + [(-20, f"{kind}_different") for kind in different]


def _addresses(person: Traits, row: Traits) -> list[tuple[int, str]]:
    return [(ADDRESS_SAME, "address_same")] if person.addresses & row.addresses else []
