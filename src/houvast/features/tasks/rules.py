"""When a task is due and when somebody is reminded, what a system by hand must say of itself, which files are taken."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from houvast.engines.trouble import Trouble
from houvast.features.systems.contracts import KnownSystem
from houvast.features.tasks.contracts import ByHand, Given

USUAL_DAYS = 5
LAST_CALL = timedelta(days=2)
GRACE = timedelta(days=14)
"""How long after the due date a link still opens."""

MOST_FILES = 10
LARGEST = 20 * 2**20
_TEXT, _SHEET = ("txt", "csv"), ("xlsx", "docx")
_BEGINS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
TAKEN = tuple(_TYPES)
"""Endings of files that are taken."""

_MARKUP = re.compile(rb"^\s*<(?:!doctype|html|script|svg|\?xml|!--)", re.IGNORECASE)


class FileRefused(Trouble):
    """A file is not of a kind or size that is taken."""


def by_hand(system: KnownSystem, mapped: frozenset[str], own: str) -> ByHand:
    """Read what a manual system says of itself; `mapped` are the organisations that the data map names for it.

    Without any, in options or map, it holds data of the centre itself (`own`) only: another's data is never assumed.
    """
    options = dict(system.options)
    stated = frozenset(key.strip() for key in options.get("for", "").split(",") if key.strip())
    owner = options.get("owner", "")
    return ByHand(
        system=system.key,
        where=options.get("where", ""),
        owner=owner if owner or options.get("party") else "system_owner",
        party=options.get("party", ""),
        email=options.get("email", ""),
        language=options.get("language", "nl"),
        days=int(options.get("days", USUAL_DAYS)),
        organisations=stated or mapped or frozenset({own}),
        activity=options.get("activity", ""),
        retention=options.get("retention", ""),
    )


def due_on(*, internal: date, legal: date, days: int, today: date) -> date:
    """Return the day on which a task is due: some days before the internal date, tomorrow at the earliest.

    Never after the legal date.
    Law: GDPR art. 12(3).
    """
    return min(max(internal - timedelta(days=days), today + timedelta(days=1)), legal)


def reminder_days(opened_on: date, due: date) -> tuple[date, ...]:
    """Return the days on which somebody is reminded: when half the time is over, and two days before the end."""
    half = opened_on + (due - opened_on) / 2
    return tuple(sorted({day for day in (half, due - LAST_CALL) if opened_on < day <= due}))


def is_reminder_due(*, opened_on: date, due: date, last: date | None, today: date) -> bool:
    """Say whether a reminder has come due that was not given; several that were missed are one."""
    since = last or opened_on
    return any(since < day <= today for day in reminder_days(opened_on, due))


def media_type(given: Given) -> str:
    """Return the type of a file, by its ending and by how it begins.

    :raises FileRefused: it is empty, too large, of another kind, or another kind than its name says.
    """
    name, _sep, ending = given.name.lower().rpartition(".")
    ending = ending if name else ""
    for problem in _problems(given, ending):
        raise FileRefused(problem)
    return _TYPES[ending]


def _problems(given: Given, ending: str) -> Iterator[str]:
    if not given.data:
        yield "A file is empty: choose another one."
    if len(given.data) > LARGEST:
        yield f"A file is larger than {LARGEST >> 20} MB: divide it."
    if ending not in _TYPES:
        yield f"A file of this kind is not taken: give one of {', '.join(TAKEN)}."
    elif not _begins_as(ending, given.data):
        yield "A file is not what the end of its name says: save it again, as a PDF for instance."


def _begins_as(ending: str, data: bytes) -> bool:
    if ending in _SHEET:
        return data.startswith(b"PK\x03\x04")
    if ending in _TEXT:
        return _is_text(data) and not _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf"))
    return data.startswith(_BEGINS[ending])


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return all(sign >= 32 or sign in b"\t\r\n\f" for sign in data)  # an older encoding
    return True
