"""Plan an erasure: rows go, unless a ground or a reference holds them; then cells go, unless a ground holds those.

Law: GDPR art. 17(1), 17(3).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from houvast.engines.datamap.facts import CollectionFacts
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import Kind, Located, Row, RowKey, Value
from houvast.engines.planner.columns import CannotErase, erased, fits, follows, writable
from houvast.engines.planner.deleting import children_first, deletable, may_go, pointed_at
from houvast.engines.planner.forwarding import held, theirs, verb_of_rest
from houvast.engines.planner.order import Order
from houvast.engines.planner.plan import FORWARDED, Cell, Kept, Plan, PlanError, RowPlan, Verb
from houvast.engines.planner.redacting import redacted_value
from houvast.engines.planner.staying import Staying, staying


def plan_erasure(order: Order) -> Plan:
    """Return the plan that erases the person from the located rows."""
    work = _Work(order)
    rows = [*work.own_rows(), *work.mentions(), *work.shared_rows()]
    ordered, circles = in_order(order, rows)
    errors = dict.fromkeys([*work.errors, *circles])
    return Plan(
        order.right, order.organisation, order.on, tuple(ordered), tuple(errors), tuple(dict.fromkeys(work.notes))
    )


def in_order(order: Order, rows: list[RowPlan]) -> tuple[list[RowPlan], list[PlanError]]:
    """Return the rows as they are carried out: per system changes first, then deletions with children first."""
    ordered: list[RowPlan] = []
    errors: list[PlanError] = []
    for system in dict.fromkeys(r.key.collection.system for r in rows):
        here = [r for r in rows if r.key.collection.system == system]
        going = {r.key.collection: None for r in here if r.verb is Verb.DELETE}
        rank, circles = children_first(order, system, going)
        errors += circles
        place = {collection: i for i, collection in enumerate(rank)}
        ordered += sorted(here, key=lambda r: (_VERB_RANK[r.verb], place.get(r.key.collection, 0)))
    return ordered, errors


_VERB_RANK = {Verb.CHANGE: 0, Verb.DELETE: 1, Verb.KEEP: 2, Verb.FORWARD: 3}


@dataclass
class _Work:
    """The planning of one erasure, with the errors met on the way."""

    order: Order
    errors: list[PlanError] = field(default_factory=list)
    notes: list[PlanError] = field(default_factory=list)

    def own_rows(self) -> Iterator[RowPlan]:
        """Yield what happens to the person's own rows."""
        located = {item.row.key: item for item in self.order.located if item.kind is Kind.OWN}
        rows = {key: item.row for key, item in located.items() if self._known(item.row)}
        stays = self._staying(rows)
        wanted = {k for k, r in rows.items() if may_go(self.order, self._collection(r), stays[k])}
        going = deletable(self.order, wanted, rows, stays)
        joins = self._joins(rows, stays, going)
        for key, row in rows.items():
            if key in going:
                yield RowPlan(key, Verb.DELETE, row.values)
            else:
                yield self._changed(located[key], [*stays[key].kept, *joins.get(key, [])])
        self._note_strangers(wanted - going)

    def mentions(self) -> Iterator[RowPlan]:
        """Yield what happens to texts of others in which the person stands."""
        for item in self.order.located:
            if item.kind is Kind.MENTION and self._known(item.row):
                cells, kept = tuple(self._redactions(item)), self._mentions_of_theirs(item)
                verb = Verb.CHANGE if cells or not kept else Verb.FORWARD
                yield RowPlan(item.row.key, verb, item.row.values, cells, kept, item.kind.value)

    def shared_rows(self) -> Iterator[RowPlan]:
        """Yield the rows that belong to other people as well, and so stay."""
        for item in self.order.located:
            if item.kind is Kind.SHARED:
                kept = theirs(self.order, item.row)
                names = tuple(f.name for f in self._personal(item.row))
                kept = (Kept(names, "shared"), *kept) if names or not kept else kept
                verb = verb_of_rest(kept)
                yield RowPlan(item.row.key, verb, item.row.values, kept=kept, kind=item.kind.value)

    def _known(self, row: Row) -> bool:
        collection, facts = self._collection(row), self.order.facts_of(row.collection)
        if facts is None:
            self.errors.append(PlanError("collection_missing", str(row.collection)))
        elif not row.key.values:
            self.errors.append(PlanError("no_primary_key", str(row.collection)))
        else:
            missing = [f for f in collection.fields if not _has(facts, f)]
            self.errors += [PlanError("unknown_column", f"{collection.id}.{f.name}") for f in missing]
            return True
        return False

    def _staying(self, rows: dict[RowKey, Row]) -> dict[RowKey, Staying]:
        siblings: dict[CollectionId, list[Row]] = {}
        for row in rows.values():
            siblings.setdefault(row.collection, []).append(row)
        stays = {key: staying(self.order, self._collection(row), row, siblings) for key, row in rows.items()}
        self.errors += [error for s in stays.values() for error in s.errors]
        return {key: Staying((*s.kept, *theirs(self.order, rows[key])), s.errors) for key, s in stays.items()}

    def _joins(
        self, rows: dict[RowKey, Row], stays: dict[RowKey, Staying], going: set[RowKey]
    ) -> dict[RowKey, list[Kept]]:
        """Return the personal fields that must stay for kept records to be joined to what they refer to."""
        joins: dict[RowKey, list[Kept]] = {}
        for key, row in rows.items():
            if not stays[key].kept:
                continue
            first, until = stays[key].kept[0], stays[key].until
            reason = "joins_forwarded" if first.reason == FORWARDED else "joins"
            for target in pointed_at(self.order, row, rows):
                for mine, other in self._pairs(row, target):
                    joins.setdefault(key, []).append(Kept((mine,), reason, first.rule, until))
                    if target not in going:
                        joins.setdefault(target, []).append(Kept((other,), reason, first.rule, until))
        return joins

    def _pairs(self, row: Row, target: RowKey) -> Iterator[tuple[str, str]]:
        for f in self._collection(row).fields:
            for reference in f.references:
                if reference.target.collection == target.collection and row.values.get(f.name) is not None:
                    yield f.name, reference.target.name

    def _changed(self, item: Located, kept: list[Kept]) -> RowPlan:
        row = item.row
        staying_fields = {name for k in kept for name in k.fields}
        cells = [c for f in self._personal(row) if f.name not in staying_fields for c in self._erased(row, f)]
        whole = {c.field for c in cells}
        cells = [c for c in cells if c.field.partition(".")[0] not in whole - {c.field}]
        personal = {f.name for f in self._collection(row).fields if f.is_personal or f.identity}
        stays = _without_repeats(kept, personal)
        if not cells and not stays:
            stays = list(theirs(self.order, row)) or [Kept((), "empty")]
        verb = Verb.CHANGE if cells else verb_of_rest(stays)
        return RowPlan(row.key, verb, row.values, tuple(cells), tuple(stays), item.kind.value)

    def _erased(self, row: Row, f: Field) -> Iterator[Cell]:
        facts = self.order.facts_of(row.collection)
        if facts is None:
            return
        if _in_foreign_key(facts, f):
            self.notes.append(PlanError("foreign_key_stays", f"{row.collection}.{f.name}"))
            return
        if follows(self._collection(row), facts, f):
            self.notes.append(PlanError("follows_its_source", f"{row.collection}.{f.name}"))
            return
        value = row.values[f.name]
        try:
            new = erased(f, facts, row.key, value, self.order.replacement)
        except CannotErase as cannot:
            self.errors.append(PlanError(cannot.code, f"{row.collection}.{f.name}"))
            return
        if new.value != value:
            yield Cell(f.name, new.how, value, new.value)

    def _redactions(self, item: Located) -> Iterator[Cell]:
        fields = self._collection(item.row).by_name
        for name in dict.fromkeys(field_name for field_name, _ in item.mentions):
            if not self.order.decides_on(self._collection(item.row), fields[name]):
                continue
            before = item.row.values[name]
            after = redacted_value(before, (t for n, t in item.mentions if n == name), self.order.replacement)
            self._refuse_unwritable(item.row, name, after)
            yield Cell(name, "redact", before, after)

    def _mentions_of_theirs(self, item: Located) -> tuple[Kept, ...]:
        """Return the texts that name the person and on which the principal decides."""
        of = self._collection(item.row)
        names = dict.fromkeys(name for name, _ in item.mentions)
        passed_on = tuple(n for n in names if not self.order.decides_on(of, of.by_name[n]))
        return (Kept(passed_on, FORWARDED),) if passed_on else ()

    def _refuse_unwritable(self, row: Row, name: str, text: Value) -> None:
        facts = self.order.facts_of(row.collection)
        try:
            if facts:
                fits(text, writable(self._collection(row).by_name[name], facts))
        except CannotErase as cannot:
            self.errors.append(PlanError(cannot.code, f"{row.collection}.{name}"))

    def _personal(self, row: Row) -> Iterator[Field]:
        """Yield the personal fields that hold something and on which we decide."""
        of = self._collection(row)
        return (f for f in held(of, row) if self.order.decides_on(of, f))

    def _collection(self, row: Row) -> Collection:
        return self.order.datamap.collection(row.collection)

    def _note_strangers(self, pinned: set[RowKey]) -> None:
        for system, referrer in self.order.referrers:
            of = self.order.collection_named(system, referrer.collection)
            if referrer.target in pinned and of not in self.order.datamap.collections:
                self.notes.append(PlanError("unmapped_table_refers", f"{system}:{referrer.collection}"))


def _has(facts: CollectionFacts, f: Field) -> bool:
    return facts.column(f.name) is not None or facts.column(f.name.partition(".")[0]) is not None


def _in_foreign_key(facts: CollectionFacts, f: Field) -> bool:
    return any(f.name in key.columns for key in facts.foreign_keys)


def _without_repeats(kept: Iterable[Kept], personal: set[str]) -> list[Kept]:
    """Return what stays, each field once (the first reason given), and only fields that hold personal data."""
    seen: set[str] = set()
    stays = []
    for k in kept:
        names = tuple(n for n in k.fields if n in personal and n not in seen)
        seen.update(names)
        if names:
            stays.append(Kept(names, k.reason, k.rule, k.until))
    return stays
