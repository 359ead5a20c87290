"""What is asked for is found, in whatever notation it stands there; nothing else is."""
# ruff: noqa: DTZ001  (many databases keep moments without a zone)

from datetime import date, datetime

import pytest

from houvast.connectors.protocol import Comparison, Match, Session
from houvast.engines.datamap.rows import Value
from tests.connectors.conformance.systems import System, found_ids, person

EXACT, FOLDED, DIGITS = Comparison.EXACT, Comparison.FOLDED, Comparison.DIGITS
COMPACT, CONTAINS, DIGITS_WITHIN = Comparison.COMPACT, Comparison.CONTAINS, Comparison.DIGITS_WITHIN

NASTY = (
    "O'Neill",
    'say "hello"',
    "100%",
    "under_score",
    "back\\slash",
    "'; DROP TABLE person; --",
    "x' OR '1'='1",
    "%(m0_0)s %s :id ?",
    "!bang!",
    "smile 😀",
    "Zoë Šķēle",
    "tab\tand\nline",
)


@pytest.mark.parametrize(
    "stored",
    [
        "06-12345678",
        "0612345678",
        "+31 6 1234 5678",
        "0031612345678",
        "(06)12345678",
        "+31 (0)6 12 34 56 78",
        "06 1234.5678 ",
    ],
)
@pytest.mark.parametrize("wanted", ["612345678", "0612345678", "06-12345678"])
def test_phone_is_found_in_any_notation(system: System, session: Session, stored: str, wanted: str) -> None:
    system.put(
        "person", person(1, phone=stored), person(2, phone="06-12345679"), person(3, phone="6123456789"), person(4)
    )
    assert found_ids(session, Match("phone", DIGITS, (wanted,))) == [1]


def test_phone_as_a_number_is_found(system: System, session: Session) -> None:
    system.put("person", person(612345678), person(5))
    assert found_ids(session, Match("id", DIGITS, ("612345678",))) == [612345678]


def test_phone_in_a_note_is_found(system: System, session: Session) -> None:
    system.put("person", person(1, note="bel 06-12 34 56 78 na vijf"), person(2, note="6 mensen, 12 stoelen, 345678"))
    assert found_ids(session, Match("note", DIGITS_WITHIN, ("612345678",))) == [1]


@pytest.mark.parametrize(
    "stored", ["jan@example.org", "Jan@Example.ORG", " jan@example.org", "JAN@example.org  ", "\tjan@example.org\r\n"]
)
@pytest.mark.parametrize("wanted", ["jan@example.org", "JAN@EXAMPLE.ORG", " Jan@example.org "])
def test_email_is_found_in_any_case_and_with_stray_blanks(
    system: System, session: Session, stored: str, wanted: str
) -> None:
    system.put(
        "person",
        person(1, email=stored),
        person(2, email="jan@example.org.example"),
        person(3, email="ajan@example.org"),
    )
    system.put("person", person(4, email=""), person(5, email=" "), person(6))
    assert found_ids(session, Match("email", FOLDED, (wanted,))) == [1]


def test_folded_text_beyond_ascii_is_found(system: System, session: Session) -> None:
    system.put("person", person(1, email="ZOË@example.org"), person(2, email="zoe@example.org"))
    assert found_ids(session, Match("email", FOLDED, ("zoë@example.org",))) == [1]


def test_many_folded_values_are_found(system: System, session: Session) -> None:
    system.put("person", *(person(n, email=f" P{n}@Example.org") for n in range(60)))
    assert len(found_ids(session, Match("email", FOLDED, tuple(f"p{n}@example.org" for n in range(50))))) == 50


@pytest.mark.parametrize("stored", ["NL91 ABNA 0417 1643 00", "nl91abna0417164300", "NL91.ABNA.0417-1643/00 "])
def test_iban_is_found_with_and_without_blanks(system: System, session: Session, stored: str) -> None:
    system.put("person", person(1, iban=stored), person(2, iban="NL91 ABNA 0417 1643 001"), person(3))
    assert found_ids(session, Match("iban", COMPACT, ("NL91ABNA0417164300",))) == [1]
    assert found_ids(session, Match("iban", COMPACT, ("nl91 abna 0417 1643 00",))) == [1]


@pytest.mark.parametrize("wanted", ["vries", "De Vries", "DE VRIES", "zoË", "zoe\u0308 de"])
def test_text_is_found_inside_a_note(system: System, session: Session, wanted: str) -> None:
    system.put(
        "person", person(1, note="Gebeld door Zoë de Vries, terugbellen."), person(2, note="Gebeld door de Waard")
    )
    assert found_ids(session, Match("note", CONTAINS, (wanted,))) == [1]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_only_text(system: System, session: Session, text: str) -> None:
    system.put(
        "person", person(1, email=text, note=f"before {text} after"), person(2, email="plain", note="100 underXscore")
    )
    assert found_ids(session, Match("email", EXACT, (text,))) == [1]
    assert found_ids(session, Match("email", FOLDED, (text.upper() if text.isascii() else text,))) == [1]
    assert found_ids(session, Match("note", CONTAINS, (text,))) == [1]
    assert found_ids(session, Match("email", COMPACT, (text,))) == [1]
    assert len(found_ids(session, Match("id", EXACT, (1, 2)))) == 2


def test_nul_in_a_wanted_value_harms_nothing(system: System, session: Session) -> None:
    system.put("person", person(1, email="jan", note="jan"))
    for comparison in Comparison:
        assert found_ids(session, Match("email", comparison, ("ja\0n\0",))) == []
    assert found_ids(session, Match("email", EXACT, ("ja\0n", "jan"))) == [1]


def test_half_a_character_in_a_wanted_value_harms_nothing(system: System, session: Session) -> None:
    system.put("person", person(1, email="jan", note="jan"))
    for comparison in Comparison:
        assert found_ids(session, Match("email", comparison, ("\udc80jan",))) == []


def test_big_text_is_searched(system: System, session: Session) -> None:
    big = "woord " * 1_700_000
    system.put("person", person(1, note=f"{big}Jansen-Pietersen"), person(2, note=big[:1000]))
    assert found_ids(session, Match("note", CONTAINS, ("jansen-pietersen",))) == [1]


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("id", "7"),
        ("id", 7),
        ("born", "1980-02-29"),
        ("born", date(1980, 2, 29)),
        ("seen", "2026-11-01T09:30:00"),
        ("seen", datetime(2026, 11, 1, 9, 30)),
        ("active", "true"),
        ("active", True),
    ],
)
def test_exact_takes_the_type_of_the_column(system: System, session: Session, field: str, wanted: Value) -> None:
    seven = person(7, born=date(1980, 2, 29), seen=datetime(2026, 11, 1, 9, 30), active=True)
    system.put("person", seven, person(8, born=date(1980, 3, 1), active=False))
    assert found_ids(session, Match(field, EXACT, (wanted,))) == [7]


@pytest.mark.parametrize("field", ["id", "born", "seen", "active"])
@pytest.mark.parametrize("wanted", ["no such thing", "", "99999999999999999999999", "7; DROP TABLE person"])
def test_value_that_the_column_cannot_hold_matches_nothing(
    system: System, session: Session, field: str, wanted: str
) -> None:
    system.put("person", person(7, born=date(1980, 2, 29), seen=datetime(2026, 11, 1), active=True))
    assert found_ids(session, Match(field, EXACT, (wanted,))) == []


def test_exact_text_minds_case_accents_and_blanks(system: System, session: Session) -> None:
    system.put(
        "person", person(1, email="Jan"), person(2, email="jan"), person(3, email="ján"), person(4, email="Jan ")
    )
    assert found_ids(session, Match("email", EXACT, ("Jan",))) == [1]


def test_empty_and_absent_values_match_nothing(system: System, session: Session) -> None:
    system.put("person", person(1, email="", phone="-", iban=" ", note=""), person(2))
    for comparison in (FOLDED, DIGITS, COMPACT, CONTAINS, DIGITS_WITHIN):
        for field in ("email", "phone", "iban", "note"):
            assert found_ids(session, Match(field, comparison, ("", " ", None))) == [], (comparison, field)
    assert found_ids(session, Match("email", EXACT, ())) == []
    assert found_ids(session) == []
