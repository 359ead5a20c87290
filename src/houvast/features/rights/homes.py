"""Where a letter to whoever asks may go: the address in their own row, or in one that hangs on that row alone.

What may never happen: a letter to the address on an invoice, to a household's, or to one that was told of lately.
Law: GDPR art. 12(6), 32.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from houvast.engines.datamap.model import Collection, DataMap, Field
from houvast.engines.datamap.rows import Row, Value
from houvast.features.verification.queries import ON_FILE, LevelTable

LONG_AGO = timedelta(days=90)
"""Whoever moves may name an earlier day; one that is longer ago than this is believed without a moment of change."""

_ADDRESS = "user.contact.address"
_LEAST_OF_ADDRESS = 3


@dataclass(frozen=True, slots=True)
class Home:
    """An address in one line, the field it begins in (`system:collection.field`), and since when nothing changed."""

    source: str
    text: str
    since: datetime | None


def homes_of(person: Row, rows: Iterable[Row], datamap: DataMap, table: LevelTable, at: datetime) -> list[Home]:
    """Give the addresses of a person's row now, the one that stood there longest first."""
    since = moment_of_change(person, table.changed_fields)
    found = [home for home in [_home(person, datamap.collection(person.collection), since)] if home]
    for row in rows:
        collection = datamap.collection(row.collection)
        if _hangs_on(row, collection, person) and _is_address_alone(collection) and _is_now(row, table, at):
            home = _home(row, collection, _latest(since, row, table, at))
            found += [home] if home else []
    return sorted(found, key=lambda home: (home.since is None, home.since or at))


def moment_of_change(row: Row, changed_fields: Iterable[str]) -> datetime | None:
    """Give the latest moment at which a row tells that it changed; None where it tells nothing."""
    return max((moment for name in changed_fields if (moment := _moment(row.values.get(name)))), default=None)


def _home(row: Row, collection: Collection, since: datetime | None) -> Home | None:
    parts = [f for f in collection.fields if _is_address(f) and _is_part(row.values.get(f.name))]
    if len(parts) < _LEAST_OF_ADDRESS:
        return None
    return Home(f"{row.collection}.{parts[0].name}", ", ".join(str(row.values[f.name]) for f in parts), since)


def _hangs_on(row: Row, collection: Collection, person: Row) -> bool:
    keys = dict(person.key.values)
    return any(
        reference.target.collection == person.collection
        and list(keys) == [reference.target.name]
        and row.values.get(f.name) is not None
        and row.values.get(f.name) == keys[reference.target.name]
        for f in collection.fields
        for reference in f.references
    )


def _is_address_alone(collection: Collection) -> bool:
    """Tell whether all that rows tell of people is an address: that of an invoice may be of long ago."""
    return all(_is_address(f) for f in collection.fields if f.is_personal)


def _is_now(row: Row, table: LevelTable, at: datetime) -> bool:
    begins, ends = _told(row, table.valid_from_fields), _told(row, table.valid_until_fields)
    return all(moment <= at for moment in begins) and all(moment > at for moment in ends)


def _latest(of_person: datetime | None, row: Row, table: LevelTable, at: datetime) -> datetime | None:
    """Give since when neither row changed; the day from which an address counts alone tells little for months."""
    changed = moment_of_change(row, table.changed_fields)
    begins = max(_told(row, table.valid_from_fields), default=None)
    if changed is None and (begins is None or ON_FILE <= at - begins < LONG_AGO):
        return None
    return max(moment for moment in (of_person, changed, begins) if moment)


def _told(row: Row, names: Iterable[str]) -> Iterator[datetime]:
    return (moment for name in names if (moment := _moment(row.values.get(name))))


def _is_address(f: Field) -> bool:
    return any(c == _ADDRESS or c.startswith(f"{_ADDRESS}.") for c in f.categories)


def _is_part(value: Value) -> bool:
    return bool(value) and not isinstance(value, date)


def _moment(value: Value) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime(value.year, value.month, value.day, tzinfo=UTC) if isinstance(value, date) else None
