"""Fields of the map beside the columns of the system: are they there, and can they be erased as the map says?"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

from houvast.engines.datamap.facts import CollectionFacts, Column, ValueType
from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.problems import MapProblem, Severity, error, warning
from houvast.engines.datamap.rows import Value

_T = ValueType
_TEXTUAL = frozenset({_T.TEXT, _T.ENUM, _T.UUID, _T.OTHER})
_TYPES: dict[str, frozenset[ValueType]] = {
    "string": _TEXTUAL,
    "integer": frozenset({_T.INTEGER, _T.NUMBER}),
    "float": frozenset({_T.NUMBER, _T.INTEGER}),
    "boolean": frozenset({_T.BOOLEAN, _T.INTEGER}),
    "date": frozenset({_T.DATE, _T.MOMENT}),
    "datetime": frozenset({_T.MOMENT, _T.DATE}),
    "object": frozenset({_T.JSON}),
}
_DATED = frozenset({_T.DATE, _T.MOMENT, _T.TEXT})
_NEUTRAL = frozenset({_T.TEXT, _T.BOOLEAN, _T.BYTES, _T.ARRAY, _T.JSON})
_TOKEN = 23  # characters of the shortest text that is unique and says nothing
_LONG = 500  # characters from which a text column is where people write freely
_VAGUE = ("user", "user.content", "system")


def column_of(f: Field, facts: CollectionFacts) -> Column | None:
    """Return the column that holds a field: its own, or the one that a nested field lies in."""
    return facts.place(f.name)


def check_columns(collection: Collection, facts: CollectionFacts, *, may_stay: bool) -> Iterator[MapProblem]:
    """Yield what is wrong with the fields of one collection, in the map's order.

    `may_stay`: something keeps rows here, or points at them, so that cells must be emptied in rows that stay.
    """
    hard = []
    for f in collection.fields:
        where, column = f"{collection.id}.{f.name}", column_of(f, facts)
        if column is None:
            what = "the system has no such column; correct the name, or take the field out of the map."
            yield error("column_missing", where, what)
            continue
        yield from _described(f, column, facts, where)
        if f.is_personal and f.erasure.strategy != "keep":
            found = list(_erasable(collection, f, column, facts, where))
            hard += [f.name for problem in found if problem.severity == "warning"]
            yield from (problem for problem in found if problem.severity == "error")
    if hard and may_stay:
        what = f"where a row must stay, {some(hard)} cannot be emptied; make it nullable, or say `erase` with a value."
        yield warning("hard_to_empty", collection.id, what)
    yield from _unmapped(collection, facts)


def _described(f: Field, column: Column, facts: CollectionFacts, where: str) -> Iterator[MapProblem]:
    wanted = _TYPES.get(f.data_type)
    if wanted and column.name == f.name and column.type not in wanted:
        yield warning("type_differs", where, f"the map says {f.data_type}, the system {column.type}; correct the map.")
    if f.length and column.length and f.length > column.length:
        what = f"the map says {f.length} characters, the column takes {column.length}; correct the map."
        yield warning("length_differs", where, what)
    if _looks_like_free_text(f, column, facts):
        what = "a long text that the map does not call free text; add `free_text: true` if people write in it."
        yield warning("free_text_unstated", where, what)


def _looks_like_free_text(f: Field, column: Column, facts: CollectionFacts) -> bool:
    plain = column.type is ValueType.TEXT and (column.length is None or column.length >= _LONG)
    if not plain or f.free_text or f.identity or f.references or column.name in facts.key:
        return False
    short = f.length is not None and f.length < _LONG
    return not short and all(c in _VAGUE or c.startswith(("user.content.", "system.")) for c in f.categories)


def _erasable(
    collection: Collection, f: Field, column: Column, facts: CollectionFacts, where: str
) -> Iterator[MapProblem]:
    # Where rows may go as a whole, a cell that can't be emptied matters only for rows that something keeps: a warning,
    # of which there would be many, so that they are told together.
    goes = bool(facts.key) and facts.may_delete and not facts.read_only and collection.erase_rows is not False
    severity: Severity = "warning" if goes else "error"
    if facts.read_only or not facts.may_update:
        return  # said once, of the collection
    if column.name in facts.key:
        what = "a person's data in the primary key cannot be erased where the row stays; let rows go as a whole."
        yield MapProblem("key_holds_personal_data", where, severity, what)
    elif column.generated:
        if any(source.is_personal or source.identity for source in _sources(collection, column)):
            return  # it changes when they are erased
        what = "the system computes this column; map what it is computed from as personal, so that it goes with it."
        yield MapProblem("generated", where, severity, what)
    elif f.read_only:
        yield MapProblem(
            "read_only", where, severity, "the map calls it read-only; it cannot be erased in a row that stays."
        )
    elif not column.writable:
        yield error("no_right_to_update", where, "this login may not change the column; grant it the right to update.")
    else:
        yield from _stated(f, column, facts, where)
        yield from _left_open(f, column, facts, where, severity)


def _sources(collection: Collection, column: Column) -> list[Field]:
    return [collection.by_name[name] for name in column.computed_from if name in collection.by_name]


def _stated(f: Field, column: Column, facts: CollectionFacts, where: str) -> Iterator[MapProblem]:
    strategy, value = f.erasure.strategy, f.erasure.replacement
    if strategy == "null" and not column.nullable:
        yield error("not_null", where, "the column is NOT NULL but the map erases it with null; use `replace`.")
    if strategy == "generalise" and column.type not in _DATED and facts.column(f.name):
        yield error("not_generalisable", where, f"a {column.type} cannot be generalised; use `null` or `replace`.")
    if strategy != "replace":
        return
    if is_unique(column, facts):
        yield error("unique", where, "values must be unique but the map replaces all by one; leave `erase` out.")
    if value is not None and not _fits(value, column):
        yield error("replacement_type", where, f"the replacement is no {column.type}; give one that the column takes.")
    if isinstance(value, str) and column.length is not None and len(value) > column.length:
        what = f"the replacement has {len(value)} characters, the column takes {column.length}; shorten it."
        yield error("replacement_too_long", where, what)
    if isinstance(value, str) and column.choices and value not in column.choices:
        what = f"the replacement is none of the column's choices; use one of {', '.join(column.choices)}."
        yield error("not_a_choice", where, what)


def _left_open(
    f: Field, column: Column, facts: CollectionFacts, where: str, severity: Severity
) -> Iterator[MapProblem]:
    if f.erasure.strategy not in ("", "redact", "delete") or column.nullable:
        return
    if f.age or column.type is ValueType.DATE:
        if column.type not in _DATED:
            what = f"NOT NULL and a {column.type}, which cannot be generalised; say `erase` with a value."
            yield MapProblem("no_neutral_value", where, severity, what)
    elif is_unique(column, facts):
        if column.type is not ValueType.TEXT or (column.length is not None and column.length < _TOKEN):
            what = f"NOT NULL and unique, and no text of {_TOKEN} characters fits; make it nullable."
            yield MapProblem("unique", where, severity, what)
    elif column.type not in _NEUTRAL:
        what = f"NOT NULL, and a {column.type} has no empty value; say `erase: {{strategy: replace, value: …}}`."
        yield MapProblem("no_neutral_value", where, severity, what)


def is_unique(column: Column, facts: CollectionFacts) -> bool:
    """Tell whether no two rows can hold the same value in this column."""
    return column.unique or (column.name,) in facts.unique_keys


def _fits(value: Value, column: Column) -> bool:
    """Tell whether a column of this type takes a value as the map writes it."""
    if column.type in (ValueType.INTEGER, ValueType.NUMBER):
        return not isinstance(value, str) or _reads_as(float, value)
    if column.type is ValueType.BOOLEAN:
        return isinstance(value, bool) or value in (0, 1)
    if column.type in (ValueType.DATE, ValueType.MOMENT):
        return _reads_as(date.fromisoformat, value) or _reads_as(datetime.fromisoformat, value)
    return column.type is not ValueType.UUID or _reads_as(UUID, value)


def _reads_as(reader: Callable[[str], object], value: Value) -> bool:
    try:
        reader(str(value))
    except ValueError:
        return False
    return True


def _unmapped(collection: Collection, facts: CollectionFacts) -> Iterator[MapProblem]:
    mapped = {c.name for f in collection.fields if (c := column_of(f, facts))}
    missing = [column.name for column in facts.columns if column.name not in mapped]
    if missing:
        what = f"the map leaves out {some(missing)}; add what holds data about people, or it is never found or erased."
        yield warning("column_unmapped", collection.id, what)


def some(names: list[str]) -> str:
    """Return the first few of many names, and how many more there are."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
