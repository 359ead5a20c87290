"""Try the note guard's lexicon while writing it: what it finds in a note, and why.

python -m tools.lexicon "a note" ["another" ...]   shows each finding with its rule and its evidence
python -m tools.lexicon --missed FILE [LANGUAGE]   lists what was missed and wrongly found in labelled notes
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.scoring import read, spans_of
from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.scanning import scan


def shown(note: str) -> Iterator[str]:
    """Give a line for each finding in a note."""
    for one in scan(note):
        words, why = repr(note[one.start : one.end]), "; ".join(one.evidence)
        yield f"  {one.category:16} {words:40} {one.severity} {one.confidence:.2f} {one.rule}  {why}"


def faults(file: Path, language: str) -> Iterator[str]:
    """Give a line for each label that was missed, and each finding that has no label, in notes of a language or all."""
    for note in read(file):
        if language in ("", note["lang"]):
            found, labels = scan(note["text"]), spans_of(note)
            for category, start, end, optional in labels:
                if not optional and not any(one.category == category and _meets(one, start, end) for one in found):
                    yield f"missed {note['id']} {category} {note['text'][start:end]!r}"
            for one in found:
                if not any(_meets(one, start, end) for _, start, end, _ in labels):
                    yield f"alarm  {note['id']} {one.category} {note['text'][one.start : one.end]!r} {one.rule}"


def _meets(one: Finding, start: int, end: int) -> bool:
    return one.start < end and start < one.end


def main(arguments: list[str]) -> int:
    """Show what was asked for."""
    if arguments[:1] == ["--missed"] and len(arguments) in (2, 3):
        print(*faults(Path(arguments[1]), "".join(arguments[2:])), sep="\n")
        return 0
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    for note in arguments:
        print(note, *shown(note), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
