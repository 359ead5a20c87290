"""No disclosure without identity, and each identifier needs a proof of its own."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.rights.actions.identifying import ProvesNothing, verify_identity
from houvast.features.rights.actions.locating import NotIdentified, locate_person
from houvast.features.rights.actions.registering import give_keys, register_case
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import copy_proofs, proven_keys
from houvast.features.rights.queries import case_record
from houvast.foundation.events.facts import Actor

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
AGENT = Actor("system", "test")
MINE, OTHER = "vera@example.org", "ruben@example.org"


def register(*keys: tuple[str, str], right: Right = Right.ACCESS, organisation: str = "zonneveld") -> CaseRecord:
    facts = register_case(
        organisation=organisation,
        right=right,
        channel=Channel.MAIL,
        received_at=NOW - timedelta(days=1),
        keys=keys,
        by=AGENT,
        at=NOW,
    )
    return case_record(facts.number)


def check(case: CaseRecord, *proven: str, level: int = 2, passed: bool = True) -> Status:
    facts = verify_identity(
        case=case.number, level=level, method="call_back", proven=proven, passed=passed, by=AGENT, at=NOW
    )
    return facts.status


def searched_with(case: CaseRecord) -> set[str]:
    return {i.value for i in proven_keys(case, open_person(case.number, bytes(case.person)), level=2)}


def test_of_two_addresses_only_the_proven_one_is_searched_with(cast):
    case = register(("email", MINE), ("email", OTHER))
    assert check(case, f"email:{MINE}") is Status.VERIFIED
    assert searched_with(case) == {MINE}


def test_a_kind_that_could_be_one_of_several_proves_nothing(cast):
    case = register(("email", MINE), ("email", OTHER))
    with pytest.raises(ProvesNothing, match="2 of the kind email"):
        check(case, "email")
    assert case_record(case.number).status == Status.REGISTERED


def test_the_same_address_in_two_notations_is_one(cast):
    case = register(("phone_number", "06-10000001"), ("phone_number", "+31 6 10000001"))
    assert check(case, "phone_number:0031610000001") is Status.VERIFIED
    assert searched_with(case) == {"+31610000001"}


@pytest.mark.parametrize("proven", [(), ("customer_number",), ("email:someone.else@example.org",), ("nonsense",)])
def test_what_was_not_given_is_not_proven(cast, proven):
    case = register(("email", MINE))
    with pytest.raises(ProvesNothing):
        check(case, *proven)


def test_an_address_that_takes_the_place_of_a_proven_one_is_not_proven(cast):
    case = register(("email", MINE))
    check(case, "email")
    give_keys(case=case.number, keys=[("email", OTHER)], by=AGENT, at=NOW)
    assert searched_with(case_record(case.number)) == set()
    with pytest.raises(NotIdentified):
        locate_person(case=case.number, by=AGENT, at=NOW)


def test_an_address_that_stays_keeps_its_proof(cast):
    case = register(("email", MINE))
    check(case, "email")
    give_keys(case=case.number, keys=[("email", MINE.upper()), ("phone_number", "0610000001")], by=AGENT, at=NOW)
    assert searched_with(case_record(case.number)) == {MINE}


def test_a_weak_check_does_not_prove_what_a_strong_one_left_out(cast):
    case = register(("email", MINE), ("email", OTHER))
    check(case, f"email:{OTHER}", level=1)
    check(case, f"email:{MINE}")
    assert searched_with(case) == {MINE}


def test_a_failed_check_proves_nothing(cast):
    case = register(("email", MINE))
    assert check(case, "email", passed=False) is Status.REGISTERED
    assert searched_with(case) == set()


def test_without_identity_nothing_is_located(cast):
    case = register(("email", MINE))
    with pytest.raises(NotIdentified, match="not established"):
        locate_person(case=case.number, by=AGENT, at=NOW)


def test_a_case_that_was_split_off_has_the_same_proofs(cast):
    case, split = register(("email", MINE), ("email", OTHER)), register(("email", MINE), ("email", OTHER))
    check(case, f"email:{MINE}")
    copy_proofs(open_person(case.number, bytes(case.person)), of=case, to=split)
    person = open_person(split.number, bytes(split.person))
    assert proven_keys(split, person, level=2) == {Identifier("email", MINE)}
