"""Text that goes into a cell of a spreadsheet: nothing in it may run, and nothing may break the file."""

import re
from dataclasses import dataclass

# With these a spreadsheet program takes a text for a formula; the wide forms are read as the narrow ones.
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
GUARD = "'"
# What no text format can carry: control characters except tab and line ends, halves of pairs, non-characters.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
WORKBOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
"""How a workbook is opened for writing: no text ever becomes a formula or a link."""
SIGNS_IN_A_CELL = 32_000
"""As much as a cell of a workbook is given; it can hold 32,767."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of plain text: columns by key and by heading, and rows; `counts` are the columns that hold numbers."""

    name: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: frozenset[str] = frozenset()


def clean(text: str) -> str:
    """Replace what no text format can carry by the replacement character."""
    return UNWRITABLE.sub("\ufffd", text)


def guarded(text: str) -> str:
    """Put a `'` before a text that a spreadsheet program would run when it opens a CSV."""
    return f"{GUARD}{text}" if text.startswith(DANGEROUS) else text
