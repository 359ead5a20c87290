"""A reasonable fee: two colleagues, never a first request, the person hears before, and the clock runs."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.answering import answer_case, preview
from houvast.features.rights.actions.closing import CannotClose, close_case
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.refusing import CannotRefuse, ask_refusal, withdraw_refusal
from houvast.features.rights.actions.refusing_fee import (
    CannotAskFee,
    approve_fee,
    ask_fee,
    end_fee,
    fee_notice,
    tell_of_fee,
)
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import (
    Channel,
    Outcome,
    Reason,
    RefusalGround,
    Right,
    Status,
)
from houvast.features.rights.fees import FeeUnpaid
from houvast.features.rights.queries import case_record, facts_of, fee_asked
from houvast.features.rights.telling_contracts import FeeEnd
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from tests.cast import SETUP
from tests.features.rights.test_refusals import WHY, asked
from tests.journeys.centre import NOON
from tests.services import mail_server

pytestmark = pytest.mark.django_db
COSTS = "Twee uur werk en porto."
MAIL = (("email", "vera@klant.example"), ("phone_number", "0612345678"))


@pytest.fixture
def second(cast):
    asked(7)
    return asked()


def wish(case, who, **more):
    given = {"ground": RefusalGround.EXCESSIVE, "cents": 1250, "costs": COSTS, "reasons": WHY, **more}
    return ask_fee(case=case, by=who.actor, at=NOON, **given)


def agreed(case, cast):
    return approve_fee(case=case, fee=wish(case, cast.thijs).id, by=cast.olga.actor, at=NOON)


def told(case, cast):
    agreed(case, cast)
    return tell_of_fee(case=case, by_mail=False, by=cast.thijs.actor, at=NOON)


def end(case, cast, how, words=""):
    return end_fee(case=case, end=how, words=words, by=cast.thijs.actor, at=NOON)


def test_what_is_answered_waits_for_the_fee_and_the_legal_date_does_not(cast, second):
    due = facts_of(case_record(second)).due
    told(second, cast)
    for give in (lambda: preview(case=second, at=NOON), lambda: answer_case(case=second, by=cast.thijs.actor, at=NOON)):
        with pytest.raises(FeeUnpaid, match="was paid"):
            give()
    assert facts_of(case_record(second)).due == due
    end(second, cast, FeeEnd.PAID)
    assert fee_asked(second) is None
    with pytest.raises(Exception, match="nothing was searched"):
        preview(case=second, at=NOON)


def test_the_person_reads_amount_costs_reasons_and_that_they_may_take_it_back(cast, second):
    agreed(second, cast)
    text = fee_notice(second).text
    for part in ("€ 12,50", COSTS, WHY, "intrekken", "klacht"):
        assert part in text


def test_a_person_takes_the_request_back_in_their_own_words(cast, second):
    told(second, cast)
    with pytest.raises(CannotAskFee, match="in which words"):
        end(second, cast, FeeEnd.WITHDRAWN)
    assert end(second, cast, FeeEnd.WITHDRAWN, "Laat maar zitten dan.").status is Status.CLOSED
    assert [dict(one) for one in evidence.facts_of(second, "rights.fee_ended")] == [{"end": "withdrawn"}]
    with pytest.raises(CannotClose):
        close_case(case=second, by=cast.thijs.actor, at=NOON)


def test_nobody_pays_or_takes_back_what_they_did_not_hear_of(cast, second):
    agreed(second, cast)
    for how in (FeeEnd.PAID, FeeEnd.WITHDRAWN):
        with pytest.raises(CannotAskFee, match="tell the person"):
            end(second, cast, how, "Laat maar.")
    assert end(second, cast, FeeEnd.DROPPED).is_open


def test_a_first_request_costs_nothing(cast):
    with pytest.raises(CannotRefuse, match="first request"):
        wish(asked(), cast.thijs)


def test_nobody_agrees_with_themselves(cast, second):
    card = wish(second, cast.olga)
    with pytest.raises(CannotAskFee, match="colleague"):
        approve_fee(case=second, fee=card.id, by=cast.olga.actor, at=NOON)
    with pytest.raises(CannotAskFee, match="two colleagues"):
        tell_of_fee(case=second, by_mail=False, by=cast.thijs.actor, at=NOON)
    wish(second, cast.thijs, cents=900)
    with pytest.raises(CannotAskFee, match="look at the case again"):
        approve_fee(case=second, fee=card.id, by=cast.thijs.actor, at=NOON)


@pytest.mark.parametrize("wrong", [{"cents": 0}, {"cents": 50_001}, {"reasons": "Te veel."}, {"costs": " "}])
def test_a_fee_without_costs_reasons_or_measure_is_none(cast, second, wrong):
    with pytest.raises(CannotAskFee):
        wish(second, cast.thijs, **wrong)
    assert fee_asked(second) is None


def test_it_is_a_fee_or_a_refusal_and_never_both(cast, second):
    given = {"case": second, "ground": RefusalGround.EXCESSIVE, "reasons": WHY, "by": cast.thijs.actor, "at": NOON}
    ask_refusal(**given)
    with pytest.raises(CannotAskFee, match="take it back first"):
        wish(second, cast.thijs)
    withdraw_refusal(case=second, by=cast.thijs.actor, at=NOON)
    wish(second, cast.thijs)
    with pytest.raises(CannotRefuse, match="drop the fee"):
        ask_refusal(**given)


def test_a_fee_is_no_leave_to_refuse(cast, second):
    told(second, cast)
    with pytest.raises(Exception, match="second colleague"):
        answer_case(
            case=second,
            outcome=Outcome.REFUSED,
            reasons=(Reason(WHY, "AVG art. 12 lid 5"),),
            by=cast.thijs.actor,
            at=NOON,
        )


def test_it_is_mailed_to_a_proven_address_only_in_the_language_of_the_case(cast, settings, second):
    with mail_server.running() as post:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = post.host, post.port, False
        settings.DEFAULT_FROM_EMAIL = "Privacy <privacy@belhuis.example>"
        agreed(second, cast)
        with pytest.raises(CannotAskFee, match="print the text"):
            tell_of_fee(case=second, by_mail=True, by=cast.thijs.actor, at=NOON)
        from_vera = asked_in_french(cast)
        agreed(from_vera, cast)
        tell_of_fee(case=from_vera, by_mail=True, by=cast.thijs.actor, at=NOON)
        deliver_waiting(by=POST_ROOM, at=NOON + timedelta(minutes=1))
        fees = [mail for _, _, mail in post.taken if "frais" in mail["Subject"]]
    assert [("12,50 €" in one.get_content(), one["To"]) for one in fees] == [(True, "vera@klant.example")]


def asked_in_french(cast):
    """A second request of somebody with a proven address, who speaks French."""
    for days in (3, 0):
        case = register_case(
            organisation="zonneveld", right=Right.ACCESS, channel=Channel.WEB, received_at=NOON - timedelta(days=days),
            keys=MAIL, language="fr", receipt_in=None, by=SETUP, at=NOON,
        ).number  # fmt: skip
        proven = ("email:vera@klant.example",)
        verify_identity(case=case, level=2, method="in_person", proven=proven, passed=True, by=SETUP, at=NOON)
    assert facts_of(case_record(case)).language == "fr"
    return case
