"""What a system says of itself: what its pack says, and what this login's options leave of it."""

from houvast.connectors.protocol import CollectionFacts, Column, SystemFacts
from houvast.connectors.rest.pack import Column as PackColumn
from houvast.connectors.rest.pack import Pack, Table
from houvast.connectors.rest.place import Place


def describe(pack: Pack, place: Place, version: str, names: object = None) -> SystemFacts:
    """Describe the collections of a pack, or only the named ones."""
    wanted = pack.collections if names is None else names
    found = (_facts(name, t, place) for name, t in sorted(pack.collections.items()) if name in wanted)  # type: ignore[operator]
    return SystemFacts(tuple(found), transactional=False, version=f"{pack.title} {version}".strip())


def why_not(table: Table, place: Place, *, erasing: bool) -> str:
    """Return why rows may not be changed or erased here, or nothing."""
    if place.read_only:
        return "the system is connected for reading only"
    if table.keeps_old_values and not place.writes_history:
        return f"what stood there stays in {table.keeps_old_values}; erase it there, see the pack's note"
    if erasing and not table.erase:
        return "its interface cannot erase these records"
    if not erasing and not table.change:
        return "its interface cannot change these records"
    return ""


def writable(table: Table, name: str) -> bool:
    """Tell whether a field can be written by some request of the pack."""
    column = table.fields[name]
    if column.read_only or column.given or name in table.key:
        return False
    return any(not change.fields or name in change.fields for change in table.change)


def _facts(name: str, table: Table, place: Place) -> CollectionFacts:
    columns = tuple(_column(table, field, column) for field, column in table.fields.items())
    return CollectionFacts(
        name,
        columns,
        table.key,
        may_update=not why_not(table, place, erasing=False),
        may_delete=not why_not(table, place, erasing=True),
    )


def _column(table: Table, name: str, column: PackColumn) -> Column:
    return Column(
        name,
        column.type,
        nullable=not column.required and name not in table.key and not column.redacted,
        unique=column.unique,
        writable=writable(table, name),
        length=column.length,
        choices=column.choices,
    )
