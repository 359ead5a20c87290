"""Refusing as unfounded or excessive: written reasons, two colleagues, never the first request of somebody known."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.answering import answer_case, preview
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.joining import join_case
from houvast.features.rights.actions.refusing import CannotRefuse, approve_refusal, ask_refusal, withdraw_refusal
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, JoinedWhy, Outcome, Reason, RefusalGround, Right
from houvast.features.rights.queries import case_record, refusal_asked
from houvast.features.rights.refusals import RefusalNotApproved, earlier_requests
from houvast.foundation.evidence import queries as evidence
from tests.cast import SETUP
from tests.journeys.centre import NOON

pytestmark = pytest.mark.django_db
WHY = "U vroeg dit vorige week ook, en er is sindsdien niets veranderd."


def asked(days=0, *, known=True, keys=(("phone_number", "0612345678"),)):
    case = register_case(
        organisation="zonneveld", right=Right.ACCESS, channel=Channel.PHONE, received_at=NOON - timedelta(days=days),
        keys=keys, by=SETUP, at=NOON,
    ).number  # fmt: skip
    if known:
        verify_identity(
            case=case, level=2, method="call_back", proven=("phone_number",), passed=True, by=SETUP, at=NOON
        )
    return case


@pytest.fixture
def second(cast):
    asked(7)
    return asked()


def wish(case, who, reasons=WHY):
    return ask_refusal(case=case, ground=RefusalGround.EXCESSIVE, reasons=reasons, by=who.actor, at=NOON)


def test_it_is_refused_with_its_reasons_and_the_ways_to_complain_once_two_agreed(cast, second):
    card = wish(second, cast.thijs)
    approve_refusal(case=second, refusal=card.id, by=cast.olga.actor, at=NOON)
    letter = preview(case=second, outcome=Outcome.REFUSED, at=NOON)
    (reason,) = letter.reasons
    assert (reason.law, reason.grounds) == ("AVG art. 12 lid 5", ("excessive",))
    assert reason.words.startswith("De wet laat ons nee zeggen als een verzoek veel te ver gaat.")
    assert reason.words.endswith(WHY)
    assert letter.remedies.complaint
    assert letter.remedies.court
    assert answer_case(case=second, outcome=Outcome.REFUSED, by=cast.thijs.actor, at=NOON).outcome is Outcome.REFUSED


def test_how_often_somebody_asked_is_shown_and_kept_in_evidence(cast, second):
    wish(second, cast.thijs)
    card, earlier = refusal_asked(second)
    assert (card.reasons, card.is_approved, [one.right for one in earlier]) == (WHY, False, [Right.ACCESS])
    (fact,) = evidence.facts_of(second, "rights.refusal_asked")
    assert fact == {"ground": "excessive", "earlier": 1}


def test_the_first_request_of_somebody_is_answered(cast):
    with pytest.raises(CannotRefuse, match="first request"):
        wish(asked(), cast.thijs)


def test_what_others_asked_in_somebodys_name_is_not_held_against_them(cast):
    for days in (3, 2, 1):
        asked(days, known=False)
    case = asked()
    assert earlier_requests(case_record(case)) == ()
    with pytest.raises(CannotRefuse):
        wish(case, cast.thijs)


def test_what_was_joined_is_one_request(cast):
    first, twice = asked(2), asked(1)
    join_case(case=twice, to=first, why=JoinedWhy.DUPLICATE, reason="Zelfde.", by=SETUP, at=NOON)
    assert len(earlier_requests(case_record(asked()))) == 1


def test_nobody_is_refused_before_it_is_known_who_asks(cast, second):
    with pytest.raises(CannotRefuse, match="who is asking"):
        wish(asked(known=False), cast.thijs)


def test_nobody_agrees_with_themselves_and_no_machine_does(cast, second):
    card = wish(second, cast.olga)
    for by in (cast.olga.actor, SETUP):
        with pytest.raises(CannotRefuse, match="colleague"):
            approve_refusal(case=second, refusal=card.id, by=by, at=NOON)


def test_who_agrees_agrees_with_these_reasons(cast, second):
    before = wish(second, cast.thijs)
    wish(second, cast.thijs, WHY + " Ook daarvoor al.")
    with pytest.raises(CannotRefuse, match="look at the case again"):
        approve_refusal(case=second, refusal=before.id, by=cast.olga.actor, at=NOON)


@pytest.mark.parametrize("law", ["GDPR art. 12(5)", "AVG art. 12 lid 5", "AVG 12, lid 5", "DSGVO Art. 12 Abs. 5"])
def test_one_colleague_alone_does_not_refuse_on_this_ground(cast, second, law):
    for reason in (Reason(WHY, law), Reason(f"{WHY} ({law})")):
        with pytest.raises(RefusalNotApproved):
            answer_case(case=second, outcome=Outcome.REFUSED, reasons=(reason,), by=cast.thijs.actor, at=NOON)
    assert not evidence.facts_of(second, "rights.case_answered")


def test_what_is_taken_back_refuses_nobody(cast, second):
    card = wish(second, cast.thijs)
    approve_refusal(case=second, refusal=card.id, by=cast.olga.actor, at=NOON)
    withdraw_refusal(case=second, by=cast.thijs.actor, at=NOON)
    assert refusal_asked(second)[0] is None
    with pytest.raises(CannotRefuse):
        withdraw_refusal(case=second, by=cast.thijs.actor, at=NOON)


@pytest.mark.parametrize("reasons", ["", "Te veel.", "   "])
def test_a_refusal_without_reasons_is_none(cast, second, reasons):
    with pytest.raises(CannotRefuse, match="reasons"):
        wish(second, cast.thijs, reasons)
