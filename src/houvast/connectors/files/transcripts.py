"""Transcripts: text files beside a recording, or alone; their words are the field `file.text`."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import IO

from houvast.connectors.files.documents import Broken
from houvast.connectors.files.folder import Entry, Transcript
from houvast.connectors.files.storage.contract import Item, Storage, Write
from houvast.connectors.files.tables.contract import CannotWrite

SUFFIXES = (".txt", ".vtt", ".srt")
_LARGEST = 64 * 1024 * 1024


def transcripts_of(entry: Entry) -> list[Item]:
    """Return the text files of an entry."""
    return [item for item in entry.media if item.path.suffix.lower() in SUFFIXES]


def with_texts(storage: Storage, entries: Sequence[Entry]) -> list[Entry | Broken]:
    """Return the entries with their texts, or what is wrong with one."""
    return [_with_text(storage, entry) for entry in entries]


def _with_text(storage: Storage, entry: Entry) -> Entry | Broken:
    items = transcripts_of(entry)
    if not items:
        return entry
    if len(items) > 1:
        return Broken("has several transcripts; keep one")
    if items[0].stamp.size > _LARGEST:
        return Broken("has a transcript larger than 64 MB")
    (raw,) = storage.fetch([items[0].path])
    if isinstance(raw, OSError):
        return entry if isinstance(raw, FileNotFoundError) else Broken("has a transcript that may not be read")
    encoding = _encoding(raw)
    return replace(entry, text=Transcript(items[0], raw.decode(encoding), encoding, sha256(raw).digest()))


def writing(text: str, encoding: str) -> Write:
    """Return what writes a text in the encoding that it had."""

    def write(file: IO[bytes]) -> None:
        try:
            file.write(text.encode(encoding))
        except UnicodeEncodeError:
            raise CannotWrite("a new text has characters that the file's encoding does not have") from None

    return write


def _encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    for encoding in ("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8", "cp1252"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "latin-1"
