"""References, foreign keys and reach: can every row be come by, and is it known whose it is?"""

from collections.abc import Iterable, Iterator

from houvast.engines.datamap.facts import CollectionFacts, ForeignKey, SystemFacts
from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Edge, FieldId, SystemMap
from houvast.engines.datamap.problems import MapProblem, error, warning


def check_references(collection: Collection, whole: DataMap) -> Iterator[MapProblem]:
    """Yield the references of one collection that lead nowhere."""
    every = {c.id: c for system in whole.systems for c in system.collections}
    for f in collection.fields:
        for reference in f.references:
            where, target = f"{collection.id}.{f.name}", reference.target
            found = every.get(target.collection)
            if found is None or target.name not in found.by_name:
                what = f"it refers to {target}, which the map does not hold; correct the reference or map it."
                yield error("reference_unknown", where, what)
            elif found.skip:
                yield warning(
                    "reference_skipped", where, f"it refers to {target}, which the map skips; no row is followed."
                )


def check_scope(collection: Collection, whole: DataMap) -> Iterator[MapProblem]:
    """Yield what stands in the way of knowing for whom the rows of one collection are held."""
    scope = collection.scope
    if scope.column and scope.column not in collection.by_name:
        what = f"`scope` names the column {scope.column}, which is no field of the collection; add it to the map."
        yield error("scope_column_missing", collection.id, what)
    if scope.inherit:
        yield from _inheriting(collection, whole)
    elif not (scope.column or scope.organisation) and _is_personal(collection):
        what = "no `scope`: its rows count for every organisation; say `organisation`, `column` or `inherit`."
        yield warning("scope_missing", collection.id, what)


def _inheriting(collection: Collection, whole: DataMap) -> Iterator[MapProblem]:
    if not any(_is_parent(collection, edge, whole) for edge in whole.edges):
        what = "`scope` is inherited but no reference leads to a parent's primary key; add one, or name a column."
        yield error("inherit_without_parent", collection.id, what)
    if collection.identities:
        names = ", ".join(f.name for f in collection.identities)
        what = f"{names} identifies people, but scope is inherited: a row without a parent is not found."
        yield warning("identity_inherits_scope", collection.id, what)


def _is_parent(collection: Collection, edge: Edge, whole: DataMap) -> bool:
    target = whole.collections.get(edge.target.collection)
    return edge.source.collection == collection.id and target is not None and target.key == (edge.target.name,)


def check_reach(system_map: SystemMap, whole: DataMap) -> Iterator[MapProblem]:
    """Yield the collections with personal data to which no way leads from anything that identifies a person."""
    reached = _reached(whole)
    for collection in _counted(system_map):
        if collection.id not in reached and _is_personal(collection):
            what = "no identity and no reference leads here, so its rows are never found; add one."
            yield error("unreachable", collection.id, what)


def _reached(whole: DataMap) -> set[CollectionId]:
    steps: dict[CollectionId, set[CollectionId]] = {}
    for edge in whole.edges:
        steps.setdefault(edge.source.collection, set()).add(edge.target.collection)
    reached = {c.id for c in whole.collections.values() if c.identities}
    waiting = list(reached)
    while waiting:
        new = steps.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def check_foreign_keys(system_map: SystemMap, facts: SystemFacts, whole: DataMap) -> Iterator[MapProblem]:
    """Yield the foreign keys that the system enforces and the map does not know."""
    mapped = {name: c for c in _counted(system_map) for name in names_of(c)}
    known = {frozenset((e.source, e.target)) for e in whole.edges}
    for source in facts.collections:
        for key in source.foreign_keys:
            target = mapped.get(key.target)
            if target is not None:
                yield from _foreign_key(source, key, mapped.get(source.name), target, known)


def _foreign_key(
    source: CollectionFacts,
    key: ForeignKey,
    holder: Collection | None,
    target: Collection,
    known: set[frozenset[FieldId]],
) -> Iterator[MapProblem]:
    columns = ", ".join(key.columns)
    if holder is None:
        what = f"the unmapped table {source.name} points at it by {columns}{_effect(key)}; map that table too."
        yield warning("referred_by_unmapped", target.id, what)
        return
    pairs = zip(key.columns, key.target_columns, strict=False)
    if not any(frozenset((FieldId(holder.id, one), FieldId(target.id, other))) in known for one, other in pairs):
        at = f"{target.id}.{', '.join(key.target_columns)}"
        what = f"the system points from here to {at}, the map does not; add a reference if it is the same person's."
        yield warning("foreign_key_unmapped", f"{holder.id}.{columns}", what)


def _effect(key: ForeignKey) -> str:
    if key.on_delete == "cascade":
        return ", and its rows go when a row here is deleted"
    return "" if key.on_delete in ("set null", "set default") else ", which keeps rows here from being deleted"


def check_retention(collection: Collection, whole: DataMap, rule_keys: frozenset[str]) -> Iterator[MapProblem]:
    """Yield what is wrong with the rules that keep data of one collection."""
    of_fields = {f"{collection.id}.{f.name}": f.retention for f in collection.fields}
    stated = {str(collection.id): collection.retention} | of_fields
    for at, retention in stated.items():
        if retention is None:
            continue
        if retention.rule not in rule_keys and not any(key.partition(".")[2] == retention.rule for key in rule_keys):
            yield error("retention_rule_unknown", at, f"no rule pack has the rule {retention.rule}; correct the key.")
        yield from _start(collection, retention.start, at, whole)
    for f in collection.fields:
        if f.erasure.strategy == "keep" and not (f.retention or collection.retention):
            what = "`erase: keep` needs a retention rule that says why; add one."
            yield error("keep_without_retention", f"{collection.id}.{f.name}", what)


def _start(collection: Collection, start: str, at: str, whole: DataMap) -> Iterator[MapProblem]:
    if not start:
        yield warning("retention_start_unstated", at, "its term has no `start`; name the field that holds the day.")
    elif ":" not in start:
        if start not in collection.by_name:
            what = f"its term starts at {start}, which is no field of the collection; correct `start`."
            yield error("retention_start_missing", at, what)
    else:
        yield from _start_elsewhere(collection, start, at, whole)


def _start_elsewhere(collection: Collection, start: str, at: str, whole: DataMap) -> Iterator[MapProblem]:
    system, _, rest = start.partition(":")
    name, _, field = rest.rpartition(".")
    parent = whole.collections.get(CollectionId(system, name))
    if parent is None or field not in parent.by_name:
        what = f"its term starts at {start}, which the map does not hold; correct `start`."
        yield error("retention_start_missing", at, what)
    elif not any(r.target.collection == parent.id for f in collection.fields for r in f.references):
        what = f"its term starts at {start}, but no field here refers to {parent.id}; add the reference."
        yield error("retention_start_missing", at, what)


def names_of(collection: Collection) -> tuple[str, ...]:
    """Return the names under which a system may know a collection."""
    name = collection.id.name
    return (f"{collection.schema}.{name}", name) if collection.schema else (name,)


def _counted(system_map: SystemMap) -> Iterable[Collection]:
    return (c for c in system_map.collections if not c.skip)


def _is_personal(collection: Collection) -> bool:
    return any(f.is_personal for f in collection.fields)
