"""Somebody who asks for another: registered at once, and nothing disclosed or changed before both things were seen."""

from datetime import timedelta

import pytest

from houvast.engines.rulepacks.representation import Relation, SeenHow
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.authorising import (
    MethodNotForThem,
    NobodyRepresents,
    NoReasonGiven,
    ProofNotOnSheet,
    RepresentativeLocked,
    TooLateToRepresent,
    check_representative,
    name_representative,
    refuse_authority,
    see_proof,
)
from houvast.features.rights.actions.carrying_out import approve_case_plan, plan_case
from houvast.features.rights.actions.completing import complete_person
from houvast.features.rights.actions.drafting import draft
from houvast.features.rights.actions.locating import NotIdentified, locate_person
from houvast.features.rights.actions.registering import give_keys, register_case
from houvast.features.rights.answer.contracts import Outcome, Reason
from houvast.features.rights.composing.composing import compose
from houvast.features.rights.contracts import Authority, Channel, RefusedWhy, Representing, Right, Status
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.models import CaseRecord, ProofSeen, RepresentativeCheck
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import authority_of, case_record
from houvast.features.rights.representing import BeyondTheLaw, NotAuthorised, refuse_unauthorised
from houvast.features.verification.queries import required_level
from houvast.foundation.evidence import queries as evidence
from tests.features.rights.desk.stage import set_stage
from tests.journeys.centre import NOON, SYSTEM, open_centre, verified_case

pytestmark = pytest.mark.django_db

MOTHER = Representing(Relation.PARENT, "Mina Proef", (("email", "mina@example.org"),), ("Proefstraat 2", "1000 AA"))
LAWYER = Representing(Relation.LAWYER, "mr. L. Proef", (("email", "lp@advocaat.example"),))


@pytest.fixture
def centre(tmp_path):
    return open_centre(tmp_path, people=40)


def asked(centre, who=MOTHER, right=Right.ERASURE, organisation="energie", name="vera"):
    return verified_case(centre, name, organisation, right, representing=who)


def mother_seen(case):
    see_proof(case=case, need="authority", proof="birth_record", how=SeenHow.ORIGINAL, by=SYSTEM, at=NOON)
    return check_representative(
        case=case, level=3, method="in_person", passed=True, proven=("email",), by=SYSTEM, at=NOON
    )


def test_whoever_asks_for_another_is_registered_at_once_and_the_clock_runs(cast):
    case = register_case(
        organisation="zonneveld", right=Right.ACCESS, channel=Channel.PHONE, received_at=NOON, name="Kind Proef",
        representing=MOTHER, by=SYSTEM, at=NOON,
    )  # fmt: skip
    assert (case.authority, case.status) == (Authority.WAITING, Status.REGISTERED)
    assert case.due > case.received_at.date()
    one = open_person(case.number, bytes(case_record(case.number).person)).representative
    assert (one.relation, one.name, one.keys[0].value) == (Relation.PARENT, "Mina Proef", "mina@example.org")


def test_what_the_representative_is_lies_sealed_in_table_and_fact(cast):
    case = register_case(
        organisation="zonneveld", right=Right.ACCESS, channel=Channel.PHONE, received_at=NOON, representing=MOTHER,
        by=SYSTEM, at=NOON,
    )  # fmt: skip
    assert b"Mina" not in bytes(case_record(case.number).person)
    (fact,) = evidence.facts_of(case.number, "rights.representative_named")
    assert fact == {"relation": "parent", "able": False}


def test_nothing_is_searched_before_authority_and_identity_of_the_representative_were_seen(centre):
    case = asked(centre)
    with pytest.raises(NotAuthorised):
        locate_person(case=case, by=SYSTEM, at=NOON)
    see_proof(case=case, need="authority", proof="birth_record", how=SeenHow.ORIGINAL, by=SYSTEM, at=NOON)
    with pytest.raises(NotAuthorised):  # who she is was not seen
        locate_person(case=case, by=SYSTEM, at=NOON)
    check_representative(case=case, level=2, method="call_back", passed=True, by=SYSTEM, at=NOON)
    with pytest.raises(NotAuthorised):  # a child's data ask for more
        locate_person(case=case, by=SYSTEM, at=NOON)
    card = check_representative(case=case, level=3, method="in_person", passed=True, by=SYSTEM, at=NOON)
    assert (card.state, card.level, card.level_needed) == (Authority.SEEN, 3, 3)
    assert locate_person(case=case, by=SYSTEM, at=NOON).located


def test_the_authority_alone_proves_no_identifier_of_the_person(centre):
    case = register_case(
        organisation="energie", right=Right.ERASURE, channel=Channel.PHONE, received_at=NOON, name="Vera",
        keys=centre.keys_of("vera", "energie"), representing=MOTHER, by=SYSTEM, at=NOON,
    ).number  # fmt: skip
    assert mother_seen(case).state is Authority.SEEN
    with pytest.raises(NotIdentified):
        locate_person(case=case, by=SYSTEM, at=NOON)


def test_nothing_is_answered_with_data_without_authority_but_a_refusal_can_be(centre):
    case = asked(centre)
    CaseRecord.objects.filter(number=case).update(status=Status.READ_BACK)
    with pytest.raises(NotAuthorised):
        answer_case(case=case, by=SYSTEM, at=NOON)
    CaseRecord.objects.filter(number=case).update(status=Status.REGISTERED)
    reasons = (Reason("Wij zagen niet dat u dit mag vragen.", "AVG art. 12(6)"),)
    assert answer_case(case=case, outcome=Outcome.REFUSED, reasons=reasons, by=SYSTEM, at=NOON).code


def test_an_authority_that_is_refused_after_approval_holds_the_execution_back(tmp_path):
    stage = set_stage(tmp_path)
    case = asked(stage.centre)
    mother_seen(case)
    CaseRecord.objects.filter(number=case).update(status=Status.VERIFIED)
    locate_person(case=case, by=SYSTEM, at=NOON)
    CaseRecord.objects.filter(number=case).update(status=Status.LOCATED)
    refuse_authority(case=case, why=RefusedWhy.NOT_VALID, reason="Het gezag is geëindigd.", by=SYSTEM, at=NOON)
    with pytest.raises(NotAuthorised):
        plan_case(case=case, by=SYSTEM, at=NOON)
    CaseRecord.objects.filter(number=case).update(status=Status.PLANNED)
    with pytest.raises(NotAuthorised):
        approve_case_plan(case=case, plan_hash="0" * 64, by=SYSTEM, at=NOON)


def test_a_refused_authority_leaves_the_case_registered_its_clock_running_and_can_still_be_shown(centre):
    case = asked(centre)
    due = case_record(case).due_on
    see_proof(case=case, need="authority", proof="birth_record", how=SeenHow.COPY, by=SYSTEM, at=NOON)
    with pytest.raises(NoReasonGiven):
        refuse_authority(case=case, why=RefusedWhy.DOUBT, reason=" ", by=SYSTEM, at=NOON)
    refuse_authority(case=case, why=RefusedWhy.DOUBT, reason="De akte is van een ander kind.", by=SYSTEM, at=NOON)
    found = case_record(case)
    assert (found.authority, found.due_on, found.closed_at) == (Authority.REFUSED, due, None)
    (fact,) = evidence.facts_of(case, "rights.authority_refused")
    assert fact == {"why": "doubt"}
    assert [need.key for need in authority_of(case).missing] == ["authority"]
    assert mother_seen(case).state is Authority.SEEN


def test_a_child_that_can_ask_itself_must_agree(centre):
    able = Representing(Relation.PARENT, "Mina Proef", MOTHER.keys, able=True)
    case = asked(centre, able)
    assert mother_seen(case).state is Authority.WAITING
    card = see_proof(case=case, need="child_agrees", proof="child_asked", how=SeenHow.ASKED, by=SYSTEM, at=NOON)
    assert card.state is Authority.SEEN
    letter = compose(case_record(case), at=NOON, outcome=Outcome.REFUSED, reasons=(Reason("x", "y"),))
    assert letter.addressee.name == "Vera"


def test_a_lawyers_word_is_not_enough(centre):
    case = asked(centre, LAWYER)
    see_proof(case=case, need="register", proof="bar_register", how=SeenHow.REGISTER, by=SYSTEM, at=NOON)
    card = check_representative(case=case, level=2, method="call_back", passed=True, by=SYSTEM, at=NOON)
    assert [need.key for need in card.missing] == ["authority"]
    card = see_proof(case=case, need="authority", proof="person_asked", how=SeenHow.ASKED, by=SYSTEM, at=NOON)
    assert card.state is Authority.SEEN


@pytest.mark.parametrize(
    ("need", "proof", "how"),
    [
        ("authority", "passport", SeenHow.ORIGINAL),
        ("death", "birth_record", SeenHow.ORIGINAL),
        ("authority", "birth_record", SeenHow.ASKED),
    ],
)
def test_only_what_stands_on_the_sheet_counts(centre, need, proof, how):
    case = asked(centre)
    with pytest.raises(ProofNotOnSheet):
        see_proof(case=case, need=need, proof=proof, how=how, by=SYSTEM, at=NOON)
    assert not ProofSeen.objects.exists()


def test_no_access_is_given_to_the_file_of_who_has_died(centre):
    case = asked(centre, Representing(Relation.HEIR, "Erf Proef"), Right.ACCESS)
    see_proof(case=case, need="death", proof="death_record", how=SeenHow.COPY, by=SYSTEM, at=NOON)
    see_proof(case=case, need="authority", proof="inheritance_certificate", how=SeenHow.ORIGINAL, by=SYSTEM, at=NOON)
    check_representative(case=case, level=3, method="in_person", passed=True, by=SYSTEM, at=NOON)
    assert case_record(case).authority == Authority.SEEN
    with pytest.raises(BeyondTheLaw):
        locate_person(case=case, by=SYSTEM, at=NOON)


def test_to_be_left_alone_one_need_not_show_an_authority(centre):
    keys = [("phone_number", "0612345678")]
    case = register_case(
        organisation="energie", right=Right.WITHDRAWAL, channel=Channel.PHONE, received_at=NOON, keys=keys,
        representing=MOTHER, by=SYSTEM, at=NOON,
    ).number  # fmt: skip
    assert required_level("withdrawal", "phone") == 0
    assert authority_of(case).state is Authority.WAITING
    refuse_unauthorised(case_record(case))


def test_letters_go_to_the_representative_and_say_about_whom(centre):
    case = asked(centre)
    letter = compose(case_record(case), at=NOON, outcome=Outcome.REFUSED, reasons=(Reason("x", "y"),))
    assert letter.addressee.name == "Mina Proef"
    assert letter.addressee.address == ("Over de gegevens van Vera", "Proefstraat 2", "1000 AA")


def test_another_representative_starts_anew_with_nothing_proven(centre):
    case = asked(centre)
    mother_seen(case)
    name_representative(case=case, representing=LAWYER, by=SYSTEM, at=NOON)
    found = case_record(case)
    assert (found.authority, found.status) == (Authority.WAITING, Status.REGISTERED)
    assert not ProofSeen.objects.exists()
    assert not RepresentativeCheck.objects.exists()
    name_representative(case=case, representing=None, by=SYSTEM, at=NOON)
    assert authority_of(case) is None
    with pytest.raises(NotIdentified):
        locate_person(case=case, by=SYSTEM, at=NOON)
    with pytest.raises(NobodyRepresents):
        see_proof(case=case, need="authority", proof="birth_record", how=SeenHow.ORIGINAL, by=SYSTEM, at=NOON)


def test_what_is_written_down_later_leaves_the_representative(centre):
    case = asked(centre)
    complete_person(case=case, address=("Proefstraat 1",), corrections=(), by=SYSTEM, at=NOON)
    give_keys(case=case, keys=[("email", "vera@example.org")], by=SYSTEM, at=NOON)
    person = open_person(case, bytes(case_record(case).person))
    assert person.representative.name == "Mina Proef"
    assert person.address == ("Proefstraat 1",)


def test_a_representative_who_fails_thrice_is_locked_for_a_day_and_the_request_stays(centre):
    case = asked(centre)
    for _ in range(3):
        check_representative(case=case, level=1, method="call_back", passed=False, by=SYSTEM, at=NOON)
    with pytest.raises(RepresentativeLocked):
        check_representative(case=case, level=2, method="call_back", passed=True, by=SYSTEM, at=NOON)
    assert case_record(case).closed_at is None
    after = NOON + timedelta(days=1, minutes=1)
    check_representative(case=case, level=3, method="in_person", passed=True, by=SYSTEM, at=after)


@pytest.mark.parametrize(("method", "level"), [("override", 3), ("address_match", 3), ("hearsay", 1), ("in_person", 9)])
def test_a_check_is_no_stronger_than_its_method(centre, method, level):
    with pytest.raises(MethodNotForThem):
        check_representative(case=asked(centre), level=level, method=method, passed=True, by=SYSTEM, at=NOON)


def test_a_part_that_is_split_off_keeps_the_authority_of_the_whole(centre):
    case = asked(centre, right=Right.ACCESS, organisation="own", name="sanne")
    mother_seen(case)
    locate_person(case=case, by=SYSTEM, at=NOON)
    part = CaseRecord.objects.filter(parent__number=case).first()
    assert part.authority == Authority.SEEN
    assert [one.need for one in authority_of(part.number).seen] == ["authority"]
    with pytest.raises(TooLateToRepresent):
        name_representative(case=case, representing=None, by=SYSTEM, at=NOON)
    refuse_authority(case=part.number, why=RefusedWhy.NOT_VALID, reason="Ingetrokken.", by=SYSTEM, at=NOON)
    assert {c.authority for c in CaseRecord.objects.all()} == {Authority.REFUSED}
    with pytest.raises(NotAuthorised):
        locate_person(case=part.number, by=SYSTEM, at=NOON)


def test_what_gives_something_away_goes_to_a_representative_only_at_a_proven_address(centre):
    case = asked(centre)
    receipt = draft(case=case, kind=MailKind.RECEIPT, at=NOON)
    assert (receipt.to, receipt.is_proven) == ("mina@example.org", False)
    assert "Mina" not in receipt.written.text
    assert "Vera" not in receipt.written.text
    CaseRecord.objects.filter(number=case).update(extended_on=NOON.date(), extension_reasons=["complexity"])
    assert draft(case=case, kind=MailKind.EXTENSION, at=NOON).to == ""
    see_proof(case=case, need="authority", proof="birth_record", how=SeenHow.ORIGINAL, by=SYSTEM, at=NOON)
    check_representative(case=case, level=3, method="in_person", passed=True, by=SYSTEM, at=NOON)
    assert draft(case=case, kind=MailKind.EXTENSION, at=NOON).to == ""  # she said it; nobody saw that it is hers
    mother_seen(case)
    extension = draft(case=case, kind=MailKind.EXTENSION, at=NOON)
    assert (extension.to, extension.is_proven) == ("mina@example.org", True)
    assert "Mina Proef" in extension.written.text
