"""What the answer says of a plan that was carried out."""

from datetime import date

from houvast.engines.datamap.model import CollectionId
from houvast.engines.planner.plan import Cell, Kept, Plan, RowPlan, Verb
from houvast.features.rights.answer.contracts import Change, Correction
from houvast.features.rights.composing.fate import changes_of, corrections_of, kept_of
from tests.features.rights.composing.shop import CUSTOMER, INVOICE, MAP, NOTE, key

DAY = date(2026, 3, 2)
UNTIL = date(2033, 12, 31)


def plan(*rows: RowPlan, right: str = "erasure") -> Plan:
    return Plan(right, "own", DAY, rows)


def row(
    collection: CollectionId,
    number: int,
    verb: Verb,
    kept: tuple[Kept, ...] = (),
    cells: tuple[Cell, ...] = (),
    kind: str = "own",
) -> RowPlan:
    return RowPlan(key(collection, number), verb, {}, cells, kept, kind)


def test_what_stays_is_counted_by_ground_and_last_day():
    tax = Kept(("vat_rate",), "retention", "nl.tax.invoices", UNTIL)
    later = Kept(("vat_rate",), "retention", "nl.tax.invoices", UNTIL.replace(year=2034))
    whole = plan(*(row(INVOICE, n, Verb.KEEP, (ground,)) for n, ground in enumerate([tax, tax, later])))
    first, second = kept_of(whole, MAP, "NL", "en")
    assert (first.what, first.system, first.count, first.until) == ("paid invoice", "billing", 2, UNTIL)
    assert (second.count, second.until) == (1, later.until)
    assert first.law.startswith("AWR 52")
    assert first.ground
    assert first.ground != kept_of(whole, MAP, "NL", "nl")[0].ground


def test_what_is_shared_stays_with_words_of_its_own():
    (kept,) = kept_of(plan(row(CUSTOMER, 1, Verb.KEEP, (Kept(("name",), "shared"),))), MAP, "NL", "en")
    assert (kept.what, kept.until) == ("Customer", None)
    assert "other people" in kept.ground


def test_keys_that_only_join_rows_and_rows_without_fields_are_not_told():
    joins, empty = Kept(("id",), "joins"), Kept((), "empty")
    assert kept_of(plan(row(CUSTOMER, 1, Verb.CHANGE, (joins, empty))), MAP, "NL", "nl") == ()


def test_changes_are_counted_by_what_was_done():
    whole = plan(
        row(CUSTOMER, 1, Verb.DELETE),
        row(CUSTOMER, 2, Verb.CHANGE),
        row(CUSTOMER, 3, Verb.DELETE),
        row(CUSTOMER, 4, Verb.KEEP),
        row(NOTE, 1, Verb.CHANGE, kind="mention"),
    )
    assert changes_of(whole, MAP, "nl") == (
        Change("Klantsysteem", "Klant", erased=2, changed=1),
        Change("Klantsysteem", "Notitie", mentions=1),
    )


def test_a_restriction_locks_rows():
    whole = plan(row(CUSTOMER, 1, Verb.CHANGE), row(NOTE, 1, Verb.CHANGE, kind="mention"), right="restriction")
    assert [change.restricted for change in changes_of(whole, MAP, "nl")] == [1, 1]


def test_a_value_that_was_put_right_is_told_once_for_each_system():
    right = Cell("name", "rectify", "Sane Visser", "Sanne Visser")
    other = Cell("score", "null", 7, None)
    whole = plan(*(row(CUSTOMER, n, Verb.CHANGE, cells=(right, other)) for n in (1, 2)), right="rectification")
    assert corrections_of(whole, MAP, "nl") == (Correction("Klantsysteem", "Naam", "Sane Visser", "Sanne Visser"),)
