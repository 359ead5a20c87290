"""The annexes: what is done with the data, and the data themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from houvast.engines.datamap.rows import Value
from houvast.features.rights.answer import names
from houvast.features.rights.answer.blocks import Block, Grid, Heading
from houvast.features.rights.answer.contracts import Activity, Answer, Recipient, Right, Table
from houvast.features.rights.answer.places import places
from houvast.features.rights.answer.values import Shown, number, shown
from houvast.features.rights.answer.wording import blocks, labels


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of the data is printed: rows per table, rows written out one by one, rows in all.

    A table wider than `columns` is written out row by row, a fact per line.
    """

    rows: int = 200
    cards: int = 25
    total: int = 1000
    columns: int = 6


PRINTED = Limits()
EVERYTHING = Limits(rows=10**9, cards=10**9, total=10**12, columns=10**6)


def use(answer: Answer) -> Iterator[Block]:
    """Tell per activity the purposes, recipients, retention and source, and then the person's rights.

    Law: GDPR art. 15(1)(a)-(h), 15(2).
    """
    yield from _annex(answer, "annex_use")
    for activity in answer.activities:
        yield Heading(activity.name, 3)
        yield Grid(activity.name, _header(answer), tuple(_facts(activity, answer.language)), facts=True)
    if not any(activity.automated_decisions for activity in answer.activities):
        yield from blocks(answer.language, "automated_none", places(answer), answer.own)
    yield from blocks(answer.language, "your_rights", places(answer), answer.own)


def data(answer: Answer, limits: Limits) -> Iterator[Block]:
    """Show the data per system and collection, as far as the limits go, and say where the rest is.

    Law: GDPR art. 15(3).
    """
    if answer.right is not Right.ACCESS or not (answer.tables or answer.recordings):
        return
    yield from _annex(answer, "annex_data")
    if not answer.tables:
        yield from blocks(answer.language, "no_tables", places(answer), answer.own)
    system, left = "", limits.total
    for table in answer.tables:
        if table.system != system:
            system = table.system
            yield Heading(system, 3)
        yield Heading(table.collection, 4)
        printed = _printed(table, limits, left)
        left -= printed
        yield from _rows(answer, table, printed, limits)


def _printed(table: Table, limits: Limits, left: int) -> int:
    most = limits.cards if len(table.columns) > limits.columns else limits.rows
    return min(len(table.rows), most, left)


def _rows(answer: Answer, table: Table, printed: int, limits: Limits) -> Iterator[Block]:
    language, rows = answer.language, len(table.rows)
    if printed < rows:
        counts = {
            "rows": number(rows, language),
            "shown": number(printed, language),
            "file": names.full_copy(answer),
        }
        yield from blocks(language, "rows_elsewhere" if printed else "table_elsewhere", counts)
    if rows == 1 or len(table.columns) > limits.columns:
        for place, row in enumerate(table.rows[:printed], 1):
            yield _card(answer, table, _shown(answer, row), place)
    elif printed:
        cells = tuple(_shown(answer, row) for row in table.rows[:printed])
        yield Grid(_name(table), tuple(column.label for column in table.columns), cells)


def _card(answer: Answer, table: Table, row: tuple[Shown, ...], place: int) -> Grid:
    header = _header(answer)
    if len(table.rows) > 1:
        header = (f"{labels(answer.language)['record']} {number(place, answer.language)}", header[1])
    pairs = zip(table.columns, row, strict=True)
    facts = tuple((Shown(column.label, column.label), value) for column, value in pairs if value.text)
    nothing = labels(answer.language)["nothing"]
    return Grid(f"{_name(table)} {place}", header, facts or ((Shown(nothing, ""), Shown("", "")),), facts=True)


def _shown(answer: Answer, row: tuple[Value, ...]) -> tuple[Shown, ...]:
    return tuple(shown(value, answer.language) for value in row)


def _facts(activity: Activity, language: str) -> Iterator[tuple[Shown, Shown]]:
    words = labels(language)
    recipients = "; ".join(_recipient(one) for one in activity.recipients) or words["no_recipients"]
    told = {
        "purpose": activity.purpose,
        "ground": activity.ground,
        "categories": ", ".join(activity.categories),
        "recipients": recipients,
        "retention": activity.retention,
        "source": activity.source,
        "automated": activity.automated_decisions,
        "transfers": activity.transfers,
    }
    for key, value in told.items():
        if value:
            yield Shown(words[key], words[key]), Shown(value, value)


def _recipient(one: Recipient) -> str:
    name = f"{one.name} ({one.country})" if one.country else one.name
    return f"{name}: {one.what}" if one.what else name


def _annex(answer: Answer, name: str) -> Iterator[Block]:
    for block in blocks(answer.language, name, places(answer), answer.own):
        yield Heading(block.text, block.level, new_page=True) if isinstance(block, Heading) else block


def _header(answer: Answer) -> tuple[str, str]:
    words = labels(answer.language)
    return words["field"], words["value"]


def _name(table: Table) -> str:
    return f"{table.system}: {table.collection}"
