"""Where a finding's note is, under lock, and the keyed hashes by which notes and words are known again."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import cast
from uuid import UUID

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import RowKey, Value
from houvast.engines.scanner.folding import folded
from houvast.features.noteguard.models import Investigation, NoteFinding
from houvast.foundation.keys.master import blind_index
from houvast.foundation.keys.sealing import open_json, seal_json

_KINDS = {"date": date.fromisoformat, "datetime": datetime.fromisoformat, "decimal": Decimal, "uuid": UUID}


def place_index(organisation: str, key: RowKey, field: str) -> str:
    """Return by what a note is known."""
    return blind_index(f"noteguard.place:{organisation}", f"{key}.{field}")


def text_index(organisation: str, text: str) -> str:
    """Return by what a note's text is known to be the same."""
    return blind_index(f"noteguard.text:{organisation}", text)


def words_index(organisation: str, words: str) -> str:
    """Return by what words are known again, in any case and with any accents."""
    return blind_index(f"noteguard.words:{organisation}", " ".join(folded(words).split()))


def seal_place(row: NoteFinding, key: RowKey) -> bytes:
    """Return the key of a note, sealed."""
    document = [[name, *_typed(value)] for name, value in key.values]
    return seal_json(row.scope, document, _context(row, "place"))


def open_place(row: NoteFinding) -> RowKey:
    """Return the key of a note.

    :raises KeyDestroyed: the key of the organisation's notes is gone.
    """
    stored = cast("list[list[str]]", open_json(row.scope, bytes(row.place), _context(row, "place")))
    values = tuple((name, _untyped(kind, text)) for name, kind, text in stored)
    return RowKey(CollectionId(row.system, row.collection), values)


def seal_words(row: NoteFinding, words: str) -> bytes:
    """Return what a reviewer wrote in place of a finding, sealed."""
    return seal_json(row.scope, words, _context(row, "words"))


def open_words(row: NoteFinding) -> str | None:
    """Return what a reviewer wrote in place of a finding; None where the proposal stands."""
    if row.replacement is None:
        return None
    return cast("str", open_json(row.scope, bytes(row.replacement), _context(row, "words")))


def seal_conclusion(row: Investigation, text: str) -> bytes:
    """Return the conclusion of an investigation, sealed."""
    return seal_json(row.scope, text, f"noteguard.conclusion:{row.number}".encode())


def open_conclusion(row: Investigation) -> str:
    """Return the conclusion of an investigation; empty while there is none."""
    if row.conclusion is None:
        return ""
    return cast("str", open_json(row.scope, bytes(row.conclusion), f"noteguard.conclusion:{row.number}".encode()))


def _context(row: NoteFinding, what: str) -> bytes:
    return f"noteguard.{what}:{row.system}:{row.collection}:{row.field}".encode()


def _typed(value: Value) -> tuple[str, str]:
    """Return a key's value as a kind and a text: keys are told apart by type in a database."""
    for kind, of in (("datetime", datetime), ("date", date), ("decimal", Decimal), ("uuid", UUID)):
        if isinstance(value, of):
            return kind, value.isoformat() if isinstance(value, date) else str(value)
    return "json", json.dumps(value)


def _untyped(kind: str, text: str) -> Value:
    return cast("Value", json.loads(text) if kind == "json" else _KINDS[kind](text))  # type: ignore[operator]
