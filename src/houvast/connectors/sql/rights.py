"""What this login may do, asked without trying it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

Name = tuple[str | None, str]
_All = frozenset[str]


@dataclass(frozen=True)
class Rights:
    """What may be updated and deleted; `everything` answers for all that is not listed."""

    everything: bool = False
    updates: frozenset[tuple[Name, str]] = field(default_factory=frozenset)
    deletes: frozenset[Name] = field(default_factory=frozenset)

    def update(self, name: Name, column: str = "") -> bool:
        """Tell whether a column may be changed, or any column where none is named."""
        if self.everything:
            return True
        return any(table == name and column in {"", of} for table, of in self.updates)

    def delete(self, name: Name) -> bool:
        """Tell whether rows may be deleted."""
        return self.everything or name in self.deletes


def rights_of(connection: sa.Connection) -> Rights:
    """Return what this login may do in the database."""
    return _ASKED[connection.dialect.name](connection)


def _of_sqlite(connection: sa.Connection) -> Rights:
    path = connection.scalar(sa.text("SELECT file FROM pragma_database_list WHERE name = 'main'"))
    read_only = connection.engine.url.query.get("mode") == "ro" or bool(
        connection.scalar(sa.text("SELECT query_only FROM pragma_query_only"))
    )
    # SQLite writes a journal beside the file: the folder has to be writable as well.
    writable = bool(path) and os.access(path, os.W_OK) and os.access(Path(path).parent, os.W_OK)
    return Rights(everything=writable and not read_only)


def _of_postgresql(connection: sa.Connection) -> Rights:
    default = connection.scalar(sa.text("SELECT current_schema()"))
    tables = (
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
    )
    deletes = connection.execute(
        sa.text(f"SELECT n.nspname, c.relname {tables} AND has_table_privilege(c.oid, 'DELETE')")
    ).all()
    columns = connection.execute(
        sa.text(
            "SELECT s.nspname, s.relname, a.attname FROM"  # noqa: S608
            f" (SELECT n.nspname, c.relname, c.oid {tables}) s JOIN pg_attribute a ON a.attrelid = s.oid"
            " WHERE a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(s.oid, a.attnum, 'UPDATE')"
        )
    ).all()
    return Rights(
        updates=frozenset(((None if s == default else s, t), c) for s, t, c in columns),
        deletes=frozenset((None if s == default else s, t) for s, t in deletes),
    )


def _of_mariadb(connection: sa.Connection) -> Rights:
    # These views show what the login and its enabled roles hold.
    query = sa.text(
        "SELECT c.table_schema, c.table_name, c.column_name, p.privilege_type FROM information_schema.columns c JOIN ("
        " SELECT '%' AS s, NULL AS t, NULL AS k, privilege_type FROM information_schema.user_privileges"
        " UNION SELECT table_schema, NULL, NULL, privilege_type FROM information_schema.schema_privileges"
        " UNION SELECT table_schema, table_name, NULL, privilege_type FROM information_schema.table_privileges"
        " UNION SELECT table_schema, table_name, column_name, privilege_type FROM information_schema.column_privileges"
        ") p ON c.table_schema LIKE p.s AND (p.t IS NULL OR p.t = c.table_name)"
        " AND (p.k IS NULL OR p.k = c.column_name)"
        " WHERE c.table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')"
        " AND p.privilege_type IN ('UPDATE', 'DELETE')"
    )
    default = connection.scalar(sa.text("SELECT DATABASE()"))
    rows = [(None if s == default else s, t, c, right) for s, t, c, right in connection.execute(query).all()]
    return Rights(
        updates=frozenset(((s, t), c) for s, t, c, right in rows if right == "UPDATE"),
        deletes=frozenset((s, t) for s, t, _, right in rows if right == "DELETE"),
    )


def _of_mssql(connection: sa.Connection) -> Rights:
    default = connection.dialect.default_schema_name
    named = "QUOTENAME(SCHEMA_NAME(o.schema_id)) + '.' + QUOTENAME(o.name)"
    tables = " FROM sys.objects o WHERE o.type IN ('U', 'V')"
    deletes = connection.execute(sa.text(
        f"SELECT SCHEMA_NAME(o.schema_id), o.name {tables} AND HAS_PERMS_BY_NAME({named}, 'OBJECT', 'DELETE') = 1"
    )).all()  # fmt: skip
    columns = connection.execute(sa.text(
        "SELECT SCHEMA_NAME(o.schema_id), o.name, c.name FROM sys.objects o JOIN sys.columns c"  # noqa: S608
        " ON c.object_id = o.object_id WHERE o.type IN ('U', 'V')"
        f" AND HAS_PERMS_BY_NAME({named}, 'OBJECT', 'UPDATE', c.name, 'COLUMN') = 1"
    )).all()  # fmt: skip
    return Rights(
        updates=frozenset(((None if s == default else s, t), c) for s, t, c in columns),
        deletes=frozenset((None if s == default else s, t) for s, t in deletes),
    )


def _of_oracle(connection: sa.Connection) -> Rights:
    lower = connection.dialect.normalize_name
    owned = connection.execute(sa.text("SELECT table_name, column_name FROM user_tab_columns")).all()
    granted = connection.execute(sa.text(
        "SELECT p.table_schema, p.table_name, c.column_name, p.privilege FROM all_tab_privs p JOIN all_tab_columns c"
        " ON c.owner = p.table_schema AND c.table_name = p.table_name WHERE p.privilege IN ('UPDATE', 'DELETE')"
    )).all()  # fmt: skip
    own = [((None, lower(t)), lower(c)) for t, c in owned]
    more = [((lower(s), lower(t)), lower(c), right) for s, t, c, right in granted]
    return Rights(
        updates=frozenset([*own, *((name, c) for name, c, right in more if right == "UPDATE")]),
        deletes=frozenset([*(name for name, _ in own), *(name for name, _, right in more if right == "DELETE")]),
    )


_ASKED: dict[str, Callable[[sa.Connection], Rights]] = {
    "sqlite": _of_sqlite,
    "postgresql": _of_postgresql,
    "mariadb": _of_mariadb,
    "mysql": _of_mariadb,
    "mssql": _of_mssql,
    "oracle": _of_oracle,
}
