"""Which matches stand: negation, quotation, speakers, conditions, overlap."""

import pytest

from tests.engines.scanner.written import findings, found, rules_of

ONE = "[one]\n{}\nziek\n"


@pytest.mark.parametrize(
    ("line", "note", "stands"),
    [
        ("severity: 3", "klant is ziek", True),
        ("severity: 3", "klant is niet ziek", False),
        ("negated: keep", "klant is niet ziek", True),
        ("severity: 3", "niet. klant is ziek", True),
        ("quoted: drop", 'hij zei "ziek"', False),
        ("customer: drop", "klant: ziek agent: ja", False),
        ("customer: drop", "klant: ja agent: ziek", True),
        ("case: cap", "is Ziek", True),
        ("case: cap", "Ziek is hij", False),
        ("case: capital", "Ziek is hij", True),
        ("case: upper", "is ZIEK", True),
        ("except: ziek", "ziek", False),
        ("unless: near 2 @thing", "printer is ziek", False),
        ("unless: near 2 @thing", "printer van hem is ziek", True),
        ("unless: before 1 dood", "dood ziek", False),
        ("unless: after 1 dood", "dood ziek", True),
        ("needs: note thuis", "ziek. Zit thuis", True),
        ("needs: sentence thuis", "ziek. Zit thuis", False),
    ],
)
def test_conditions(line: str, note: str, stands: bool) -> None:
    assert bool(found(note, rules_of(ONE.format(line)))) is stands


def test_the_longest_of_a_category_is_kept() -> None:
    assert found("hart ziekte", rules_of("[one]\nhart ziekte\n[two]\nziekte\n")) == ["hart ziekte"]


def test_a_finding_tells_why_it_stands() -> None:
    (one,) = findings('klant is "ziek"', rules_of(ONE.format("hint: Laat weg.")))
    assert one.evidence == ("clear by itself", "in the note", "not negated", "quoted")
    assert (one.rule, one.hint, one.law) == ("nl.health.one", "Laat weg.", "GDPR art. 9(1)")


def test_the_order_of_files_decides_nothing() -> None:
    twice = "[one]\nseverity: 2\nziek\n[one]\nseverity: 4\nziek\n"
    assert [one.severity for one in findings("ziek", rules_of(twice))] == [2]
