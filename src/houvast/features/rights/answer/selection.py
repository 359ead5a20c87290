"""Which data an answer discloses: by right, and only when it discloses at all."""

from dataclasses import replace

from houvast.engines.datamap.model import Origin
from houvast.features.rights.answer.contracts import Answer, Outcome, Right, Table

DISCLOSING = (Right.ACCESS, Right.PORTABILITY)


def disclosed(answer: Answer) -> Answer:
    """Give the answer with only the tables and recordings that it may disclose.

    Data go out with access and portability, granted in whole or part; portability leaves out what is inferred, and
    what is used on another ground than consent or contract. Tables without rows go out with nothing and stay out.
    Law: GDPR art. 15(3), 20(1), 20(3).
    """
    if answer.right not in DISCLOSING or answer.outcome not in (Outcome.GRANTED, Outcome.PARTLY):
        return replace(answer, tables=(), recordings=(), copies=(), activities=())
    if answer.right is Right.PORTABILITY:
        answer = replace(answer, tables=tuple(map(portable, answer.tables)), activities=())
    return replace(answer, tables=tuple(table for table in answer.tables if table.columns and table.rows))


def portable(table: Table) -> Table:
    """Give the columns of a table that the person may take along; rows in which nothing is left stay out."""
    places = [
        place for place, column in enumerate(table.columns) if column.portable and column.origin is not Origin.INFERRED
    ]
    rows = (tuple(row[place] for place in places) for row in table.rows)
    return replace(
        table,
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(row for row in rows if any(value not in (None, "") for value in row)),
    )
