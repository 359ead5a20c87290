"""Every sentence that an author of the lexicon wrote to try it: what must be found is found, what is innocent is left.

A line is `category<TAB>span<TAB>note`; the category `-` says that the note holds nothing sensitive; `⏎` is a new line.
A few of them may fail, so that a new rule is not held up by a sentence that people read in two ways.
"""

from pathlib import Path

import pytest

from houvast.engines.scanner.model import SENSITIVE
from houvast.engines.scanner.scanning import scan

FOLDER = Path(__file__).parent / "lexicon"
MAY_FAIL = 0.02
FILES = sorted(path for path in FOLDER.glob("*.tsv") if not path.stem.endswith(("identifiers", "names")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_its_author_wrote(path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
    assert rows
    wrong = [row for row in rows if not holds(*row)]
    assert len(wrong) <= max(1, MAY_FAIL * len(rows)), wrong


def holds(category: str, span: str, note: str) -> bool:
    text = note.replace("⏎", "\n")
    found = scan(text)
    if category == "-":
        return not any(one.category in SENSITIVE for one in found)
    start = text.lower().find(span.lower())
    end = start + len(span) if start >= 0 else len(text)  # in other words: anywhere in the note
    return any(one.category == category and one.start < end and start < one.end for one in found)
