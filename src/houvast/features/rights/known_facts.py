"""Facts to ask about: of each sort of happening the latest that is two weeks old, so that nobody can make one up."""

from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field, Origin, Subject
from houvast.engines.datamap.rows import Row, Value
from houvast.features.verification.queries import KnownFact

OLD_ENOUGH = timedelta(days=14)


def known_facts(rows: Iterable[Row], datamap: DataMap, printed: Names[str], at: datetime) -> Iterator[KnownFact]:
    """Give the moments and amounts of the latest row of each collection; `printed` are fields that stand on letters."""
    latest: dict[CollectionId, tuple[date, Row]] = {}
    for row in rows:
        happened = _happened(row, datamap.collection(row.collection))
        if happened is None or happened > (at - OLD_ENOUGH).date():
            continue
        if row.collection not in latest or latest[row.collection][0] < happened:
            latest[row.collection] = happened, row
    for of, (_day, row) in latest.items():
        for f in _observed(datamap.collection(of)):
            if kind := _kind(row.values.get(f.name)):
                code = f"{of}.{f.name}"
                yield KnownFact(code, code, row.values[f.name], kind, f.categories, code in printed)  # type: ignore[arg-type]  # _kind saw to it


def _happened(row: Row, collection: Collection) -> date | None:
    """Return the first day that an event's row tells of itself."""
    if collection.subject is not Subject.EVENT:
        return None
    days = (_day(row.values.get(f.name)) for f in _observed(collection))
    return next((day for day in days if day), None)


def _observed(collection: Collection) -> Iterator[Field]:
    return (f for f in collection.fields if f.origin is Origin.OBSERVED and not f.free_text and not f.primary_key)


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _kind(value: Value) -> str:
    if isinstance(value, date):  # a moment is one too
        return "month"
    return "amount" if isinstance(value, Decimal | float) else ""
