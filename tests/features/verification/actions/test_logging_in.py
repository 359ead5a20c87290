"""What a provider told is judged against what is on file; nothing of it stays."""

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification.actions.logging_in import LoginOver, Told, judge_login, take_login
from houvast.features.verification.contracts import Method
from houvast.features.verification.queries import checks_of, proven_kinds
from houvast.features.verification.rules.agreeing import traits_in
from houvast.features.verification.rules.checking import CheckLocked
from tests.features.verification.stage import AMIRA, CASE, EMAIL, GIVEN, MOBILE, NOON, NUMBER, about

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
JIP = traits_in({"given_name": "Jip", "family_name": "de Vries", "birthdate": "1980-01-02"})
JAN = traits_in({"given_name": "Jan", "family_name": "de Vries", "birthdate": "1980-01-02"})
LINES = """
providers:
  eid: {issuer: "https://eid.example", client_id: us, secret: "env:X"}
  shop: {issuer: "https://shop.example", client_id: us, secret: "env:X", compare: [], proves: {klant: customer_number}}
"""


@pytest.fixture(autouse=True)
def two_providers(settings, tmp_path):
    (tmp_path / "who.yaml").write_text(LINES)
    settings.HOUVAST_IDENTITY_PROVIDERS = str(tmp_path / "who.yaml")


def judge(traits=JIP, *, provider="eid", level=3, told=(), found_by=GIVEN, case=CASE):
    said = Told(provider, level, traits, frozenset(told))
    return judge_login(about=about(case), told=said, on_file=JIP, found_by=frozenset(found_by), by=AMIRA, at=NOON)


def test_the_person_proves_every_identifier_of_their_row():
    assert judge(found_by=(EMAIL, NUMBER)).right
    assert checks_of(CASE)[-1].method is Method.EID
    assert proven_kinds(CASE) == {"email", "customer_number"}


def test_somebody_else_or_nobody_on_file_proves_nothing():
    assert not judge(JAN).right
    assert not judge(found_by=()).right
    assert proven_kinds(CASE) == frozenset()
    assert [check.passed for check in checks_of(CASE)] == [False, False]


def test_what_only_identifiers_prove_is_those_that_are_the_same():
    assert judge(JAN, provider="shop", level=2, told=[NUMBER, Identifier("customer_number", "ZE9")]).right
    assert proven_kinds(CASE) == {"customer_number"}
    assert not judge(JAN, provider="shop", level=2, told=[Identifier("customer_number", "ZE9")], case="2026-0008").right


def test_the_third_failure_locks():
    assert [judge(JAN, case=f"2026-001{n}").locked for n in range(3)] == [False, False, True]
    with pytest.raises(CheckLocked):
        judge(found_by=(MOBILE,))


def test_an_answer_to_nothing_is_taken_by_nobody():
    with pytest.raises(LoginOver):
        take_login(provider="eid", state="x", session="y", at=NOON)
