"""What people call the places and values of the data map."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from houvast.engines.datamap.model import CollectionId, DataMap, Field
from houvast.engines.datamap.rows import Step, Value

LONGEST = 400
"""Characters of a text that a table shows; round the place where the person stands, when they stand in it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `marked` when it is the person."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a map, in the language of the page; what has no label keeps its own name."""

    datamap: DataMap

    def system(self, key: str) -> str:
        """Name a system."""
        return next((one.name or one.key for one in self.datamap.systems if one.key == key), key)

    def collection(self, of: CollectionId) -> str:
        """Name a collection."""
        found = self.datamap.collections.get(of)
        label = (found.label_nl if _dutch() else found.label_en) if found else ""
        return label or of.name

    def field(self, of: CollectionId, name: str) -> str:
        """Name a field."""
        found = self.datamap.collections.get(of)
        known: Field | None = found.by_name.get(name) if found else None
        label = (known.label_nl if _dutch() else known.label_en) if known else ""
        return label or name

    def in_order(self, of: CollectionId, names: Collection[str]) -> list[str]:
        """Give names of fields in the order of the map; those that it does not hold come last."""
        found = self.datamap.collections.get(of)
        known = [f.name for f in found.fields if f.name in names] if found else []
        return known + sorted(set(names) - set(known))

    def place(self, written: str) -> str:
        """Name `system:collection.field` (or a part of it) as it stands in paths, errors and notes."""
        system, _sep, rest = written.partition(":")
        of, name = self._parted(system, rest)
        parts = (
            [self.system(system)]
            + ([self.collection(of)] if of.name else [])
            + ([self.field(of, name)] if name else [])
        )
        return " · ".join(parts)

    def path(self, steps: Sequence[Step]) -> list[str]:
        """Say how a row was found, one line for each step."""
        return [self._step(step) for step in steps]

    def _step(self, step: Step) -> str:
        target = self._short(step.target)
        if step.how == "identity":
            return gettext("%(place)s is the person’s own") % {"place": target}
        if step.how == "address":
            return gettext("%(place)s is the same as the person’s") % {"place": target}
        if step.how == "text":
            return gettext("the person stands in %(place)s") % {"place": target}
        if step.how == "accepted":
            return gettext("a colleague said that it is this person")
        source = self._short(step.source)
        return gettext("%(source)s leads to %(target)s") % {"source": source, "target": target}

    def _short(self, written: str) -> str:
        system, _sep, rest = written.partition(":")
        of, name = self._parted(system, rest)
        return f"{self.collection(of)} ({self.field(of, name)})" if name else self.collection(of)

    def _parted(self, system: str, rest: str) -> tuple[CollectionId, str]:
        """Part a collection from a field; both may hold dots, so the map decides."""
        words = rest.split(" ", 1)[0].split(".")
        for size in range(len(words), 0, -1):
            of = CollectionId(system, ".".join(words[:size]))
            if of in self.datamap.collections:
                return of, ".".join(words[size:])
        return CollectionId(system, words[0]), ".".join(words[1:])


def shown(value: Value) -> str:
    """Write a value as people read it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(localtime(value) if value.tzinfo else value, "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, bytes):
        return gettext("%(count)s bytes") % {"count": len(value)}
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def is_number(value: Value) -> bool:
    """Tell whether a value is set in the column of numbers."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def pieces(text: str, mentions: Sequence[str]) -> list[Piece]:
    """Cut a text where the person stands in it; a long one to the part around the first such place."""
    text = _around(text, mentions)
    found: list[Piece] = [Piece(text)]
    for mention in sorted(set(mentions), key=len, reverse=True):
        found = [part for piece in found for part in _cut(piece, mention)]
    return found


def _cut(piece: Piece, mention: str) -> list[Piece]:
    if piece.marked or not mention or mention not in piece.text:
        return [piece]
    parts: list[Piece] = []
    for place, text in enumerate(piece.text.split(mention)):
        if place:
            parts.append(Piece(mention, marked=True))
        if text:
            parts.append(Piece(text))
    return parts


def _around(text: str, mentions: Sequence[str]) -> str:
    if len(text) <= LONGEST:
        return text
    places = [place for mention in mentions if (place := text.find(mention)) >= 0]
    start = max(0, min(places, default=0) - LONGEST // 2)
    end = start + LONGEST
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _dutch() -> bool:
    return (get_language() or "").startswith("nl")
