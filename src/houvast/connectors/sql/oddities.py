"""What a database holds beside plain tables and matters to whoever erases: copies, parts, documents in disguise."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

Name = tuple[str | None, str]
_JSON_VALID = re.compile(r"json_valid\(`(.+)`\)", re.IGNORECASE)


@dataclass(frozen=True)
class Oddities:
    """`copies`: per table what may keep a copy, in words. `partitions`: tables of which another shows the rows.

    `documents`: columns of text that the database itself takes for JSON.
    """

    copies: Mapping[Name, tuple[str, ...]] = field(default_factory=dict)
    partitions: frozenset[str] = frozenset()
    documents: frozenset[tuple[str, str]] = frozenset()

    def with_json(self, name: Name, columns: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Return a table's columns as the inspector gives them, with documents as such."""
        return [{**c, "type": sa.JSON()} if (name[1], c["name"]) in self.documents else c for c in columns]


def oddities_of(connection: sa.Connection) -> Oddities:
    """Return what is odd in this database."""
    ask = _ASKED.get(connection.dialect.name)
    return ask(connection) if ask else Oddities()


def documents_of(connection: sa.Connection) -> frozenset[tuple[str, str]]:
    """Return the table and column of each text that MariaDB holds to be JSON, its name for a text with a check."""
    query = sa.text("SELECT table_name, check_clause FROM information_schema.check_constraints"
                    " WHERE constraint_schema = DATABASE() AND check_clause LIKE 'json_valid(%'")  # fmt: skip
    found = ((table, _JSON_VALID.fullmatch(clause)) for table, clause in connection.execute(query).all())
    return frozenset((table, match[1]) for table, match in found if match)


def _listed(rows: Iterable[Sequence[Any]]) -> dict[Name, tuple[str, ...]]:
    found: dict[Name, tuple[str, ...]] = {}
    for schema, table, what in rows:
        found[schema, table] = (*found.get((schema, table), ()), str(what))
    return found


def _of_sqlite(connection: sa.Connection) -> Oddities:
    query = sa.text("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    return Oddities(_listed((None, table, f"the trigger {name}") for table, name in connection.execute(query).all()))


def _of_postgresql(connection: sa.Connection) -> Oddities:
    default = connection.scalar(sa.text("SELECT current_schema()"))
    triggers = connection.execute(sa.text(
        "SELECT n.nspname, c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND t.tgparentid = 0 ORDER BY 3"
    )).all()  # fmt: skip
    views = connection.execute(sa.text(
        "SELECT DISTINCT n.nspname, c.relname, v.relname FROM pg_rewrite r JOIN pg_class v ON v.oid = r.ev_class"
        " JOIN pg_depend d ON d.objid = r.oid AND d.classid = 'pg_rewrite'::regclass"
        " AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> v.oid JOIN pg_class c ON c.oid = d.refobjid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE v.relkind = 'm' ORDER BY 3"
    )).all()  # fmt: skip
    partitions = connection.execute(sa.text(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f')"
    )).all()  # fmt: skip
    said = [*((s, t, f"the trigger {w}") for s, t, w in triggers),
            *((s, t, f"the materialised view {w}, until it is refreshed,") for s, t, w in views)]  # fmt: skip
    return Oddities(
        _listed((None if s == default else s, t, w) for s, t, w in said),
        frozenset(t if s == default else f"{s}.{t}" for s, t in partitions),
    )


def _of_mariadb(connection: sa.Connection) -> Oddities:
    triggers = connection.execute(sa.text(
        "SELECT event_object_table, trigger_name FROM information_schema.triggers"
        " WHERE event_object_schema = DATABASE() ORDER BY 2"
    )).all()  # fmt: skip
    said = [(None, table, f"the trigger {name}") for table, name in triggers]
    said += [(None, table, "the history that the database keeps of its rows") for table in versioned(connection)]
    return Oddities(_listed(said), documents=documents_of(connection))


def versioned(connection: sa.Connection) -> list[str]:
    """Return MariaDB's tables that keep the history of their rows."""
    query = sa.text("SELECT table_name FROM information_schema.tables"
                    " WHERE table_schema = DATABASE() AND table_type = 'SYSTEM VERSIONED'")  # fmt: skip
    return [str(name) for (name,) in connection.execute(query).all()]


_ASKED: dict[str, Callable[[sa.Connection], Oddities]] = {
    "sqlite": _of_sqlite,
    "postgresql": _of_postgresql,
    "mariadb": _of_mariadb,
    "mysql": _of_mariadb,
}
