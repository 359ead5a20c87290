"""Scanning a note."""

from houvast.engines.scanner.deciding import decide
from houvast.engines.scanner.matching import matches
from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.reading import read
from houvast.engines.scanner.rules.compiling import ruleset


def scan(text: str) -> list[Finding]:
    """Return what should not stand in a note, in the order of the text; positions count Unicode code points."""
    rules = ruleset()
    reading = read(text, rules)
    return decide(reading, matches(reading, rules), rules)
