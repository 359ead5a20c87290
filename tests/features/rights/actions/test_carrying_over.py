"""One proof of identity for two open requests of the same caller, and for nobody else's."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.carrying_over import CannotCarry, carries_to, carry_proof
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import NotIdentified, locate_person
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Relation, Representing, Right, Status
from houvast.features.rights.models import CaseKey
from houvast.features.rights.queries import case_record
from houvast.features.verification.queries import checks_of
from houvast.features.verification.rules.checking import CheckLocked
from houvast.foundation.evidence import queries as evidence
from tests.journeys.centre import NOON

pytestmark = pytest.mark.django_db
PHONE, MAIL, NUMBER = ("phone_number", "0612345678"), ("email", "jip@klant.example"), ("customer_number", "K-1")


@pytest.fixture
def amira(cast):
    return cast.amira.actor


def asked(amira, *keys, right=Right.ACCESS, organisation="zonneveld", **more) -> str:
    return register_case(
        organisation=organisation, right=right, channel=more.pop("channel", Channel.PHONE), received_at=NOON,
        keys=keys or (PHONE, MAIL), by=amira, at=NOON, **more,
    ).number  # fmt: skip


def known(amira, *keys, method="call_back", level=2, proven=("phone_number",), doubt="", **more) -> str:
    case = asked(amira, *keys, **more)
    verify_identity(
        case=case, level=level, method=method, proven=proven, passed=True, reason_of_doubt=doubt, by=amira, at=NOON
    )
    return case


def offered(case, by, **after) -> list[str]:
    return [one.number for one in carries_to(case=case, by=by, at=NOON + timedelta(**after))]


def test_the_other_request_goes_on_and_both_say_which_check_it_was(amira):
    other, case = asked(amira, PHONE, MAIL, right=Right.RECTIFICATION), known(amira)
    assert offered(case, amira) == [other]
    after = carry_proof(case=case, to=other, by=amira, at=NOON + timedelta(minutes=5))
    assert after.status is Status.VERIFIED
    [check] = checks_of(other)
    assert (check.method, check.level, check.proven, check.carried_from) == ("call_back", 2, ("phone_number",), case)
    [told] = evidence.facts_of(case, "verification.proof_carried_over")
    [taken] = evidence.facts_of(other, "verification.proof_taken_over")
    assert (told["to"], taken["of"], taken["checked_at"]) == (other, case, told["checked_at"])
    levels = CaseKey.objects.filter(case__number=other).values_list("proven_level", flat=True)
    assert sorted(levels, key=str) == [2, None]  # the address was not proven, there or here
    assert offered(case, amira) == []


def test_a_proof_that_was_taken_over_is_handed_on_no_further(amira):
    case, other, third = known(amira), asked(amira), asked(amira)
    carry_proof(case=case, to=other, by=amira, at=NOON)
    assert offered(other, amira) == []
    with pytest.raises(CannotCarry):
        carry_proof(case=other, to=third, by=amira, at=NOON)


@pytest.mark.parametrize(
    ("keys", "more"),
    [
        ((MAIL,), {}),
        ((NUMBER,), {}),
        ((("phone_number", "0687654321"),), {}),
        ((PHONE,), {"organisation": "own"}),
        ((PHONE,), {"representing": Representing(Relation.PARENT, "Mina")}),
        ((PHONE,), {"name": "Noor Proef"}),
    ],
    ids=["address", "number", "phone", "principal", "representative", "name"],
)
def test_it_counts_in_no_request_of_another(amira, keys, more):
    case, other = known(amira, PHONE, NUMBER, name="Jip Proef"), asked(amira, *keys, **more)
    assert offered(case, amira) == []
    with pytest.raises(CannotCarry):
        carry_proof(case=case, to=other, by=amira, at=NOON)
    assert case_record(other).status == Status.REGISTERED
    with pytest.raises(NotIdentified):
        locate_person(case=other, by=amira, at=NOON)


def test_who_asks_for_another_hands_no_proof_on(amira):
    case = known(amira, representing=Representing(Relation.PARENT, "Mina"))
    asked(amira)
    assert offered(case, amira) == []


def test_it_counts_within_the_conversation_and_for_who_held_it(amira, cast):
    case, other = known(amira), asked(amira)
    assert offered(case, amira, minutes=59) == [other]
    assert offered(case, amira, minutes=60) == []
    assert offered(case, cast.thijs.actor) == []
    with pytest.raises(CannotCarry):
        carry_proof(case=case, to=other, by=amira, at=NOON + timedelta(hours=2))


def test_where_more_is_asked_it_does_not_count(amira):
    weak = known(amira, level=1, right=Right.OBJECTION, channel=Channel.WEB)
    other, alike = asked(amira), asked(amira, right=Right.OBJECTION, channel=Channel.WEB)
    assert offered(weak, amira) == [alike]
    with pytest.raises(CannotCarry):
        carry_proof(case=weak, to=other, by=amira, at=NOON)
    doubted = asked(amira)
    with pytest.raises(CannotCarry):
        carry_proof(case=known(amira, doubt="recent_change"), to=doubted, by=amira, at=NOON)


def test_a_locked_person_is_not_let_in_by_another_request(amira):
    case, other = known(amira), asked(amira)
    for _ in range(3):
        verify_identity(case=other, level=2, method="call_back", proven=(), passed=False, by=amira, at=NOON)
    with pytest.raises(CheckLocked):
        carry_proof(case=case, to=other, by=amira, at=NOON)
    assert case_record(other).status == Status.REGISTERED


def test_a_request_that_goes_on_already_needs_nothing(amira):
    case = known(amira)
    known(amira)
    assert offered(case, amira) == []
