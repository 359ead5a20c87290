"""The table of columns that real databases hold: how each is made, asked for, and changed."""

# ruff: noqa: DTZ001  (many databases keep moments without a zone)

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from houvast.connectors.protocol import Comparison
from houvast.engines.datamap.rows import Value

EXACT, FOLDED, CONTAINS, DIGITS = Comparison.EXACT, Comparison.FOLDED, Comparison.CONTAINS, Comparison.DIGITS
SQLITE, PG, MARIA = "sqlite", "postgresql", "mariadb"
ALL = (SQLITE, PG, MARIA)


@dataclass(frozen=True)
class Case:
    """A column of one table: how it is made and filled, how it is asked for, and what it can be changed into."""

    name: str
    brands: tuple[str, ...]
    type: str
    stored: str
    match: Comparison
    wanted: Value
    reads: Value
    change: Value = None
    then: Value = None
    column: str = "f"
    before: tuple[str, ...] = field(default=())


CASES = (
    Case("citext", (PG,), "citext", "'Jan@Example.org'", FOLDED, "jan@example.ORG", "Jan@Example.org", "x", "x",
         before=("CREATE EXTENSION IF NOT EXISTS citext",)),
    Case("mariadb collation ci", (MARIA,), "varchar(50) COLLATE utf8mb4_general_ci", "'Jan@Example.org'", FOLDED,
         "jan@example.ORG", "Jan@Example.org", "x", "x"),
    Case("nocase", (SQLITE,), "text COLLATE NOCASE", "'Jan@Example.org'", FOLDED, "jan@example.ORG",
         "Jan@Example.org", "x", "x"),
    Case("text array", (PG,), "text[]", "ARRAY['jan@example.org','b']", FOLDED, "JAN@example.org",
         ["jan@example.org", "b"], ["[gewist]", "b"], ["[gewist]", "b"]),
    Case("text array emptied", (PG,), "varchar(40)[] NOT NULL", "ARRAY['jan@example.org']", EXACT, "jan@example.org",
         ["jan@example.org"], [], []),
    Case("int array", (PG,), "int[]", "ARRAY[7, 8]", EXACT, "7", [7, 8], [8], [8]),
    Case("array of arrays", (PG,), "text[]", "'{{jan,a},{b,c}}'", EXACT, "jan", [["jan", "a"], ["b", "c"]], None, None),
    Case("uuid array", (PG,), "uuid[]", "ARRAY['6f1d7c1e-0000-4000-8000-000000000001'::uuid]", CONTAINS, "6f1d7c1e",
         None, None, None),
    Case("enum", (MARIA,), "enum('man','vrouw','onbekend')", "'vrouw'", EXACT, "vrouw", "vrouw", "onbekend",
         "onbekend"),
    Case("set", (MARIA,), "set('a','b','c')", "'a,b'", CONTAINS, "a", None, "c", None),
    Case("bytea", (PG,), "bytea", "'\\x4a616e'", CONTAINS, "jan", b"Jan", b"", b""),
    Case("longblob", (MARIA,), "longblob", "x'4a616e'", CONTAINS, "jan", b"Jan", b"", b""),
    Case("blob", (SQLITE,), "blob", "x'4a616e'", CONTAINS, "jan", b"Jan", b"", b""),
    Case("money", (PG,), "money", "12.50", CONTAINS, "12.50", "$12.50", None, None),
    Case("interval", (PG,), "interval", "'2 days'", CONTAINS, "2 days", None, None, None),
    Case("date infinity", (PG,), "date", "'infinity'", CONTAINS, "infinity", "infinity", date(1980, 1, 1),
         date(1980, 1, 1)),
    Case("timestamp -infinity", (PG,), "timestamp", "'-infinity'", CONTAINS, "infinity", "-infinity", None, None),
    Case("date before christ", (PG,), "date", "'0044-03-15 BC'", CONTAINS, "0044", "0044-03-15 BC", None, None),
    Case("timestamptz", (PG,), "timestamptz", "'2026-07-01 12:00:00+02'", EXACT, "2026-07-01T10:00:00",
         datetime(2026, 7, 1, 10, tzinfo=UTC), None, None),
    Case("timestamp of mariadb", (MARIA,), "timestamp NULL", "'2026-07-01 12:00:00'", EXACT, "2026-07-01T12:00:00",
         datetime(2026, 7, 1, 12), None, None),
    Case("numeric", (PG, MARIA), "numeric(30,10)", "12.5000000001", EXACT, "12.5000000001", Decimal("12.5000000001"), 0,
         Decimal(0)),
    Case("xml", (PG,), "xml", "'<p>Jan</p>'", CONTAINS, "jan", "<p>Jan</p>", None, None),
    Case("hstore", (PG,), "hstore", "'naam=>Jan'", CONTAINS, "jan", None, None, None,
         before=("CREATE EXTENSION IF NOT EXISTS hstore",)),
    Case("inet", (PG,), "inet", "'192.0.2.7'", EXACT, "192.0.2.7", "192.0.2.7", None, None),
    Case("cidr", (PG,), "cidr", "'192.0.2.0/24'", CONTAINS, "192.0.2.0", "192.0.2.0/24", None, None),
    Case("inet6 of mariadb", (MARIA,), "inet6", "'2001:db8::7'", EXACT, "2001:db8::7", "2001:db8::7", None, None),
    Case("macaddr", (PG,), "macaddr", "'08:00:2b:01:02:03'", EXACT, "08:00:2b:01:02:03", "08:00:2b:01:02:03",
         None, None),
    Case("bit", (MARIA,), "bit(1)", "b'1'", EXACT, "true", True, False, False),
    Case("bits", (MARIA,), "bit(8)", "b'101'", EXACT, "5", 5, 0, 0),
    Case("interval of hours", (PG,), "interval", "'30 hours'", CONTAINS, "30:00", "30:00:00", None, None),
    Case("time of midnight", (PG,), "time", "'24:00'", CONTAINS, "24:00", "24:00:00", None, None),
    Case("bit of postgresql", (PG,), "bit(3)", "B'101'", EXACT, "101", "101", None, None),
    Case("tinyint boolean", (MARIA,), "tinyint(1)", "1", EXACT, "true", True, False, False),
    Case("zero date", (MARIA,), "date", "'0000-00-00'", CONTAINS, "0000-00-00", "0000-00-00", None, None),
    Case("zero datetime", (MARIA,), "datetime", "'0000-00-00 00:00:00'", CONTAINS, "0000", "0000-00-00 00:00:00", None,
         None),
    Case("year", (MARIA,), "year", "1980", EXACT, "1980", 1980, None, None),
    Case("time over a day", (MARIA,), "time", "'30:00:00'", CONTAINS, "30:00", "30:00:00", None, None),
    Case("domain", (PG,), "adres", "'jan@example.org'", FOLDED, "JAN@example.org", "jan@example.org", "a@b", "a@b",
         before=("DROP DOMAIN IF EXISTS adres CASCADE", "CREATE DOMAIN adres AS text CHECK (VALUE ~ '@')")),
    Case("domain over domain", (PG,), "werkadres", "'jan@example.org'", FOLDED, "JAN@example.org", "jan@example.org",
         None, None, before=("DROP DOMAIN IF EXISTS adres CASCADE", "CREATE DOMAIN adres AS varchar(80)",
                             "CREATE DOMAIN werkadres AS adres")),
    Case("composite type", (PG,), "punt", "ROW('Jan', 'Dorp')", CONTAINS, "dorp", None, None, None,
         before=("DROP TYPE IF EXISTS punt CASCADE", "CREATE TYPE punt AS (naam text, plaats text)")),
    Case("tsvector", (PG,), "tsvector", "to_tsvector('simple', 'Jan uit Dorp')", CONTAINS, "dorp", None, None, None),
    Case("range", (PG,), "daterange", "'[2026-01-01,2026-02-01)'", CONTAINS, "2026-01-01", None, None, None),
    Case("char padded", (PG, MARIA), "char(20)", "'Jan'", FOLDED, "JAN", None, "x", None),
    Case("national text", (MARIA,), "mediumtext CHARACTER SET latin1", "'Zoë'", FOLDED, "ZOË", "Zoë", "x", "x"),
    Case("quotes and blanks", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x",
         column="naam \"v.d.\" klant's"),
    Case("upper case", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x", column="NAAM"),
    Case("reserved word", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x", column="select"),
    Case("another reserved word", ALL, "varchar(40)", "'Jan'", CONTAINS, "jan", "Jan", "x", "x", column="order"),
    Case("not ascii", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x", column="straße_ñ"),
    Case("percent", ALL, "varchar(40)", "'Jan'", CONTAINS, "jan", "Jan", "x", "x", column="korting % van"),
    Case("colon and bracket", ALL, "varchar(40)", "'Jan'", CONTAINS, "jan", "Jan", "x", "x", column="a:b (c) [d] {e}"),
    Case("question mark", ALL, "varchar(40)", "'Jan'", EXACT, "Jan", "Jan", "x", "x", column="klaar?"),
    Case("dot in a name", ALL, "varchar(40)", "'Jan'", EXACT, "Jan", "Jan", "x", "x", column="e.mail"),
    Case("backslash", (SQLITE, PG), "varchar(40)", "'Jan'", EXACT, "Jan", "Jan", "x", "x", column="a\\b"),
)  # fmt: skip
