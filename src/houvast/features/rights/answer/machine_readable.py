"""The whole answer as JSON, with what a machine needs to read it: names, types, origins, files."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date

from houvast.engines.datamap.cells import GUARD
from houvast.features.rights.answer import names
from houvast.features.rights.answer.contracts import Answer, Correction, Recording, Table
from houvast.features.rights.answer.values import kind, typed

FORM = "houvast.answer"
VERSION = 1


def write_json(answer: Answer) -> bytes:
    """Write the answer; dates as ISO text, decimals as text (their scale counts), bytes as base64.

    Each column tells the type of its values: string, integer, number, decimal, boolean, date, date-time, time, uuid,
    base64, json, null (no values) or mixed.
    Law: GDPR art. 20(1).
    """
    # A half of a character pair cannot be UTF-8; its escape is what JSON has for it.
    return json.dumps(_answer(answer), ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _answer(answer: Answer) -> Mapping[str, object]:
    plain_parts = ("controller", "dates", "remedies", "addressee", "activities", "reasons", "kept", "changes")
    return {
        "form": FORM,
        "version": VERSION,
        **{name: getattr(answer, name) for name in ("case", "right", "outcome", "language")},
        **{name: _plain(_parts(getattr(answer, name))) for name in plain_parts},
        "extension_reasons": answer.extension_reasons,
        "corrections": [_correction(one) for one in answer.corrections],
        "forwarded": [_plain(asdict(one)) for one in answer.forwarded],
        "told": answer.told,
        "stopped": answer.stopped,
        "marketing": answer.marketing,
        "remarks": answer.remarks,
        "csv": {"delimiter": ",", "encoding": "UTF-8 with byte order mark", "guard_before_formula_signs": GUARD},
        "tables": [_table(table, names.csv(answer, place)) for place, table in enumerate(answer.tables)],
        "recordings": list(_described(names.recordings(answer), answer.recordings)),
        "copies": list(_described(names.copies(answer), answer.copies)),
        "statements": [{**asdict(one), "on": one.on.isoformat(), "proof": "statement"} for one in answer.statements],
    }


def _parts(part: object) -> object:
    return [asdict(one) for one in part] if isinstance(part, tuple) else asdict(part)  # type: ignore[call-overload]


def _plain(part: object) -> object:
    match part:
        case date():
            return part.isoformat()
        case dict():
            return {name: _plain(one) for name, one in part.items()}
        case list() | tuple():
            return [_plain(one) for one in part]
    return part


def _correction(one: Correction) -> Mapping[str, object]:
    return {"system": one.system, "label": one.label, "old": typed(one.old), "new": typed(one.new)}


def _described(names_: Iterable[str], files: Iterable[Recording]) -> Iterator[Mapping[str, str]]:
    for name, recording in zip(names_, files, strict=True):
        yield {"file": name, "description": recording.description}


def _table(table: Table, file: str) -> Mapping[str, object]:
    fields = [column.name for column in table.columns]
    return {
        "system": table.system,
        "collection": table.collection,
        "csv_file": file,
        "columns": [
            {
                "name": column.name,
                "label": column.label,
                "type": _type(table, place),
                "origin": column.origin,
                "portable": column.portable,
            }
            for place, column in enumerate(table.columns)
        ],
        "rows": [dict(zip(fields, map(typed, row), strict=True)) for row in table.rows],
    }


def _type(table: Table, place: int) -> str:
    kinds = {kind(row[place]) for row in table.rows} - {"null"}
    return min(kinds, default="null") if len(kinds) <= 1 else "mixed"
