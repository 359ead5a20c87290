"""Turns what drivers throw into one line that names tables, columns and constraints, and never a value."""

import re
import sqlite3
from typing import Any

import psycopg
import pymysql

from houvast.connectors.protocol import LoginRefused, Refused, Unreachable, Unreadable
from houvast.connectors.sql.extras import extra_errors, trouble_of_extra
from houvast.engines.trouble import Trouble

_DRIVER_ERRORS = (sqlite3.Error, psycopg.Error, pymysql.Error, UnicodeError, OverflowError, OSError)

# What SQLite says, up to the names; what stands after the colon are names of tables and columns.
_SQLITE_NAMED = re.compile(r"(NOT NULL|UNIQUE|FOREIGN KEY|CHECK) constraint failed(?:: ([\w\., ]+))?$")
_SQLITE_UNREACHABLE = ("unable to open", "not a database", "malformed", "disk I/O error", "authoriz")
_SQLITE_UNREADABLE = ("no such table", "no such column", "no such collation")

_PG_UNREACHABLE = ("08", "28", "3D", "57P", "53300")
_PG_UNREADABLE = ("42P01", "42703", "3F000")
_PG_WORDS = {
    "23502": "a value is required",
    "23503": "another row refers to it, or it refers to no row",
    "23505": "the value is taken",
    "23514": "a check fails",
    "42501": "this login has no right to do so",
    "53100": "the disk is full",
    "55P03": "another program holds the row",
    "40P01": "another program holds the row",
    "40001": "another program changed the row",
    "22001": "the text is too long",
    "25006": "the database is read-only",
}

_MARIA_UNREACHABLE = {1040, 1044, 1045, 1049, 1053, 1129, 1130, 1203, 2002, 2003, 2005, 2006, 2013, 2026, 1698, 0}
_MARIA_UNREADABLE = {1054, 1146, 1356}
_MARIA_WORDS = {
    1048: "a value is required",
    1364: "a value is required",
    1062: "the value is taken",
    1451: "another row refers to it",
    1452: "it refers to no row",
    4025: "a check fails",
    1142: "this login has no right to do so",
    1143: "this login has no right to do so",
    1021: "the disk is full",
    1114: "the disk is full",
    1205: "another program holds the row",
    1213: "another program holds the row",
    1406: "the text is too long",
    1290: "the database is read-only",
}
_MARIA_NAMES = {
    1048: re.compile(r"Column '([^']*)'"),
    1364: re.compile(r"Field '([^']*)'"),
    1406: re.compile(r"column '([^']*)'"),
    1062: re.compile(r"for key '([^']*)'$"),
    1451: re.compile(r"CONSTRAINT `([^`]*)`"),
    1452: re.compile(r"CONSTRAINT `([^`]*)`"),
    4025: re.compile(r"CONSTRAINT `([^`]*)`"),
}


def driver_errors() -> tuple[type[Exception], ...]:
    """Return everything that a statement may throw; nothing of it may travel on, since it can hold values."""
    return (*_DRIVER_ERRORS, *extra_errors())


def trouble_of(error: BaseException, where: str, *, writing: bool) -> Trouble:
    """Return the one line for a driver's error; `where` names a collection or what was being done."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, where, writing=writing)
    if isinstance(error, psycopg.Error):
        return _of_postgresql(error, where, writing=writing)
    if isinstance(error, pymysql.Error):
        return _of_mariadb(error, where, writing=writing)
    if isinstance(error, extra_errors()):
        return trouble_of_extra(error, where, writing=writing)
    if isinstance(error, OSError):
        return Unreachable(f"{where}: the connection to the database broke off; try again.")
    return _plain(where, "a value cannot be held by the database, or cannot be read from it", writing=writing)


def _plain(where: str, what: str, *, writing: bool) -> Trouble:
    if writing:
        return Refused(f"{where}: the database refuses the change: {what}; nothing was changed.")
    return Unreadable(f"{where}: the database cannot be read: {what}.")


def _of_sqlite(error: sqlite3.Error, where: str, *, writing: bool) -> Trouble:
    text = str(error)
    if named := _SQLITE_NAMED.search(text):
        at = f" ({named[2]})" if named[2] else ""
        return _plain(where, f"{named[1]} constraint{at}", writing=writing)
    if any(part in text for part in _SQLITE_UNREACHABLE):
        return Unreachable(f"{where}: the database file cannot be opened or is damaged; check the path and its rights.")
    if any(part in text for part in _SQLITE_UNREADABLE):
        return Unreadable(f"{where}: the table or a column of the map is not there; correct the map.")
    if "interrupted" in text:
        return Unreachable(f"{where}: the database took too long to answer; try again.")
    for part, what in (
        ("locked", "another program holds the database"),
        ("full", "the disk is full"),
        ("readonly", "the database is read-only"),
    ):
        if part in text:
            return _plain(where, what, writing=writing)
    return _plain(where, f"error {getattr(error, 'sqlite_errorname', type(error).__name__)}", writing=writing)


def _of_postgresql(error: psycopg.Error, where: str, *, writing: bool) -> Trouble:
    state = error.sqlstate or ""
    if state.startswith(_PG_UNREACHABLE) or (not state and isinstance(error, psycopg.OperationalError)):
        return _unreachable(state, str(error), where)
    if state == "57014":
        return Unreachable(f"{where}: the database took too long to answer; try again.")
    if state in _PG_UNREADABLE:
        return Unreadable(f"{where}: the table or a column of the map is not there; correct the map.")
    diag = error.diag
    names = ", ".join(name for name in (diag.table_name, diag.column_name, diag.constraint_name) if name)
    what = _PG_WORDS.get(state, f"error {state or type(error).__name__}")
    return _plain(where, f"{what} ({names})" if names else what, writing=writing)


def _unreachable(state: str, text: str, where: str) -> Unreachable:
    # A refused login carries no SQLSTATE while connecting: only the server's English words tell.
    if state.startswith("28") or "authentication failed" in text or "no password supplied" in text:
        return LoginRefused(f"{where}: the database refuses the login; check the user and the secret.")
    if state == "3D000" or ("database" in text and "does not exist" in text):
        return Unreachable(f"{where}: the server holds no database of that name; check the address.")
    return Unreachable(f"{where}: the database does not answer; check the address and that it runs.")


def _of_mariadb(error: pymysql.Error, where: str, *, writing: bool) -> Trouble:
    arguments: tuple[Any, ...] = error.args
    code = arguments[0] if arguments and isinstance(arguments[0], int) else -1
    text = str(arguments[1]) if len(arguments) > 1 else ""
    if code in {1044, 1045, 1698}:
        return LoginRefused(f"{where}: the database refuses the login; check the user and the secret.")
    if code in {1969, 3024}:
        return Unreachable(f"{where}: the database took too long to answer; try again.")
    if code in _MARIA_UNREACHABLE or isinstance(error, pymysql.err.InterfaceError):
        return Unreachable(f"{where}: the database does not answer; check the address and that it runs.")
    if code in _MARIA_UNREADABLE:
        return Unreadable(f"{where}: the table or a column of the map is not there; correct the map.")
    found = _MARIA_NAMES[code].search(text) if code in _MARIA_NAMES else None
    what = _MARIA_WORDS.get(code, f"error {code}")
    return _plain(where, f"{what} ({found[1]})" if found else what, writing=writing)
