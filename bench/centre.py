"""Ten systems of a hundred collections each, as schemas of one PostgreSQL: their tables, and their maps."""

from collections.abc import Iterator
from typing import Any

import psycopg
import yaml

SYSTEMS, EVENTS, DETAILS = 10, 59, 39
PEOPLE, ROWS, NOTES = 200_000, 18_000, 20_000
HEAVY, HEAVY_ROWS = 77, 200_000
_APART = 7919


def fill(url: str) -> None:
    """Make the systems as schemas of one database."""
    with psycopg.connect(url, autocommit=True) as connection:
        for s in range(SYSTEMS):
            for statement in _statements(s):
                connection.execute(statement)
        connection.execute("analyze")


def count(url: str) -> int:
    """Return the number of rows in all systems."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("select sum(n_live_tup) from pg_stat_user_tables").fetchone()
    return int(found[0]) if found else 0


def _statements(s: int) -> Iterator[str]:
    yield f"create schema s{s}"
    yield (
        f"create table s{s}.person as select i as id, 'K' || lpad(i::text, 8, '0') as number,"
        " 'p' || i || '@example.org' as email, '+316' || 10000000 + i as phone, 'Anna' as given_name,"
        f" 'Achter' || md5(i::text) as last_name from generate_series(1, {PEOPLE}) i"
    )
    yield f"alter table s{s}.person add primary key (id)"
    for column in ("lower(email)", "number", "phone"):
        yield f"create index on s{s}.person ({column})"
    for e in range(EVENTS):
        yield _table(s, f"event_{e:02}", "person_id", PEOPLE)
        if s == e == 0:
            yield (
                f"insert into s0.event_00 select {ROWS} + i, {HEAVY}, now(), 'gebeld over termijn ' || i, i"
                f" from generate_series(1, {HEAVY_ROWS}) i"
            )
        yield from _keys(s, f"event_{e:02}", "person_id")
    for d in range(DETAILS):
        yield _table(s, f"detail_{d:02}", "event_id", ROWS)
        yield from _keys(s, f"detail_{d:02}", "event_id")
    yield (
        f"create table s{s}.note as select i as id, i as person_id, 'klant belde over de rekening, teruggebeld op '"
        f" || md5(i::text) || repeat(' lorem', 20) as body from generate_series(1, {NOTES}) i"
    )
    yield from _keys(s, "note", "person_id")


def person(i: int) -> int:
    """Return the number of the person whom the row `i` of every table of events is about."""
    return 1 + i * _APART % PEOPLE


def _table(s: int, name: str, refers: str, many: int) -> str:
    return (
        f"create table s{s}.{name} as select i as id, 1 + (i * {_APART}::bigint % {many})::int as {refers},"
        f" now() as at, 'gebeld over termijn ' || i as what, i % 100 as amount from generate_series(1, {ROWS}) i"
    )


def _keys(s: int, name: str, refers: str) -> Iterator[str]:
    yield f"alter table s{s}.{name} add primary key (id)"
    yield f"create index on s{s}.{name} ({refers})"


def described(s: int) -> str:
    """Return the map of one system."""
    whole, text = {"primary_key": True, "data_type": "integer"}, {"data_type": "string"}
    person: list[dict[str, Any]] = [
        {"name": "id", "fides_meta": whole},
        {"name": "number", "data_categories": ["user.unique_id"], "fides_meta": text | {"identity": "customer_number"}},
        {"name": "email", "data_categories": ["user.contact.email"], "fides_meta": text | {"identity": "email"}},
        {
            "name": "phone",
            "data_categories": ["user.contact.phone_number"],
            "fides_meta": text | {"identity": "phone_number"},
            "houvast": {"notation": "e164"},
        },
        {"name": "given_name", "data_categories": ["user.name.first"], "fides_meta": text},
        {"name": "last_name", "data_categories": ["user.name.last"], "fides_meta": text},
    ]
    events = [_described(s, f"event_{e:02}", "person_id", "person") for e in range(EVENTS)]
    details = [_described(s, f"detail_{d:02}", "event_id", f"event_{d:02}") for d in range(DETAILS)]
    note = _described(s, "note", "person_id", "person")
    note["fields"] = [*note["fields"][:2], {"name": "body", "houvast": {"free_text": True}}]
    people = {"name": "person", "houvast": {"subject": "person", "schema": f"s{s}"}, "fields": person}
    dataset = {"fides_key": f"s{s}", "name": f"System {s}", "collections": [people, *events, *details, note]}
    return yaml.safe_dump({"dataset": [dataset]}, sort_keys=False)


def _described(s: int, name: str, refers: str, to: str) -> dict[str, Any]:
    reference = [{"dataset": f"s{s}", "field": f"{to}.id", "direction": "from"}]
    return {
        "name": name,
        "houvast": {"subject": "event", "schema": f"s{s}"},
        "fields": [
            {"name": "id", "fides_meta": {"primary_key": True, "data_type": "integer"}},
            {"name": refers, "fides_meta": {"data_type": "integer", "references": reference}},
            {"name": "at", "data_categories": ["user.behavior"]},
            {"name": "what", "data_categories": ["user.behavior"], "fides_meta": {"data_type": "string"}},
            {"name": "amount", "data_categories": ["user.financial"]},
        ],
    }
