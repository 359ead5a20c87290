"""Requests that came in twice: joined with a reason, the first clock counts, and nothing is lost or proven by it."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.answering import NotReady, answer_case
from houvast.features.rights.actions.closing import shred_case
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.joining import CannotJoin, CannotPart, join_case, keep_apart, part_case
from houvast.features.rights.actions.locating import NotIdentified, locate_person
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, JoinedWhy, Outcome, Reason, Relation, Representing, Right, Status
from houvast.features.rights.models import CaseKey, CaseRecord
from houvast.features.rights.queries import case_record, facts_of, joinable, joined_with, similar_to
from houvast.foundation.evidence import queries as evidence
from tests.cast import SETUP
from tests.journeys.centre import NOON

pytestmark = pytest.mark.django_db
PHONE, MAIL = ("phone_number", "0612345678"), ("email", "a@example.org")
DOUBT = (Reason("Wij weten niet wie u bent.", "AVG art. 12(6)"),)
WHY = "Belde twee keer over hetzelfde."


@pytest.fixture(autouse=True)
def everybody(cast):
    """The organisations are there."""


def asked(*keys, days=0, right=Right.ERASURE, organisation="zonneveld", **more):
    return register_case(
        organisation=organisation, right=right, channel=Channel.PHONE, received_at=NOON - timedelta(days=days),
        keys=keys or [PHONE], by=SETUP, at=NOON, **more,
    ).number  # fmt: skip


def joined(case, to, why=JoinedWhy.DUPLICATE, reason=WHY):
    return join_case(case=case, to=to, why=why, reason=reason, by=SETUP, at=NOON)


def proven(case, kind="phone_number"):
    verify_identity(case=case, level=2, method="call_back", proven=(kind,), passed=True, by=SETUP, at=NOON)


def test_a_second_request_goes_on_in_the_first_and_closes_with_its_reason():
    first, second = asked(days=3), asked()
    assert joinable(second) == (first,)
    after = joined(second, first)
    assert (after.number, after.status) == (first, Status.REGISTERED)
    closed = facts_of(case_record(second))
    assert (closed.status, closed.joined_to, closed.answered_at) == (Status.CLOSED, first, None)
    assert joined_with(first) == (second,)
    (fact,) = evidence.facts_of(second, "rights.case_joined")
    assert fact == {"to": first, "why": "duplicate"}  # the reason may name somebody, and is sealed


def test_the_clock_of_the_first_receipt_counts_whichever_goes_on():
    first, second = asked(days=5), asked(days=1)
    due = case_record(first).due_on
    after = joined(first, second)
    assert (after.due, after.received_at) == (due, NOON - timedelta(days=5))
    part_case(case=first, reason="Toch iemand anders.", by=SETUP, at=NOON)
    assert case_record(second).received_at == NOON - timedelta(days=1)
    assert case_record(first).due_on == due


def test_an_extended_term_stays_extended_from_the_first_receipt():
    first, second = asked(days=20), asked()
    CaseRecord.objects.filter(number=second).update(extended_on=NOON.date())
    after = joined(first, second)
    assert after.due == after.term.extended


def test_three_joined_and_one_parted_leaves_the_earliest_of_what_stays():
    goes_on, older, oldest = asked(days=1), asked(days=3), asked(days=6)
    joined(older, goes_on)
    joined(oldest, goes_on)
    part_case(case=oldest, reason=WHY, by=SETUP, at=NOON)
    assert case_record(goes_on).received_at == NOON - timedelta(days=3)
    part_case(case=older, reason=WHY, by=SETUP, at=NOON)
    assert case_record(goes_on).received_at == NOON - timedelta(days=1)


def test_what_stood_in_the_joined_request_proves_nothing():
    first, second = asked(PHONE), asked(PHONE, MAIL)
    joined(second, first)
    assert not CaseKey.objects.filter(case__number=first).exclude(proven_level=None).exists()
    assert CaseKey.objects.filter(case__number=first).count() == 1
    with pytest.raises(NotIdentified):
        locate_person(case=first, by=SETUP, at=NOON)


def test_who_is_known_does_not_go_on_where_nobody_is():
    stranger, known = asked(days=2), asked()
    proven(known)
    with pytest.raises(CannotJoin, match="better known"):
        joined(known, stranger)
    joined(stranger, known)
    assert case_record(known).status == Status.VERIFIED


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"right": Right.ACCESS}, "another thing"),
        ({"organisation": "own"}, "another thing"),
        ({"keys": (MAIL,)}, "no identifier in common"),
        ({"representing": Representing(Relation.PARENT, "Mina")}, "two people"),
    ],
)
def test_only_the_same_request_of_the_same_person_is_joined(other, said):
    first = asked()
    second = asked(*other.pop("keys", ()), **other)
    with pytest.raises(CannotJoin, match=said):
        joined(second, first)
    assert case_record(second).status == Status.REGISTERED


def test_nothing_is_joined_without_a_reason_with_itself_or_into_what_ended():
    first, second = asked(), asked()
    with pytest.raises(CannotJoin):
        joined(second, first, reason="  ")
    with pytest.raises(CannotJoin):
        joined(first, first)
    answer_case(case=first, outcome=Outcome.NOT_IDENTIFIED, reasons=DOUBT, by=SETUP, at=NOON)
    with pytest.raises(CannotJoin, match="nothing can go on"):
        joined(second, first)


def test_no_chain_grows_in_which_a_request_could_get_lost():
    first, second, third = asked(), asked(), asked()
    joined(second, first)
    with pytest.raises(CannotJoin):
        joined(third, second)
    with pytest.raises(CannotJoin, match="goes on in it"):
        joined(first, third)


def test_two_people_with_one_phone_are_kept_apart_and_proposed_no_more():
    first, second = asked(), asked()
    keep_apart(case=second, other=first, reason="Vader en zoon met een telefoon.", by=SETUP, at=NOON)
    keep_apart(case=first, other=second, reason="Nog eens.", by=SETUP, at=NOON)
    assert joinable(first) == joinable(second) == ()
    assert similar_to(case_record(first)) == ()
    assert len(evidence.facts_of(first, "rights.cases_kept_apart")) == 1
    joined(second, first)  # somebody may see it otherwise later
    assert joined_with(first) == (second,)


def test_joining_is_undone_while_the_other_is_open_and_not_after():
    first, second = asked(), asked()
    joined(second, first)
    back = part_case(case=second, reason="Is een ander.", by=SETUP, at=NOON)
    assert (back.status, back.joined_to, back.closed_at) == (Status.REGISTERED, None, None)
    with pytest.raises(CannotPart):
        part_case(case=second, reason="x", by=SETUP, at=NOON)
    joined(second, first)
    CaseRecord.objects.filter(number=first).update(status=Status.ANSWERED)
    with pytest.raises(CannotPart):
        part_case(case=second, reason="x", by=SETUP, at=NOON)


def test_what_was_shredded_comes_not_back():
    first, second = asked(), asked()
    joined(second, first)
    shred_case(case=second, by=SETUP, at=NOON)
    with pytest.raises(CannotPart, match="destroyed"):
        part_case(case=second, reason="x", by=SETUP, at=NOON)


def test_a_stranger_who_is_not_identified_takes_no_request_of_another_along():
    first, second = asked(), asked()
    joined(second, first)
    with pytest.raises(NotReady, match=second):
        answer_case(case=first, outcome=Outcome.NOT_IDENTIFIED, reasons=DOUBT, by=SETUP, at=NOON)
    part_case(case=second, reason=WHY, by=SETUP, at=NOON)
    answer_case(case=first, outcome=Outcome.NOT_IDENTIFIED, reasons=DOUBT, by=SETUP, at=NOON)
    assert case_record(second).status == Status.REGISTERED
