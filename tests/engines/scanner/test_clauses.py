"""What goes with a statement: the clause, or only the words that led up to it."""

import pytest

from houvast.engines.scanner.clauses import clause, leaving_out
from houvast.engines.scanner.reading import read
from houvast.engines.scanner.rules.compiling import ruleset


def stretch(note, span, what):
    reading = read(note, ruleset())
    tokens, begin = reading.note.tokens, note.index(span)
    inside = [at for at, t in enumerate(tokens) if t.start < begin + len(span) and begin < t.end]
    first, last = what(reading, inside[0], inside[-1] + 1)
    return note[tokens[first].start : tokens[last - 1].end]


@pytest.mark.parametrize(
    ("note", "span", "around"),
    [
        ("Kl. is ziek, wil factuur", "ziek", "Kl. is ziek"),
        ("belt omdat zij ziek is en wil factuur", "ziek", "zij ziek is"),
        ("betaalt 12,50 want ziek", "12", "betaalt 12,50"),
    ],
)
def test_a_clause_stands_between_marks_and_joining_words(note, span, around):
    assert stretch(note, span, clause) == around


@pytest.mark.parametrize(
    ("note", "span", "gone"),
    [
        ("Klant is ziek, wil factuur", "ziek", "Klant is ziek,"),
        ("Klant wil factuur wegens ziekte", "ziekte", "wegens ziekte"),
        ("Wil factuur, is ziek", "ziek", ", is ziek"),
        ("Wil factuur want ziek", "ziek", "want ziek"),
        ("His ex stalks him, so number changed", "ex stalks", "His ex stalks him, so"),
        ("Turkish lady wants her bill", "Turkish", "Turkish"),
    ],
)
def test_what_goes(note, span, gone):
    assert stretch(note, span, leaving_out) == gone
