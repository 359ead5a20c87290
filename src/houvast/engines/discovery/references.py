"""Which fields hold the key of other rows: declared, or to be asked for where a name suggests it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from houvast.engines.datamap.facts import CollectionFacts, Column, SystemFacts, ValueType
from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.model import ReferenceProposal
from houvast.engines.discovery.naming import concepts_of
from houvast.engines.discovery.tokens import fold, tokens

_OF_KEYS = listed(
    """
    id ids nr nummer num no number code key fk ref uuid guid
    """
)
_LIKE = {ValueType.INTEGER: ValueType.NUMBER}
_BY_NAME, _BY_SAME_COLUMN = 0.7, 0.6
_ALMOST_ALL, _FEWEST = 0.9, 3
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Suspect:
    """A field that may hold values of another collection's key; `named` is how sure the name makes it, 0-1."""

    collection: str
    field: str
    target: str
    target_field: str
    named: float


def declared(facts: CollectionFacts) -> dict[str, list[ReferenceProposal]]:
    """Return the references that the system enforces, by field; those of more than one column by each of them."""
    found: dict[str, list[ReferenceProposal]] = {}
    for key in facts.foreign_keys:
        for name, target in zip(key.columns, key.target_columns, strict=False):
            found.setdefault(name, []).append(ReferenceProposal(key.target, target, declared=True))
    return found


def suspects(facts: SystemFacts) -> tuple[Suspect, ...]:
    """Return the fields whose names suggest a reference that the system does not enforce; ask which values occur."""
    return tuple(s for collection in facts.collections for s in _of_collection(collection, facts))


def concluded(suspect: Suspect, found: int, tested: int) -> ReferenceProposal | None:
    """Return the reference where nearly all sampled values occur at the target, else None."""
    if tested < _FEWEST or found < _ALMOST_ALL * tested:
        return None
    confidence = 1 - (1 - suspect.named) * (1 - 0.8 * min(1.0, tested / 20))
    return ReferenceProposal(
        suspect.target,
        suspect.target_field,
        declared=False,
        confidence=round(confidence, 2),
        found=found,
        tested=tested,
    )


def _of_collection(collection: CollectionFacts, facts: SystemFacts) -> Iterator[Suspect]:
    enforced = {name for key in collection.foreign_keys for name in key.columns}
    for column in collection.columns:
        if column.name in enforced or column.type not in {
            ValueType.INTEGER,
            ValueType.NUMBER,
            ValueType.TEXT,
            ValueType.UUID,
        }:
            continue
        yield from _best(collection, column, facts)


def _best(collection: CollectionFacts, column: Column, facts: SystemFacts) -> Iterator[Suspect]:
    found = []
    for target in facts.collections:
        for key in _keys(target):
            if target.name == collection.name or not _alike(column, target.column(key)):
                continue
            named = _named(column.name, collection, target, key)
            if named:
                found.append(Suspect(collection.name, column.name, target.name, key, named))
    yield from sorted(found, key=lambda s: (-s.named, s.target))[:2]


def _keys(target: CollectionFacts) -> Iterator[str]:
    if len(target.key) == 1:
        yield target.key[0]
    for column in target.columns:
        if column.unique and column.name not in target.key:
            yield column.name


def _alike(column: Column, target: Column | None) -> bool:
    return target is not None and _LIKE.get(column.type, column.type) == _LIKE.get(target.type, target.type)


def _named(name: str, collection: CollectionFacts, target: CollectionFacts, key: str) -> float:
    words = [word for word in tokens(name) if not word.isdigit()]
    points = bool(words) and (words[-1] in _OF_KEYS or bool({"id", "number"} & concepts_of(name)))
    stem = _stem(" ".join(word for word in words if word not in _OF_KEYS))
    if points and stem and key in target.key and stem == _stem(" ".join(tokens(target.name.rpartition(".")[2]))):
        return _BY_NAME
    same = fold(name) == fold(key) and len(name) >= _SHORTEST and points
    unique_here = name in collection.key and len(collection.key) == 1
    return _BY_SAME_COLUMN if same and not unique_here else 0.0


def _stem(text: str) -> str:
    for ending in ("ies", "en", "es", "s", "n"):
        if text.endswith(ending) and len(text) - len(ending) >= _SHORTEST - 1:
            return text[: -len(ending)] + ("y" if ending == "ies" else "")
    return text


def inferred_by_collection(
    found: Mapping[Suspect, ReferenceProposal],
) -> dict[tuple[str, str], list[ReferenceProposal]]:
    """Return concluded references by collection and field, the surest first."""
    ordered: dict[tuple[str, str], list[ReferenceProposal]] = {}
    for suspect, reference in sorted(found.items(), key=lambda item: -item[1].confidence):
        ordered.setdefault((suspect.collection, suspect.field), []).append(reference)
    return ordered
