"""Where the tables of a collection are: what the map's `schema` says, as a path with a pattern for names.

`exports/klanten-*.csv` stands for every file of such a name in the folder and below; `calls/index.csv#recording` for
one table whose column `recording` names a media file beside it.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from houvast.connectors.files.storage.contract import Item
from houvast.connectors.files.tables.contract import Format
from houvast.connectors.files.tables.csv_file import Csv
from houvast.connectors.files.tables.jsonl_file import JsonLines
from houvast.connectors.files.tables.parquet_file import Parquet
from houvast.connectors.files.tables.xlsx_file import Workbook

_CSV, _LINES, _BOOK = Csv(), JsonLines(), Workbook()
FORMATS: dict[str, Format] = {
    ".csv": _CSV, ".tsv": _CSV, ".jsonl": _LINES, ".ndjson": _LINES, ".xlsx": _BOOK, ".xlsm": _BOOK,
    ".parquet": Parquet(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, a pattern for the names of files in it, and the column that names media, if one does."""

    folder: str
    pattern: str
    media: str

    def holds(self, item: Item) -> bool:
        """Tell whether a file is one of these tables."""
        folder = PurePosixPath(self.folder)
        if not any(sign in self.pattern for sign in "*?[") and item.path.parent != folder:
            return False
        return fnmatchcase(item.path.name, self.pattern)


def place_of(schema: str) -> Place | None:
    """Return where the tables are, or None where this is the name of a folder."""
    path, _, media = schema.partition("#")
    at = PurePosixPath(path)
    if at.suffix.lower() not in FORMATS:
        return None
    return Place(str(at.parent) if at.parent.parts else "", at.name, media)


def format_of(path: PurePosixPath) -> Format:
    """Return the format of a table file."""
    return FORMATS[path.suffix.lower()]
