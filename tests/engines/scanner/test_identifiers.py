"""Identifiers and names in notes of our own: what must be found is found, and nothing else is."""

from pathlib import Path

import pytest

from houvast.engines.scanner.model import IDENTIFIERS
from houvast.engines.scanner.scanning import scan

FOLDER = Path(__file__).parent / "lexicon"
FILES = ("any-identifiers", "more-identifiers", "nl-names", "fr-names", "en-names", "de-names")
NEW_LINE = "⏎"


def rows(name: str) -> dict[str, list[tuple[str, str]]]:
    """Return the notes of a file, each with the categories and words that must be found in it."""
    notes: dict[str, list[tuple[str, str]]] = {}
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            category, words, note = (part.replace(NEW_LINE, "\n") for part in line.split("\t"))
            notes.setdefault(note, []).extend([] if category == "-" else [(category, words)])
    return notes


def judged(note: str, wanted: list[tuple[str, str]]) -> list[str]:
    """Return what is wrong with the findings of a note."""
    places = [(category, note.index(words), note.index(words) + len(words)) for category, words in wanted]
    found = [(f.category, f.start, f.end) for f in scan(note) if f.category in IDENTIFIERS]
    missed = [f"missed {c}: {note}" for c, s, e in places if not any(c == k and a < e and s < b for k, a, b in found)]
    wrong = [f"no {k}: {note}" for k, a, b in found if not any(c == k and a < e and s < b for c, s, e in places)]
    return missed + wrong


@pytest.mark.parametrize("name", FILES)
def test_all_but_one_in_a_hundred_notes_are_read_right(name: str) -> None:
    notes = rows(name)
    wrong = [line for note, wanted in notes.items() for line in judged(note, wanted)]
    assert len(wrong) <= len(notes) / 100, "\n".join(wrong)
