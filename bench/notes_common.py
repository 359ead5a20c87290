"""Count the words of notes: `python -m bench.notes_common > src/houvast/engines/scanner/kernel/common.txt`.

The kernel looks for a rule by the rarest word that it asks for; this tells it which words are common, in clean notes
that were composed and in notes that were written one by one.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bench.invented_notes import invented
from houvast.engines.scanner.notes import Kind, tokenise

_NOTES, _SEED, _UNIT, _FEWEST = 20_000, 4, 100_000, 10
_WRITTEN: Final = [Path(__file__).parent / "labelled_notes" / f"{name}.jsonl" for name in ("development", "second")]
_HEAD: Final = (
    "# Words of notes of contact centres, by how often each stands in 100,000 tokens; by bench/notes_common.py"
)


def common(notes: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield words and marks with how often they stand in 100,000 tokens, when that is often."""
    found: Counter[str] = Counter()
    for note in notes:
        found.update(token.key for token in tokenise(note).tokens if token.kind in (Kind.WORD, Kind.MARK))
    many = found.total()
    for word, times in found.items():
        if times * _UNIT >= _FEWEST * many:
            yield word, times * _UNIT // many


def written() -> Iterator[str]:
    """Yield the labelled notes."""
    for path in _WRITTEN:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def main() -> None:
    composed, others = dict(common(invented(_NOTES, _SEED, sensitive=0))), dict(common(written()))
    most = {word: max(composed.get(word, 0), others.get(word, 0)) for word in composed | others}
    print(_HEAD)
    for word in sorted(most, key=lambda one: (-most[one], one)):
        print(word, most[word])


if __name__ == "__main__":
    main()
