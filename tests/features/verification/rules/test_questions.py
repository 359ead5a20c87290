"""Which questions are asked, with which choices, and what is right."""

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from houvast.features.verification.rules.questions import KnownFact, choose, is_right, may_be_asked

ON = date(2026, 3, 2)


def fact(code: str = "billing:payment.amount", value: object = Decimal("87.40"), kind: str = "amount", **more):
    return KnownFact(code, "Label", value, kind, **more)


@pytest.mark.parametrize(
    "known",
    [
        fact("crm:customer.birth_date", date(1980, 1, 2), "month"),
        fact("crm:customer.geboorte", date(1980, 1, 2), "month"),
        fact("crm:customer.x", date(1980, 1, 2), "month", categories=("user.demographic.date_of_birth",)),
        fact("crm:customer.iban", "NL00BANK0123456789", "number"),
        fact("crm:customer.x", "NL00", "number", categories=("user.financial.bank_account",)),
        fact("crm:customer.customer_number", "100200", "number"),
        fact("crm:customer.klantnummer", "100200", "number"),
        fact("crm:customer.bsn", "123456782", "number"),
        fact("crm:customer.kenteken", "XX-99-XX", "choice", others=("A", "B", "C")),
        fact("crm:customer.phone", "0610000001", "number"),
        fact("crm:customer.postcode", "9999ZZ", "number"),
        fact("crm:customer.maiden_name", "Bakker", "choice", others=("A", "B", "C")),
        fact("crm:customer.pin", "1234", "number"),
        fact("crm:card.card_last4", "1234", "number"),
        fact("care:visit.day", date(2026, 1, 2), "month", categories=("user.health",)),
        fact(printed_on_letters=True),
        fact(value="", kind="number"),
        fact(value="unknown"),
    ],
)
def test_what_many_know_what_is_printed_and_what_is_protected_is_never_asked(known):
    assert not may_be_asked(known)
    assert choose([known], seed="s", on=ON) == ()


def test_three_at_most_one_from_each_system_the_same_for_the_same_seed():
    known = [fact(f"s{n}:c.{name}") for n in range(6) for name in ("paid", "total")]
    chosen = choose(known, seed="one", on=ON)
    assert len(chosen) == len({q.code.partition(":")[0] for q in chosen}) == 3
    assert choose(known[::-1], seed="one", on=ON) == chosen
    assert choose(known, seed="two", on=ON) != chosen
    assert {q.code for q in choose(known, seed="one", on=ON, without={q.code for q in chosen})}.isdisjoint(
        {q.code for q in chosen}
    )


@pytest.mark.parametrize(
    ("known", "right"),
    [
        (fact(), "80-90"),
        (fact(value="430.10"), "400-450"),
        (fact(value=12000), "12000-12500"),
        (fact("t:ticket.opened_at", datetime(2025, 6, 5, tzinfo=UTC), "month"), "2025-06"),
        (fact("t:contract.product", "Groen", "choice", others=("Grijs", "Groen", "Zon", "Wind", "Gas")), "Groen"),
    ],
)
def test_the_right_choice_stands_anywhere_among_four(known, right):
    places = Counter()
    for seed in range(200):
        [question] = choose([known], seed=str(seed), on=ON)
        assert len(set(question.options)) == 4
        places[question.options.index(right)] += 1
        assert [o for o in question.options if is_right(known, o)] == [right]
    assert min(places.values()) > 20
    assert len(places) == 4


def test_no_month_lies_after_today():
    known = fact("t:ticket.opened_at", ON, "month")
    options = {o for seed in range(50) for o in choose([known], seed=str(seed), on=ON)[0].options}
    assert max(options) == "2026-03"


def test_a_choice_without_enough_others_is_not_asked():
    assert choose([fact("t:contract.product", "Groen", "choice", others=("Grijs",))], seed="s", on=ON) == ()


@pytest.mark.parametrize(("said", "right"), [("40.712", True), (" 040712 ", True), ("40713", False), ("", False)])
def test_a_number_may_be_written_in_any_way(said, right):
    known = fact("m:reading.value", 40712, "number")
    assert choose([known], seed="s", on=ON)[0].options == ()
    assert is_right(known, said) is right


def test_a_fact_shows_no_value():
    assert "87" not in repr(fact())
