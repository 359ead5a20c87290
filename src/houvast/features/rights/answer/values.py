"""How one value is written: plainly for machines, readably for people, typed for JSON."""

import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from uuid import UUID

from houvast.engines.datamap.cells import clean
from houvast.engines.datamap.rows import Value

# fmt: off
MONTHS = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
}
# fmt: on
TRUTH = {"nl": ("nee", "ja"), "en": ("no", "yes"), "fr": ("non", "oui"), "de": ("nein", "ja")}
THOUSANDS = {"nl": ".", "en": ",", "fr": "\u202f", "de": "."}
_FIRST = {"fr": "1er"}
# The first that fits counts: a bool is an int too, a moment a day too.
KINDS = (
    (bool, "boolean"),
    (int, "integer"),
    (str, "string"),
    (float, "number"),
    (Decimal, "decimal"),
    (datetime, "date-time"),
    (date, "date"),
    (time, "time"),
    (bytes, "base64"),
    (UUID, "uuid"),
    (type(None), "null"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A value for a reader (`text`) beside the same value for a machine (`plain`)."""

    text: str
    plain: str


def plain(value: Value) -> str:
    """Write a value the same way in every form: ISO dates, dotted decimals, base64 bytes, empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return clean(json.dumps(typed(value), ensure_ascii=False))
    return _plain(value)


def _plain(value: Value) -> str:
    match value:
        case datetime():
            return value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case bytes():
            return b64encode(value).decode("ascii")
        case Decimal():
            return format(value, "f")
    return str(value)


def shown(value: Value, language: str) -> Shown:
    """Write a value for a reader in the language of the letter, beside its plain form."""
    written = plain(value)
    match value:
        case bool():
            return Shown(TRUTH[language][value], written)
        case datetime():
            return Shown(f"{day(value, language)}, {value:%H:%M}", written)
        case date():
            return Shown(day(value, language), written)
        case Decimal() | float():
            return Shown(written if language == "en" else written.replace(".", ","), written)
    return Shown(written, written)


def day(value: date, language: str) -> str:
    """Write a day in words: 5 maart 2026, 5 March 2026, 1er mars 2026, 5. März 2026."""
    first = _FIRST.get(language, "1") if value.day == 1 else str(value.day)
    return f"{first}{'.' if language == 'de' else ''} {MONTHS[language][value.month - 1]} {value.year}"


def number(value: int, language: str) -> str:
    """Write a count with its thousands apart: 5.000 in Dutch and German, 5,000 in English, 5 000 in French."""
    return f"{value:,}".replace(",", THOUSANDS[language])


def typed(value: Value) -> object:
    """Give the value as JSON can hold it; what JSON has no type for becomes its plain text."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if isfinite(value) else str(value)
        case list():
            return [typed(one) for one in value]
        case dict():
            return {name: typed(one) for name, one in value.items()}
        case datetime():
            return value.isoformat()
    return plain(value)


def kind(value: Value) -> str:
    """Name the type of a value as the JSON form names it."""
    return next((name for held, name in KINDS if isinstance(value, held)), "json")
