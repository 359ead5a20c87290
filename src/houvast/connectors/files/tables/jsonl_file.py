"""JSON lines: one object on each line; lines that do not change are copied as they stand."""

import json
from collections.abc import Iterator, Mapping
from typing import IO

from houvast.connectors.documents import with_value
from houvast.connectors.files.documents import Broken
from houvast.connectors.files.tables.contract import Decide, Gone, TableRow
from houvast.connectors.protocol import ValueType
from houvast.engines.datamap.rows import Value

_SEEN = 1000
_LONGEST = 64 * 1024 * 1024


class JsonLines:
    """A file with one JSON object on each line, in UTF-8."""

    loose = True

    def columns(self, file: IO[bytes]) -> dict[str, ValueType]:
        """Return the columns of the first lines."""
        found: dict[str, ValueType] = {}
        for row in self.rows(file):
            if row.number > _SEEN:
                break
            for name, value in row.values.items():
                nested = isinstance(value, dict | list)
                found[name] = ValueType.JSON if nested else found.get(name, ValueType.TEXT)
        return found

    def rows(self, file: IO[bytes]) -> Iterator[TableRow]:
        """Yield the rows."""
        for number, line in _lines(file):
            if line.strip():
                yield TableRow("", number, _object(line, number))

    def rewrite(self, file: IO[bytes], target: IO[bytes], decide: Decide, *, keeps_place: bool) -> None:
        """Write the table anew."""
        for number, line in _lines(file):
            end = line[len(line.rstrip(b"\r\n")) :]
            edit, row = None, TableRow("", number, _object(line, number) if line.strip() else {})
            if row.values:
                edit = decide(row)
            if isinstance(edit, Gone):
                target.write(end if keeps_place else b"")
            elif edit:
                target.write(json.dumps(_edited(row.values, edit), ensure_ascii=False, default=str).encode() + end)
            else:
                target.write(line)


def _edited(before: Mapping[str, Value], edit: Mapping[str, Value]) -> dict[str, Value]:
    content = dict(before)
    for name, value in edit.items():
        path = [name] if name in content else name.split(".")
        if len(path) == 1:
            content[name] = value
        else:
            content = dict(with_value(content, path, value))  # type: ignore[arg-type]  # an object stays an object
    return content


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    file.seek(0)
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        yield number, line


def _object(line: bytes, number: int) -> dict[str, Value]:
    try:
        found = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError):
        raise Broken(f"is no JSON on line {number}") from None
    if not isinstance(found, dict):
        raise Broken(f"holds no object on line {number}")
    return found
