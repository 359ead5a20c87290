"""Answers from a file or a folder: read whole, faults by row, and nothing is written while there is one.

A table (CSV) has a column for `key`, `language`, `text` and each field of an answer; a folder has a Markdown file for
each answer, `KEY.LANGUAGE.md`.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from houvast.engines.trouble import Trouble
from houvast.features.guide.contracts import LANGUAGES, Draft
from houvast.features.guide.rules import refuse_draft
from houvast.features.guide.written import FIELDS, draft_of, read_draft

MOST, LARGEST = 5_000, 10_000_000
COLUMNS = ("key", "language", "text", *FIELDS)
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


class ImportRefused(Trouble):
    """A file of answers can't be read at all."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the answers, and what is wrong by where it stands."""

    drafts: tuple[Draft, ...]
    faults: tuple[tuple[str, str], ...]


def read_answers(path: Path, today: date) -> Read:
    """Read every answer of a CSV file or a folder of Markdown.

    :raises ImportRefused: there is no such file, it is too large, or it is no table.
    """
    found = _folder(path) if path.is_dir() else _table(path)
    drafts: dict[tuple[str, str], Draft] = {}
    faults: list[tuple[str, str]] = []
    for where, made in found:
        try:
            draft = made()
            _check(draft, today)
            if (draft.key, draft.language) in drafts:
                raise ImportRefused(f"Answer {draft.key} ({draft.language}) stands there twice: keep one.")
            drafts[draft.key, draft.language] = draft
        except Trouble as wrong:
            faults.append((where, str(wrong)))
    if not drafts and not faults:
        raise ImportRefused(f"{path.name} holds no answers: give a CSV file or a folder with KEY.LANGUAGE.md files.")
    return Read(tuple(drafts.values()), tuple(faults))


def _check(draft: Draft, today: date) -> None:
    if not _KEY.fullmatch(draft.key):
        raise ImportRefused(f"{draft.key[:60]!r} is no key: use small letters, digits and hyphens.")
    refuse_draft(draft, today)


def _folder(path: Path) -> Iterator[tuple[str, "_Make"]]:
    files = sorted(path.glob("*.md"))
    if len(files) > MOST:
        raise ImportRefused(f"{path.name} holds more than {MOST} answers: divide it.")
    for file in files:
        key, _dot, language = file.stem.rpartition(".")
        yield file.name, _Make(key, language, _text(file), None)


def _table(path: Path) -> Iterator[tuple[str, "_Make"]]:
    rows = csv.DictReader(io.StringIO(_text(path)), strict=True)
    if missing := sorted({"key", "language", "title", "text", "review_by"} - set(rows.fieldnames or ())):
        raise ImportRefused(f"{path.name} has no column {', '.join(missing)}: add it to its first line.")
    if unknown := sorted(set(rows.fieldnames or ()) - set(COLUMNS)):
        raise ImportRefused(f"{path.name} has a column {unknown[0]!r} that nobody knows: use {', '.join(COLUMNS)}.")
    try:
        for number, row in enumerate(rows, 2):
            if number > MOST + 1:
                raise ImportRefused(f"{path.name} holds more than {MOST} answers: divide it.")
            given = {name: value or "" for name, value in row.items() if name}
            yield f"row {number}", _Make(given["key"], given["language"], given["text"], given)
    except csv.Error as broken:
        raise ImportRefused(f"{path.name} is no table: {broken}.") from broken


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise ImportRefused(f"{path.name} is larger than {LARGEST // 1_000_000} MB: divide it.")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise ImportRefused(f"{path.name} can't be read: give a file in UTF-8.") from unreadable


@dataclass(frozen=True, slots=True)
class _Make:
    """Makes an answer, when it is its turn, so that what is wrong is told for each."""

    key: str
    language: str
    text: str
    fields: Mapping[str, str] | None

    def __call__(self) -> Draft:
        """Make it."""
        if self.language not in LANGUAGES:
            raise ImportRefused(f"{self.language[:10]!r} is no language of answers: use {' or '.join(LANGUAGES)}.")
        if self.fields is None:
            return read_draft(self.text, self.key, self.language)
        head = {name: self.fields[name] for name in FIELDS if self.fields.get(name)}
        return draft_of(dict(head), self.text, self.key, self.language)
