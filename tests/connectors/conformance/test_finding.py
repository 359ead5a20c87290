"""What is asked for is found, in whatever notation it stands there; nothing else is."""
# ruff: noqa: DTZ001  (many databases keep moments without a zone)

from datetime import date, datetime

import pytest

from houvast.connectors.protocol import CanWalk, Comparison, Match, Session, Unreadable, Within
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import Value
from tests.connectors.conformance.systems import ORDERS, PERSON, Database, System, keys, order_key, person

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


def _ids(session: Session, *matches: Match, within: Within | None = None, limit: int | None = None) -> list[Value]:
    rows = session.find(PERSON, matches, within, limit)
    return sorted((row.values["id"] for row in rows), key=str)


def test_a_walk_meets_every_row_once_and_stays_within_the_fence(system: System, session: Session) -> None:
    system.put("person", person(1, client="A"), person(2, client="B"), person(3, client="A"), person(4))
    assert isinstance(session, CanWalk)
    assert [row.values["id"] for row in session.walk(PERSON)] == [row.values["id"] for row in session.walk(PERSON)]
    assert sorted(row.key.values[0][1] for row in session.walk(PERSON)) == [1, 2, 3, 4]  # type: ignore[type-var]
    inside = session.walk(PERSON, Within("client", ("A",)))
    assert sorted(row.key.values[0][1] for row in inside) == [1, 3]  # type: ignore[type-var]
    assert list(session.walk(PERSON, Within("client", ("C",)))) == []


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
    assert _ids(session, Match("phone", DIGITS, (wanted,))) == [1]


def test_phone_as_a_number_is_found(system: System, session: Session) -> None:
    system.put("person", person(612345678), person(5))
    assert _ids(session, Match("id", DIGITS, ("612345678",))) == [612345678]


def test_phone_in_a_note_is_found(system: System, session: Session) -> None:
    system.put("person", person(1, note="bel 06-12 34 56 78 na vijf"), person(2, note="6 mensen, 12 stoelen, 345678"))
    assert _ids(session, Match("note", DIGITS_WITHIN, ("612345678",))) == [1]


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
    assert _ids(session, Match("email", FOLDED, (wanted,))) == [1]


def test_folded_text_beyond_ascii_is_found(system: System, session: Session) -> None:
    system.put("person", person(1, email="ZOË@example.org"), person(2, email="zoe@example.org"))
    assert _ids(session, Match("email", FOLDED, ("zoë@example.org",))) == [1]


def test_many_folded_values_are_found(system: System, session: Session) -> None:
    system.put("person", *(person(n, email=f" P{n}@Example.org") for n in range(60)))
    assert len(_ids(session, Match("email", FOLDED, tuple(f"p{n}@example.org" for n in range(50))))) == 50


@pytest.mark.parametrize("stored", ["NL91 ABNA 0417 1643 00", "nl91abna0417164300", "NL91.ABNA.0417-1643/00 "])
def test_iban_is_found_with_and_without_blanks(system: System, session: Session, stored: str) -> None:
    system.put("person", person(1, iban=stored), person(2, iban="NL91 ABNA 0417 1643 001"), person(3))
    assert _ids(session, Match("iban", COMPACT, ("NL91ABNA0417164300",))) == [1]
    assert _ids(session, Match("iban", COMPACT, ("nl91 abna 0417 1643 00",))) == [1]


@pytest.mark.parametrize("wanted", ["vries", "De Vries", "DE VRIES", "zoË", "zoe\u0308 de"])
def test_text_is_found_inside_a_note(system: System, session: Session, wanted: str) -> None:
    system.put(
        "person", person(1, note="Gebeld door Zoë de Vries, terugbellen."), person(2, note="Gebeld door de Waard")
    )
    assert _ids(session, Match("note", CONTAINS, (wanted,))) == [1]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_only_text(system: System, session: Session, text: str) -> None:
    system.put(
        "person", person(1, email=text, note=f"before {text} after"), person(2, email="plain", note="100 underXscore")
    )
    assert _ids(session, Match("email", EXACT, (text,))) == [1]
    assert _ids(session, Match("email", FOLDED, (text.upper() if text.isascii() else text,))) == [1]
    assert _ids(session, Match("note", CONTAINS, (text,))) == [1]
    assert _ids(session, Match("email", COMPACT, (text,))) == [1]
    assert len(_ids(session, Match("id", EXACT, (1, 2)))) == 2


def test_nul_in_a_wanted_value_harms_nothing(system: System, session: Session) -> None:
    system.put("person", person(1, email="jan", note="jan"))
    for comparison in Comparison:
        assert _ids(session, Match("email", comparison, ("ja\0n\0",))) == []
    assert _ids(session, Match("email", EXACT, ("ja\0n", "jan"))) == [1]


def test_half_a_character_in_a_wanted_value_harms_nothing(system: System, session: Session) -> None:
    system.put("person", person(1, email="jan", note="jan"))
    for comparison in Comparison:
        assert _ids(session, Match("email", comparison, ("\udc80jan",))) == []


def test_big_text_is_searched(system: System, session: Session) -> None:
    big = "woord " * 1_700_000
    system.put("person", person(1, note=f"{big}Jansen-Pietersen"), person(2, note=big[:1000]))
    assert _ids(session, Match("note", CONTAINS, ("jansen-pietersen",))) == [1]


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
    assert _ids(session, Match(field, EXACT, (wanted,))) == [7]


@pytest.mark.parametrize("field", ["id", "born", "seen", "active"])
@pytest.mark.parametrize("wanted", ["no such thing", "", "99999999999999999999999", "7; DROP TABLE person"])
def test_value_that_the_column_cannot_hold_matches_nothing(
    system: System, session: Session, field: str, wanted: str
) -> None:
    system.put("person", person(7, born=date(1980, 2, 29), seen=datetime(2026, 11, 1), active=True))
    assert _ids(session, Match(field, EXACT, (wanted,))) == []


def test_exact_text_minds_case_accents_and_blanks(system: System, session: Session) -> None:
    system.put(
        "person", person(1, email="Jan"), person(2, email="jan"), person(3, email="ján"), person(4, email="Jan ")
    )
    assert _ids(session, Match("email", EXACT, ("Jan",))) == [1]


def test_empty_and_absent_values_match_nothing(system: System, session: Session) -> None:
    system.put("person", person(1, email="", phone="-", iban=" ", note=""), person(2))
    for comparison in (FOLDED, DIGITS, COMPACT, CONTAINS, DIGITS_WITHIN):
        for field in ("email", "phone", "iban", "note"):
            assert _ids(session, Match(field, comparison, ("", " ", None))) == [], (comparison, field)
    assert _ids(session, Match("email", EXACT, ())) == []
    assert _ids(session) == []


def test_any_of_several_matches_suffices_and_each_row_comes_once(system: System, session: Session) -> None:
    system.put("person", person(1, email="a@example.org", number="K1"), person(2, number="K 2"), person(3, number="K3"))
    matches = (
        Match("email", FOLDED, ("A@example.org",)),
        Match("number", COMPACT, ("K-1", "k2")),
        Match("id", EXACT, (1,)),
    )
    assert _ids(session, *matches) == [1, 2]


def test_fence_hides_all_other_rows(system: System, session: Session) -> None:
    system.put("person", *(person(n, email="x@example.org", client=c) for n, c in enumerate(("ZE", "ze", "SV", None))))
    wanted = Match("email", FOLDED, ("x@example.org",))
    assert _ids(session, wanted, within=Within("client", ("ZE",))) == [0]
    assert _ids(session, wanted, within=Within("client", ("ZE", "SV"))) == [0, 2]
    assert _ids(session, wanted, within=Within("client", ())) == []


def test_fence_may_be_a_column_that_the_map_does_not_know(system: System, session: Session) -> None:
    system.put("person", person(1, email="x", client="ZE"), person(2, email="x", client="SV"))
    narrow = Collection(PERSON.id, (Field("id", primary_key=True), Field("email")))
    (row,) = session.find(narrow, [Match("email", FOLDED, ("X",))], Within("client", ("SV",)))
    assert dict(row.values) == {"id": 2, "email": "x"}


@pytest.mark.parametrize("comparison", [EXACT, FOLDED, CONTAINS])
def test_limit_counts_rows_that_match(system: System, session: Session, comparison: Comparison) -> None:
    system.put("person", *(person(n, email="same") for n in range(9)))
    assert len(_ids(session, Match("email", comparison, ("same",)), limit=4)) == 4
    assert len(_ids(session, Match("email", comparison, ("same",)), limit=40)) == 9


def test_only_fields_of_the_map_are_given(system: System, session: Session) -> None:
    system.put("person", person(1, email="a", note="secret"))
    narrow = Collection(PERSON.id, (Field("id", primary_key=True), Field("email")))
    (row,) = session.find(narrow, [Match("email", EXACT, ("a",))])
    assert dict(row.values) == {"id": 1, "email": "a"}
    assert row.key.values == (("id", 1),)


def test_five_thousand_values_are_followed(system: System, session: Session) -> None:
    system.put("person", *(person(n) for n in range(0, 6000, 2)))
    assert len(_ids(session, Match("id", EXACT, tuple(range(5000))))) == 2500
    assert len(_ids(session, Match("name", EXACT, tuple(f"Persoon {n}" for n in range(5000))))) == 2500


def test_result_may_be_left_open_while_more_is_asked(system: System, session: Session) -> None:
    system.put("person", *(person(n, email="same") for n in range(1200)))
    rows = session.find(PERSON, [Match("email", EXACT, ("same",))])
    first = next(rows)
    assert len(session.read(PERSON, keys([1, 2]))) == 2
    assert len({first.key, *(row.key for row in rows)}) == 1200


def test_nested_fields_are_found_and_read(system: System, session: Session) -> None:
    doc = {"home": {"city": "Zoë's Dorp"}, "phones": [{"number": "06-12345678"}, {"number": "010 1234567"}]}
    system.put("person", person(1, doc=doc), person(2, doc={"home": {"city": "Elders"}}), person(3))
    assert _ids(session, Match("doc.home.city", FOLDED, ("ZOË'S DORP",))) == [1]
    assert _ids(session, Match("doc.phones.number", DIGITS, ("101234567",))) == [1]
    (row,) = session.find(PERSON, [Match("doc.home.city", EXACT, ("Zoë's Dorp",))])
    assert row.values["doc.phones.number"] == ["06-12345678", "010 1234567"]


def test_composite_keys_are_read(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1))
    strict.put("orders", *({"house": n % 3, "nr": f"O'{n}", "person_id": 1} for n in range(400)))
    wanted = [order_key(n % 3, f"O'{n}") for n in range(300)]
    rows = strict_session.read(ORDERS, [*wanted, order_key(0, "none")])
    assert set(rows) == set(wanted)


def test_rows_that_are_gone_are_left_out(system: System, session: Session) -> None:
    system.put("person", person(1))
    assert set(session.read(PERSON, keys([1, 2, 3]))) == set(keys([1]))
    assert session.read(PERSON, []) == {}


@pytest.mark.parametrize("name", ["nothing", "id; DROP TABLE person", "email OR 1=1 --", '"', "doc_.x"])
def test_column_that_is_not_there_is_said(strict: System, strict_session: Session, name: str) -> None:
    strict.put("person", person(1))
    wrong = Collection(PERSON.id, (Field("id", primary_key=True), Field(name)))
    with pytest.raises(Unreadable, match="no column") as caught:
        list(strict_session.find(wrong, [Match("id", EXACT, (1,))]))
    assert "\n" not in str(caught.value)
    with pytest.raises(Unreadable, match="no column"):
        list(strict_session.find(PERSON, [Match(name, EXACT, ("1",))]))
    assert _ids(strict_session, Match("id", EXACT, (1,))) == [1]


@pytest.mark.parametrize("name", ["nothing", "person; DROP TABLE person", "'"])
def test_table_that_is_not_there_is_said(strict: System, strict_session: Session, name: str) -> None:
    wrong = Collection(CollectionId("crm", name), PERSON.fields)
    with pytest.raises(Unreadable, match="no such table"):
        list(strict_session.find(wrong, [Match("id", EXACT, (1,))]))


def test_column_that_went_away_meanwhile_is_said(database: Database) -> None:
    database.run("CREATE TABLE brief (id integer primary key, email varchar(20))")
    try:
        brief = Collection(CollectionId("crm", "brief"), (Field("id", primary_key=True), Field("email")))
        with database.open().session() as session:
            assert list(session.find(brief, [Match("email", EXACT, ("x",))])) == []
            database.run("ALTER TABLE brief DROP COLUMN email")
            with pytest.raises(Unreadable, match="not there"):
                list(session.find(brief, [Match("email", EXACT, ("x",))]))
            with pytest.raises(Unreadable, match="no column"):
                list(session.find(brief, [Match("email", EXACT, ("x",))]))
    finally:
        database.run("DROP TABLE brief")


def test_very_many_values_at_once_are_found(system: System, session: Session) -> None:
    system.put("person", *(person(n, client="A" if n % 2 else "B", number=f"K{n}") for n in range(1, 41)))
    wanted = tuple(str(n) for n in range(21, 3_000))
    assert _ids(session, Match("id", EXACT, wanted)) == sorted(range(21, 41), key=str)
    numbers = tuple(f"K{n}" for n in range(21, 3_000))
    assert _ids(session, Match("number", EXACT, numbers), within=Within("client", ("A",))) == list(range(21, 41, 2))
