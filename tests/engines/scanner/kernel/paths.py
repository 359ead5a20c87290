"""Both ways to scan, with the same rules."""

from array import array
from functools import cache
from itertools import accumulate
from pathlib import Path

from houvast.engines.scanner.kernel import keeping
from houvast.engines.scanner.kernel.building import library
from houvast.engines.scanner.kernel.starting import started_with
from houvast.engines.scanner.rules.compiling import compiled
from houvast.engines.scanner.rules.model import RuleSet
from houvast.engines.scanner.rules.reading import groups
from houvast.engines.scanner.scanning import Fast, Plain

SENTENCES = Path(__file__).parents[1] / "lexicon"


@cache
def rules() -> RuleSet:
    return compiled(list(groups()))


@cache
def plain() -> Plain:
    return Plain(rules())


@cache
def fast() -> Fast:
    return Fast(started_with(rules()))


@cache
def built() -> Path:
    return library(keeping.folder())


def same(text: str) -> int:
    """Scan a text both ways, hold that the findings are the same, and return how many there are."""
    expected, got = plain().scan(text), fast().scan(text)
    assert got == expected, ascii(text)
    return len(expected)


def batch(notes: list[bytes]) -> tuple[bytes, "array[int]"]:
    return b"".join(notes), array("q", [0, *accumulate(map(len, notes))])


@cache
def sentences() -> list[str]:
    """Return every note that the lexicon's writers wrote down as an example."""
    lines = [line for file in sorted(SENTENCES.glob("*.tsv")) for line in file.read_text(encoding="utf-8").splitlines()]
    return [line.split("\t")[2] for line in lines if not line.startswith("#") and line.count("\t") == 2]
