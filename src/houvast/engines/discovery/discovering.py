"""Propose a map of a system, from what it says of itself and a sample of its values.

The samples are looked at and let go: nothing of them is in what is proposed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from houvast.engines.datamap.facts import CollectionFacts, Column, SystemFacts, ValueType
from houvast.engines.datamap.model import Subject
from houvast.engines.discovery.kinds import KINDS
from houvast.engines.discovery.model import CollectionProposal, FieldProposal, Reason, ReferenceProposal, Samples
from houvast.engines.discovery.naming import concepts_of
from houvast.engines.discovery.references import Suspect, declared, inferred_by_collection
from houvast.engines.discovery.roles import Role, by_name, role_of
from houvast.engines.discovery.values import values_of
from houvast.engines.discovery.weighing import PROPOSED, Evidence, Weighed, evidence, weigh

_FAIRLY_SURE = 0.7
_DATA_TYPES = {
    ValueType.TEXT: "string",
    ValueType.ENUM: "string",
    ValueType.UUID: "string",
    ValueType.INTEGER: "integer",
    ValueType.NUMBER: "float",
    ValueType.BOOLEAN: "boolean",
    ValueType.DATE: "date",
    ValueType.MOMENT: "datetime",
    ValueType.JSON: "object",
}
_SUBJECTS = {Role.PERSON: Subject.PERSON, Role.EVENT: Subject.EVENT}


@dataclass(frozen=True, slots=True)
class _Looked:
    """A collection of which every column was looked at."""

    facts: CollectionFacts
    columns: tuple[Evidence, ...]
    references: dict[str, list[ReferenceProposal]]


def discover(
    facts: SystemFacts, samples: Samples, inferred: Mapping[Suspect, ReferenceProposal] | None = None
) -> tuple[CollectionProposal, ...]:
    """Propose for every collection what its fields hold; `samples` may lack collections and columns.

    `inferred` are the references that were concluded for the suspects of `references.suspects(facts)`.
    """
    by_field = inferred_by_collection(inferred or {})
    looked = [_look(one, samples.get(one.name, {}), by_field) for one in facts.collections]
    people = {one.facts.name for one in looked if _role(one, frozenset()) is Role.PERSON}
    return tuple(_propose(one, _role(one, people), samples.get(one.facts.name, {})) for one in looked)


def _look(
    facts: CollectionFacts,
    sample: Mapping[str, Sequence[str | None]],
    inferred: Mapping[tuple[str, str], list[ReferenceProposal]],
) -> _Looked:
    references = declared(facts)
    for column in facts.columns:
        if found := inferred.get((facts.name, column.name)):
            references.setdefault(column.name, found)
    columns = tuple(
        evidence(column, values_of(sample.get(column.name, ())), refers=column.name in references)
        for column in facts.columns
    )
    return _Looked(facts, columns, references)


def _role(one: _Looked, people: Iterable[str]) -> Role:
    first = by_name(one.facts.name)
    sure = (best.kind for column in one.columns for best in weigh(column, first)[:1] if best.confidence >= _FAIRLY_SURE)
    targets = {reference.target for several in one.references.values() for reference in several}
    return role_of(one.facts.name, sure, hangs_on_people=bool(targets & set(people)))


def _propose(one: _Looked, role: Role, sample: Mapping[str, Sequence[str | None]]) -> CollectionProposal:
    key = one.facts.key or _likely_key(one.facts, sample)
    fields = tuple(
        _field(known, weigh(known, role), key, one.references.get(known.column.name, [])) for known in one.columns
    )
    subject = _SUBJECTS.get(role, Subject.UNSTATED)
    if not any(f.category or f.references for f in fields):
        subject = Subject.UNSTATED
    return CollectionProposal(
        one.facts.name, subject, fields, key, key_declared=bool(one.facts.key), reasons=(Reason("about", role),)
    )


def _field(
    known: Evidence, weighed: tuple[Weighed, ...], key: tuple[str, ...], references: list[ReferenceProposal]
) -> FieldProposal:
    best = weighed[0] if weighed else Weighed("", 0.0, ())
    column, held = known.column, best.confidence >= PROPOSED
    kind = KINDS[best.kind] if held else None
    return FieldProposal(
        name=column.name,
        kind=best.kind if held else "",
        category=kind.category if kind else "",
        confidence=min(best.confidence, 0.99) if held else round(1 - best.confidence, 3),
        reasons=best.reasons if held else (*_why_not(known, key), *best.reasons),
        identity=kind.identity if kind else "",
        age=bool(kind and kind.age),
        free_text=bool(kind and kind.free_text),
        special=kind.special if kind else "",
        data_type=_DATA_TYPES.get(column.type, ""),
        length=column.length if column.type is ValueType.TEXT else None,
        primary_key=column.name in key,
        references=tuple(references),
    )


def _why_not(known: Evidence, key: tuple[str, ...]) -> tuple[Reason, ...]:
    if known.column.name in key:
        return (Reason("row_key"),)
    if known.refers:
        return (Reason("reference"),)
    return (Reason("nothing_personal" if known.seen else "name_says_nothing"),)


def _likely_key(facts: CollectionFacts, sample: Mapping[str, Sequence[str | None]]) -> tuple[str, ...]:
    """Return a field that finds a row again where none is declared: unique and filled, as far as is known."""
    stated = [c for c in facts.columns if c.unique and not c.nullable]
    seen = [c for c in facts.columns if _all_differ(sample.get(c.name, ())) and _is_number(c)]
    found = stated or seen
    return (found[0].name,) if found else ()


def _all_differ(values: Sequence[str | None]) -> bool:
    return len(values) > 1 and None not in values and len(set(values)) == len(values)


def _is_number(column: Column) -> bool:
    return bool({"id", "number", "identifier", "key"} & concepts_of(column.name))
