"""Find everything about one person for one organisation.

A search is a conversation: it yields rounds of questions and is sent the rows that answer them, so that it can be run
against any systems, in parallel, or against a list in a test. It never asks outside the organisation's fence, and never
follows something shared (a household, a delivery address) down to the other people who share it.
"""

from collections import Counter
from collections.abc import Generator, Iterator, Set

from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import Kind, Located, RowKey, Step
from houvast.engines.locating.addresses import at_the_address
from houvast.engines.locating.closure import Closure
from houvast.engines.locating.pool import Pool, contexts_of, standing_for_persons
from houvast.engines.locating.request import Answers, Outcome, Question, Request, referred_fields
from houvast.engines.locating.together import together
from houvast.engines.locating.weighing import CANDIDATE, OWN, Reason
from houvast.engines.locating.written import Written, written_about

Search = Generator[list[Question], Answers, Outcome]


def search(request: Request) -> Search:
    """Yield rounds of questions; return the outcome.

    :raises TooManyRows: a key matches more rows than one person can have.
    """
    datamap = request.datamap
    persons = standing_for_persons(datamap.collections.values(), referred_fields(datamap))
    pool = Pool(request, persons, contexts_of(datamap, persons))
    closure = Closure(pool)
    while True:
        yield from closure.run()
        shared_rows, written, cut = yield from together(
            _shared_context(pool), written_about(pool), at_the_address(pool)
        )
        if not pool.awaits_accepted():
            break
        pool.settle()
    rounds = closure.rounds
    del closure  # which knows of every value that it was asked for
    in_pool = tuple(_from_pool(pool, shared_rows, written))
    located = (*in_pool, *_from_texts(pool, written, {item.row.key for item in in_pool}))
    problems = (*_problems(pool, located), *(f"address_cut:{of}" for of in sorted(map(str, cut))))
    return Outcome(located, problems, pool.person, rounds, pool.shared)


def _shared_context(pool: Pool) -> Generator[list[Question], Answers, frozenset[RowKey]]:
    """Return the rows that the person's rows refer to and that other people's rows refer to as well."""
    context = [k for k in pool.own if k not in pool.request.accepted and pool.is_context(k)]
    asked = [(key, question) for key in context for question in _who_refers_to(pool, key)]
    if not asked:
        return frozenset()
    answers = yield [question for _, question in asked]
    return frozenset(
        key for (key, _), rows in zip(asked, answers, strict=True) if any(r.key not in pool.own for r in rows)
    )


def _who_refers_to(pool: Pool, key: RowKey) -> Iterator[Question]:
    """Yield a question for each field that may refer to a row, in all organisations: whose it is as well, must stay.

    One row more than the person has in the collection is enough to see that.
    """
    mine = Counter(k.collection for k in pool.own)
    for collection in pool.request.datamap.collections.values():
        for f in collection.fields:
            for reference in f.references:
                value = dict(key.values).get(reference.target.name)
                if reference.target.collection == key.collection and value is not None:
                    yield Question(
                        collection, (Match(f.name, Comparison.EXACT, (value,)),), limit=mine[collection.id] + 1
                    )


def _from_pool(pool: Pool, shared_rows: frozenset[RowKey], written: Written) -> Iterator[Located]:
    """Yield what came into view; what no text names leaves the pool meanwhile, since a person may have very much."""
    people = pool.people_among(pool.own)
    paths: dict[int, tuple[Step, ...]] = {}
    for key in list(pool.rows):
        found = pool.rows[key] if key in written else pool.rows.pop(key)
        verdict = pool.own.get(key) or pool.weigh(found, pool.own, people)
        if verdict is None or verdict.score < CANDIDATE:
            continue
        own = key in pool.own
        path = paths.get(id(verdict)) if own else None  # the same for all that hangs on one row
        if path is None:
            path = _path(pool, verdict.reason)
            paths |= {id(verdict): path} if own else {}
        kind = (Kind.SHARED if key in shared_rows else Kind.OWN) if own else Kind.CANDIDATE
        places = written.get(key, (found.row, []))[1]
        yield Located(
            row=found.row,
            kind=kind,
            path=path,
            score=min(verdict.score, 100) if own else min(verdict.score, OWN - 1),
            evidence=verdict.evidence,
            organisation=pool.request.organisation,
            mentions=tuple(dict.fromkeys((name, text) for name, text, _ in places)),
        )


def _from_texts(pool: Pool, written: Written, counted: Set[RowKey]) -> Iterator[Located]:
    """Yield the rows that are known for what stands in their texts; a row counts once, as what it is most.

    A row that a weak key points at as well (a call over the household's phone, in which the person is named) may be the
    person's own: a human says so.
    """
    for key, (row, places) in written.items():
        if key in counted or key in pool.own:
            continue
        strong = any(needle.is_strong for _, _, needle in places) or key in pool.request.accepted
        is_mention = strong and not _may_be_own(pool, key)
        yield Located(
            row=row,
            kind=Kind.MENTION if is_mention else Kind.CANDIDATE,
            path=tuple(dict.fromkeys(Step("text", f"{row.collection}.{name}") for name, _, _ in places)),
            score=100 if is_mention else OWN - 1 if strong else 50,
            evidence=tuple(dict.fromkeys(f"{needle.kind}_in_text" for _, _, needle in places)),
            organisation=pool.request.organisation,
            mentions=tuple(dict.fromkeys((name, text) for name, text, _ in places)),
        )


def _may_be_own(pool: Pool, key: RowKey) -> bool:
    """Tell whether some key led to the row too, and nothing in it says that it is somebody else's."""
    found = pool.rows.get(key)
    verdict = pool.weigh(found, pool.own, pool.people_among(pool.own)) if found else None
    return verdict is not None and not {"name_different", "birth_different"} & set(verdict.evidence)


def _path(pool: Pool, reason: Reason) -> tuple[Step, ...]:
    steps = [reason.step]
    while reason.source is not None and reason.source in pool.own:
        reason = pool.own[reason.source].reason
        steps.append(reason.step)
    return tuple(reversed(steps))


def _problems(pool: Pool, located: tuple[Located, ...]) -> tuple[str, ...]:
    ambiguous = sorted({f"ambiguous_key:{k.kind}" for k in pool.request.keys & pool.shared if k.is_strong})
    own_person = any(str(key.collection) in pool.persons for key in pool.own)
    return (*(() if own_person else ambiguous), *(() if located else ("nobody",)))
