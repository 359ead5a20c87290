"""Follow keys and references until nothing new comes into view.

People come first: only when it is settled which rows are the person, and which keys they share with others, are the
rows about contacts, orders and calls asked for.
"""

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from houvast.engines.datamap.model import Collection, CollectionId, Edge
from houvast.engines.datamap.nested import leaves
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Row, RowKey, Step, Value
from houvast.engines.locating.comparing import match_for
from houvast.engines.locating.fencing import inside_fence, is_parent
from houvast.engines.locating.pool import Pool
from houvast.engines.locating.request import Answers, Question, askable, fence, in_reach, points_up
from houvast.engines.locating.weighing import How, Reason, Verdict
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.traits import held_identifier


@dataclass(frozen=True, slots=True)
class _Follow:
    """A reference to follow: the own rows that may hold a value of it, and the values not asked for before."""

    edge: Edge
    own: list[RowKey]
    values: list[Value]


_HOLDERS = 50
"""So many rows that lead to one and the same are reason enough for it: ten thousand calls name the same customer."""
_A_ROUND, _AT_ONCE = 20_000, 10_000
_Round: TypeAlias = list[tuple[Question, list[Identifier], list[_Follow]]]


@dataclass
class Closure:
    """The state of following: what was asked already, so that it is asked once."""

    pool: Pool
    asked_keys: set[tuple[str, str, Identifier]] = field(default_factory=set)
    asked_values: dict[Edge, set[str | int]] = field(default_factory=lambda: defaultdict(set))
    rounds: int = 0
    _reasons: dict[tuple[Edge, RowKey], Reason] = field(default_factory=dict)
    _leading: dict[CollectionId, list[RowKey]] | None = None
    _looked_at: dict[Edge, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._edges = [edge for edge in self.pool.request.datamap.edges if not self._leads_nowhere(edge)]

    def run(self) -> Generator[list[Question], Answers, None]:
        """Ask until nothing new comes into view; people first, then everything."""
        self._leading = None
        for people_only in (True, False):
            while True:
                plan = self._round(people_only=people_only)
                if not plan:
                    break
                answers = yield [question for question, _, _ in plan]
                self.rounds += 1
                outside = yield from self._outside(plan, answers)
                for (question, keys, follows), rows in zip(plan, answers, strict=True):
                    inside = [row for row in rows if row.key not in outside] if outside else rows
                    self._take(question.collection, inside, keys, follows)
                if any(answers):
                    self.pool.settle()
                    self._leading = None

    def _outside(self, plan: _Round, answers: Answers) -> Generator[list[Question], Answers, frozenset[RowKey]]:
        """Return the rows that inherit their scope and were reached past the row that they hang on, and it is not ours.

        A message with the person's address may hang on a ticket of another organisation.
        """
        request = self.pool.request
        doubtful = [
            (question.collection, row)
            for (question, _, follows), rows in zip(plan, answers, strict=True)
            if question.collection.scope.inherit and not all(is_parent(request, f.edge) for f in follows)
            for row in rows
            if row.key not in self.pool.rows
        ]
        inside = yield from inside_fence(request, doubtful)
        return frozenset(row.key for _, row in doubtful) - inside

    def _round(self, *, people_only: bool) -> _Round:
        request, plan = self.pool.request, []
        follows, learnt = self._follows(people_only=people_only), sorted(self.pool.learnt())
        for collection in request.datamap.collections.values():
            if people_only and str(collection.id) not in self.pool.persons:
                continue
            keys = self._new_keys(collection, learnt) if askable(collection, request.organisation) else []
            walked = [f for f in follows.get(collection.id, []) if in_reach(collection, request.organisation)]
            matches = (*self._key_matches(collection, keys), *_follow_matches(collection, walked))
            within = fence(collection, request.organisation)
            plan += [(Question(collection, part, within), keys, walked) for part in _in_parts(matches)]
        return plan

    def _new_keys(self, collection: Collection, learnt: list[Identifier]) -> list[Identifier]:
        fresh = []
        for key in learnt:
            ticket = (str(collection.id), key.kind, key)
            if ticket not in self.asked_keys and any(f.identity == key.kind for f in collection.fields):
                self.asked_keys.add(ticket)
                fresh.append(key)
        return fresh

    @staticmethod
    def _key_matches(collection: Collection, keys: list[Identifier]) -> Iterator[Match]:
        for f in collection.identities:
            mine = [k for k in keys if k.kind == f.identity]
            if mine:
                yield match_for(f, mine)

    def _follows(self, *, people_only: bool) -> dict[CollectionId, list[_Follow]]:
        found: dict[CollectionId, list[_Follow]] = defaultdict(list)
        leading = self._leading_rows()
        for edge in self._edges:
            if people_only and str(edge.target.collection) not in self.pool.persons:
                continue
            holding = leading.get(edge.source.collection, [])
            fresh = self._fresh(edge, holding) if holding else []
            if fresh:
                found[edge.target.collection].append(_Follow(edge, holding, fresh))
        return found

    def _leading_rows(self) -> dict[CollectionId, list[RowKey]]:
        """Return the own rows that may lead to others; worked out anew when it was settled anew what is own."""
        if self._leading is None:
            self._leading, self._looked_at = defaultdict(list), {}
            for key, verdict in self.pool.own.items():
                if not self._leads_to_others(key, verdict):
                    self._leading[key.collection].append(key)
        return self._leading

    def _leads_nowhere(self, edge: Edge) -> bool:
        datamap = self.pool.request.datamap
        target = datamap.collection(edge.target.collection)
        return points_up(datamap, edge) and not any(f.is_personal or f.identity for f in target.fields)

    def _fresh(self, edge: Edge, own: list[RowKey]) -> list[Value]:
        """Return values of a reference that were not asked for; of very many as much as a round can take."""
        asked = self.asked_values[edge]
        fresh: list[Value] = []
        for place in range(self._looked_at.get(edge, 0), len(own)):
            if len(fresh) >= _A_ROUND:
                break
            self._looked_at[edge] = place + 1
            for value in _values(self.pool.rows[own[place]].row.values.get(edge.source.name)):
                once = value if isinstance(value, str | int) else str(value)
                if once not in asked:
                    asked.add(once)
                    fresh.append(value)
        return fresh

    def _holders(self, follow: _Follow, rows: Sequence[Row]) -> dict[str, list[RowKey]]:
        """Return which own rows lead to these; worked out for what came back, since nearly everything leads nowhere."""
        target, source = follow.edge.target.name, follow.edge.source.name
        holders: dict[str, list[RowKey]] = {str(v): [] for row in rows for v in _values(row.values.get(target))}
        for key in follow.own if holders else ():
            for value in _values(self.pool.rows[key].row.values.get(source)):
                found = holders.get(str(value))
                if found is not None and len(found) < _HOLDERS:
                    found.append(key)
        return holders

    def _leads_to_others(self, key: RowKey, verdict: Verdict) -> bool:
        reached_up = verdict.reason.how is How.UP and not self._is_person(key)
        return reached_up or self.pool.is_context(key)

    def _is_person(self, key: RowKey) -> bool:
        return str(key.collection) in self.pool.persons

    def _take(
        self, collection: Collection, rows: Sequence[Row], keys: list[Identifier], follows: list[_Follow]
    ) -> None:
        if keys:
            self._take_by_keys(collection, rows, keys)
        for follow in follows if rows else ():
            holders = self._holders(follow, rows)
            for row in rows:
                for value in _values(row.values.get(follow.edge.target.name)):
                    for source in holders[str(value)]:
                        self.pool.add(row, self._reason(follow.edge, source, value))

    def _take_by_keys(self, collection: Collection, rows: Sequence[Row], keys: list[Identifier]) -> None:
        country, known = self.pool.request.country, frozenset(keys)
        for f in collection.identities:
            step = Step("identity", f"{collection.id}.{f.name}")
            for row in rows:
                held = {_held(f.identity, value, country, known) for value in leaves(row.values.get(f.name))}
                for key in keys:
                    if key in held:
                        how = How.KEY if key in self.pool.request.keys else How.PERSON
                        self.pool.add(row, Reason(how, step, key))

    def _reason(self, edge: Edge, source: RowKey, value: Value) -> Reason:
        """Return the reason for a row that a step leads to; over an identifier it is worth what the identifier is."""
        known = self._reasons.get((edge, source))
        if known is not None:
            return known
        datamap, step = self.pool.request.datamap, Step("reference", str(edge.target), str(edge.source))
        kind = datamap.field(edge.target).identity
        named = kind or datamap.field(edge.source).identity
        held = _held(named, value, self.pool.request.country, self.pool.learnt()) if named else None
        reason = Reason(self._how(edge, source, kind), step, held, source)
        if not named:
            self._reasons[edge, source] = reason
        return reason

    def _how(self, edge: Edge, source: RowKey, kind: str) -> How:
        if kind:
            return How.PERSON if self._is_person(source) else How.EVENT
        if edge.source == edge.target:
            return How.BESIDE
        return How.UP if points_up(self.pool.request.datamap, edge) else How.DOWN


def _in_parts(matches: tuple[Match, ...]) -> Iterator[tuple[Match, ...]]:
    """Yield the matches in parts with so many values as a system can take at once."""
    if sum(len(m.values) for m in matches) <= _AT_ONCE:
        yield from [matches] if matches else []
        return
    for m in matches:
        for start in range(0, len(m.values), _AT_ONCE):
            yield (replace(m, values=m.values[start : start + _AT_ONCE]),)


def _follow_matches(collection: Collection, follows: list[_Follow]) -> Iterator[Match]:
    by_field: dict[str, dict[str, None]] = defaultdict(dict)
    for follow in follows:
        by_field[follow.edge.target.name] |= dict.fromkeys(map(str, follow.values))
    for name, values in by_field.items():
        f = collection.by_name[name]
        folded = f.identity == "email"
        yield Match(name, Comparison.FOLDED if folded else Comparison.EXACT, tuple(values))


def _values(value: Value) -> list[Value]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _held(kind: str, value: Value, country: str, known: frozenset[Identifier]) -> Identifier | None:
    return None if value is None else held_identifier(kind, str(value), country, known)
