"""Tables that were dropped in a folder: CSV on every ground, and the other formats on this disk."""

from __future__ import annotations

import io
import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook, load_workbook

from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.connectors.conformance.promises.kind_files import Recordings
from tests.connectors.files.grounds import InBucket, ground

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.connectors.conformance.promises.kind import Kind

_MADE = {
    "files-csv": ("disk", "csv"),
    "files-csv-sftp": ("sftp", "csv"),
    "files-csv-s3": ("s3", "csv"),
    "files-jsonl": ("disk", "jsonl"),
    "files-xlsx": ("disk", "xlsx"),
    "files-parquet": ("disk", "parquet"),
}
NAMES = tuple(_MADE)
NAMED = ("id", "email", "note")
_numbers = itertools.count(1)


@dataclass
class Tables(Recordings):
    """One table in a folder, with a row for each record."""

    format: str = "csv"

    @property
    def _path(self) -> str:
        return f"calls/2026/klanten.{self.format}"

    def put(self, email: str, text: str) -> RowKey:
        number = str(next(_numbers))
        self._save([*self._rows(), {"id": number, "email": email, "note": text}])
        at = f"klanten.{self.format}" + ("!Sheet" if self.format == "xlsx" else "")
        return RowKey(self.collection.id, (("file.path", at), ("id", number)))

    def _rows(self) -> list[dict[str, Any]]:
        if self._path not in self.ground.names():
            return []
        return [row for row in _READ[self.format](self.ground.get(self._path)) if any(row.values())]

    def _save(self, rows: list[dict[str, Any]]) -> None:
        self.ground.put(self._path, _WRITTEN[self.format](rows))
        if isinstance(self.ground, InBucket):
            self._forget_older()

    def _forget_older(self) -> None:
        """Let only what the connector itself wrote over stay as older versions."""
        bucket = self.ground.bucket  # type: ignore[attr-defined]  # asked for a bucket only
        for one in bucket.versions():
            if not one["IsLatest"]:
                bucket.client.delete_object(Bucket=bucket.name, Key=one["Key"], VersionId=one["VersionId"])

    def count(self) -> int:
        try:
            return len(self._rows())
        except Exception:  # noqa: BLE001  (the bucket is gone)
            return 0

    def holds(self, words: str) -> bool:
        return words.encode() in self.ground.everything() or any(words in str(row) for row in self._rows())

    def overwrite_elsewhere(self, key: RowKey, words: str) -> bool | None:
        number = dict(key.values)["id"]
        self._save([{**row, "note": words} if row["id"] == number else row for row in self._rows()])
        return True


def make(name: str, request: pytest.FixtureRequest, folder: Path) -> Kind:
    where, form = _MADE[name]
    fields = (Field("file.path", primary_key=True), Field("id", primary_key=True))
    fields += (Field("email", identity="email"), Field("note", free_text=True))
    of = Collection(CollectionId("drops", "klant"), fields, schema=f"calls/2026/*.{form}")
    cannot = {
        "unknown collection": "a collection is a pattern, and one without is the whole folder",
        "lock_elsewhere": "files know no locks: what somebody else does meanwhile is seen at the end",
        "bulk": "a large table is tried by itself",
    }
    if form == "jsonl":
        cannot["unknown field"] = "each line may hold other fields"
    if where == "disk":
        own = "this disk knows no login"
        cannot |= {"wrong_password": own, "hang": own, "read_only": "root may write anywhere"}
    kind = "files" if where == "disk" else name
    made = Tables(kind, ground(where, request, folder), of, cannot=cannot, bulk=0, format=form)
    made.ground.put("calls/2026/read.me", b"x")
    return made


def _csv(rows: list[dict[str, Any]]) -> bytes:
    lines = [",".join(NAMED), *(",".join(f'"{row[name]}"' for name in NAMED) for row in rows)]
    return "".join(f"{line}\n" for line in lines).encode()


def _uncsv(raw: bytes) -> list[dict[str, Any]]:
    lines = raw.decode().splitlines()[1:]
    return [dict(zip(NAMED, line.strip('"').split('","'), strict=True)) for line in lines]


def _xlsx(rows: list[dict[str, Any]]) -> bytes:
    book, content = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in [NAMED, *(tuple(row.values()) for row in rows)]:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def _unxlsx(raw: bytes) -> list[dict[str, Any]]:
    sheet = load_workbook(io.BytesIO(raw)).active
    assert sheet is not None
    return [dict(zip(NAMED, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    content = io.BytesIO()
    schema = pa.schema(dict.fromkeys(NAMED, pa.string()))
    pq.write_table(pa.Table.from_pylist(rows, schema), content, compression="none", use_dictionary=False)
    return content.getvalue()


_READ = {
    "csv": _uncsv,
    "jsonl": lambda raw: [json.loads(line) for line in raw.splitlines()],
    "xlsx": _unxlsx,
    "parquet": lambda raw: pq.read_table(io.BytesIO(raw)).to_pylist(),
}
_WRITTEN = {
    "csv": _csv,
    "jsonl": lambda rows: "".join(json.dumps(row) + "\n" for row in rows).encode(),
    "xlsx": _xlsx,
    "parquet": _parquet,
}
