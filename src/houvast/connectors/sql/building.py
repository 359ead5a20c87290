"""Every statement that is put to rows, as SQL for the brand of database."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from houvast.connectors.sql.clauses import clause_of, written_type
from houvast.connectors.sql.conditions import Wanted
from houvast.connectors.sql.selection import Selection

NEW = "houvast_new_"
"""The name of the parameter for the first, second, … new value begins like this."""


def finding(selection: Selection, arms: Sequence[Wanted], fence: Sequence[Wanted], *, limited: bool) -> sa.Select[Any]:
    """Return the SELECT for rows for which any arm holds, and any of the fence."""
    brand, columns = selection.brand, selection.table.columns
    any_of = [clause_of(arm, columns[arm.column], brand, f"m{i}") for i, arm in enumerate(arms)]
    every = [clause_of(arm, columns[arm.column], brand, f"w{i}") for i, arm in enumerate(fence)]
    query = selection.select().where(sa.or_(*any_of))
    query = query.where(sa.or_(*every)) if every else query
    cap = sa.bindparam("cap", type_=sa.Integer())
    if limited and brand == "mssql":  # whose other form wants an order
        return query.prefix_with(sa.text("TOP (:cap)").bindparams(cap))
    return query.limit(cap) if limited else query


def walking(selection: Selection, fence: Sequence[Wanted]) -> sa.Select[Any]:
    """Return the SELECT for every row for which any of the fence holds, in the order of the key."""
    brand, table = selection.brand, selection.table
    every = [clause_of(arm, table.columns[arm.column], brand, f"w{i}") for i, arm in enumerate(fence)]
    query = selection.select().where(sa.or_(*every)) if every else selection.select()
    return query.order_by(*(table.clause.c[name] for name in selection.key)) if selection.has_key else query


def reading(selection: Selection, where: sa.ColumnElement[bool], *, for_update: bool) -> sa.Select[Any]:
    """Return the SELECT for rows by key, held against other writers where that is asked."""
    query = selection.select().where(where)
    if for_update and selection.brand == "mssql":  # which knows no FOR UPDATE
        return query.with_hint(selection.table.clause, "WITH (UPDLOCK, HOLDLOCK)")
    return query.with_for_update() if for_update else query


def deleting(selection: Selection, where: sa.ColumnElement[bool]) -> sa.Delete:
    """Return the DELETE for rows by key."""
    return sa.delete(selection.table.clause).where(where)


def updating(selection: Selection, names: Sequence[str], where: sa.ColumnElement[bool]) -> sa.Update:
    """Return the UPDATE that gives these fields new values, bound as `houvast_new_0` and so on."""
    columns = [selection.table.columns[name] for name in names]
    new = {c.name: sa.bindparam(f"{NEW}{i}", type_=written_type(c)) for i, c in enumerate(columns)}
    return sa.update(selection.table.clause).where(where).values(new)
