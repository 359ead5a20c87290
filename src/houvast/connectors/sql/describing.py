"""What a database says of itself: tables, columns, keys, and what this login may do."""

import re
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.reflection import ObjectKind, ObjectScope
from sqlalchemy.exc import SAWarning

from houvast.connectors.protocol import CollectionFacts, Column, ForeignKey, SystemFacts
from houvast.connectors.sql.oddities import Oddities, oddities_of, versioned
from houvast.connectors.sql.rights import Rights, rights_of
from houvast.connectors.sql.types import choices_of, length_of, value_type

# An index on an expression holds no field of its own, so nothing is missed; the database's owner need not hear of it.
warnings.filterwarnings("ignore", "Did not recognize type", SAWarning)  # it is read as text, as it stands there
warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index", SAWarning)

Name = tuple[str | None, str]

_OWN_SCHEMAS = {"information_schema", "pg_catalog", "pg_toast", "mysql", "performance_schema", "sys"}


def schemas_of(inspector: sa.Inspector) -> list[str | None]:
    """Return the namespaces of the database, the default one (None) first; MariaDB's others are other databases."""
    if inspector.dialect.name != "postgresql":
        return [None]
    default = inspector.default_schema_name
    others = [s for s in inspector.get_schema_names() if s not in _OWN_SCHEMAS and s != default]
    return [None, *others]


def full_name(name: Name) -> str:
    """Return a table's name as facts give it: `schema.table` outside the default namespace."""
    return f"{name[0]}.{name[1]}" if name[0] else name[1]


def describe(connection: sa.Connection, names: Collection[str] | None) -> SystemFacts:
    """Describe the whole database, or only the named tables and views; a name that is not there is left out."""
    inspector = sa.inspect(connection)
    rights = rights_of(connection)
    default = f"{inspector.default_schema_name}."
    asked = {name.removeprefix(default): name for name in names or ()}
    named = _by_schema(inspector, asked if names is not None else None)
    oddities = oddities_of(connection)
    every = (facts for schema, tables in named for facts in _facts(inspector, schema, tables, rights, oddities))
    every = (facts for facts in every if facts.name in asked or facts.name not in oddities.partitions)
    found = [replace(facts, name=asked.get(facts.name, facts.name)) for facts in every]
    version = ".".join(str(part) for part in connection.dialect.server_version_info or ())
    if connection.dialect.name == "sqlite":
        version = str(connection.scalar(sa.text("SELECT sqlite_version()")))
    return SystemFacts(tuple(sorted(found, key=lambda f: f.name)), version=f"{connection.dialect.name} {version}")


def _by_schema(inspector: sa.Inspector, names: Collection[str] | None) -> Iterator[tuple[str | None, list[str] | None]]:
    if names is None:
        for schema in schemas_of(inspector):
            yield schema, None
        return
    schemas = [*schemas_of(inspector), *_databases(inspector, names)] if any("." in name for name in names) else [None]
    for schema in schemas:
        start = f"{schema}." if schema else ""
        wanted = [name.removeprefix(start) for name in names if name.startswith(start)]
        there = {*inspector.get_table_names(schema), *_views(inspector, schema), *named_apart(inspector)}
        if present := [name for name in wanted if name in there]:
            yield schema, present


def _databases(inspector: sa.Inspector, names: Collection[str]) -> list[str]:
    """Return the databases beside the own one that names begin with: what MariaDB has for namespaces."""
    if inspector.dialect.name not in {"mariadb", "mysql"}:
        return []
    there = inspector.get_schema_names()
    return [one for one in there if one not in _OWN_SCHEMAS and any(name.startswith(f"{one}.") for name in names)]


def named_apart(inspector: sa.Inspector) -> list[str]:
    """Return the tables that the inspector does not name by itself: those of MariaDB that keep their history."""
    if inspector.dialect.name not in {"mariadb", "mysql"}:
        return []
    with inspector._inspection_context() as on, on._operation_context() as connection:
        return versioned(connection)


def asked_of(inspector: sa.Inspector, schema: str | None, tables: list[str] | None) -> dict[str, Any]:
    """Return what to ask the inspector for, so that it looks at every table, or at the named ones."""
    apart = named_apart(inspector)
    if not apart:
        return {"schema": schema, "filter_names": tables, "kind": ObjectKind.ANY}
    names = tables or [*inspector.get_table_names(schema), *_views(inspector, schema), *apart]
    return {"schema": schema, "filter_names": names, "kind": ObjectKind.ANY, "scope": ObjectScope.ANY}


def _views(inspector: sa.Inspector, schema: str | None) -> list[str]:
    materialized = inspector.get_materialized_view_names(schema) if inspector.dialect.name == "postgresql" else []
    return [*inspector.get_view_names(schema), *materialized]


@dataclass(frozen=True)
class _Raw:
    """What the inspector says of all tables of one namespace."""

    columns: Mapping[Name, Any]
    keys: Mapping[Name, Any]
    foreign: Mapping[Name, Any]
    unique: Mapping[Name, Any]
    indexes: Mapping[Name, Any]


def _facts(
    inspector: sa.Inspector, schema: str | None, tables: list[str] | None, rights: Rights, oddities: Oddities
) -> Iterator[CollectionFacts]:
    every = asked_of(inspector, schema, tables)
    raw = _Raw(
        inspector.get_multi_columns(**every),
        inspector.get_multi_pk_constraint(**every),
        inspector.get_multi_foreign_keys(**every),
        inspector.get_multi_unique_constraints(**every),
        inspector.get_multi_indexes(**every),
    )
    views = set(_views(inspector, schema))
    for name in raw.columns:
        yield _table(name, raw, rights, oddities, read_only=name[1] in views)


def _table(name: Name, raw: _Raw, rights: Rights, oddities: Oddities, *, read_only: bool) -> CollectionFacts:
    key = tuple((raw.keys.get(name) or {}).get("constrained_columns") or ())
    unique = _unique_keys(raw, name)
    single = {columns[0] for columns in (*unique, key) if len(columns) == 1}
    foreign = [_foreign_key(f) for f in raw.foreign.get(name) or ()]
    may_update, may_delete = rights.update(name), rights.delete(name)
    names = [str(c["name"]) for c in raw.columns[name]]
    columns = tuple(
        _column(c, key, names, unique=c["name"] in single, writable=not read_only and rights.update(name, c["name"]))
        for c in oddities.with_json(name, raw.columns[name])
    )
    return CollectionFacts(
        name=full_name(name),
        columns=columns,
        key=key,
        foreign_keys=tuple(f for f in foreign if f.target not in oddities.partitions),
        unique_keys=unique,
        may_update=may_update and not read_only,
        may_delete=may_delete and not read_only,
        read_only=read_only,
        copies=oddities.copies.get(name, ()),
    )


def _unique_keys(raw: _Raw, name: Name) -> tuple[tuple[str, ...], ...]:
    stated = [tuple(u["column_names"]) for u in raw.unique.get(name) or ()]
    by_index = [tuple(i["column_names"]) for i in raw.indexes.get(name) or () if i["unique"]]
    return tuple(dict.fromkeys(keys for keys in (*stated, *by_index) if all(keys)))


def _column(
    raw: Mapping[str, Any], key: tuple[str, ...], names: Sequence[str], *, unique: bool, writable: bool
) -> Column:
    identity = raw.get("identity") or {}
    generated = bool(raw.get("computed")) or bool(identity.get("always"))
    return Column(
        name=raw["name"],
        type=value_type(raw["type"]),
        nullable=bool(raw["nullable"]) and raw["name"] not in key,
        unique=unique,
        generated=generated,
        writable=writable and not generated,
        length=length_of(raw["type"]),
        choices=choices_of(raw["type"]),
        computed_from=_sources(str((raw.get("computed") or {}).get("sqltext") or ""), names),
    )


def _sources(expression: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that stand in an expression, between quotes or by themselves."""
    own = expression[: _end_of(expression)]
    return tuple(n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", own, re.IGNORECASE))


def _end_of(expression: str) -> int:
    """Return where an expression ends: of SQLite comes all that follows in the table's definition as well."""
    depth = 0
    for at, sign in enumerate(expression):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return at
    return len(expression)


def _foreign_key(raw: Mapping[str, Any]) -> ForeignKey:
    on_delete = str((raw.get("options") or {}).get("ondelete") or "").lower()
    return ForeignKey(
        columns=tuple(raw["constrained_columns"]),
        target=full_name((raw.get("referred_schema"), raw["referred_table"])),
        target_columns=tuple(raw["referred_columns"]),
        on_delete="" if on_delete == "no action" else on_delete,
    )
