"""What is no request is closed in one step, and nothing that may be one is lost by it."""

from datetime import timedelta

import pytest

from houvast.features.intake.actions.asking import ask
from houvast.features.intake.actions.looking import look_at
from houvast.features.intake.actions.spam import REOPENED_WITHIN, CannotCloseAsSpam, close_as_spam, take_up_again
from houvast.features.intake.contracts import Doubt, Entry, NoRequest, WebRequest
from houvast.features.intake.queries import closed_as_spam, count_to_look_at
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.setting_aside import CannotSetAside
from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.queries import case_record
from houvast.foundation.evidence.queries import facts_of
from tests.cast import SETUP
from tests.features.intake.desk.test_looking import NOW

pytestmark = pytest.mark.django_db
PHONE = (("phone_number", "0612345678"),)


def doubted(*doubts: Doubt, **more) -> str:
    asked = WebRequest(rights=(Right.ACCESS,), **more)
    return ask(organisation="zonneveld", asked=asked, entry=Entry(doubts=frozenset(doubts)), at=NOW).numbers[0]


def close(case: str, **more) -> None:
    close_as_spam(case=case, why=NoRequest.MACHINE, **{"by": SETUP, "at": NOW, **more})


def test_it_leaves_the_queue_with_its_reason_and_comes_back_with_its_clock(cast):
    case = doubted(Doubt.TRAP)
    due = case_record(case).due_on
    close(case)
    assert case_record(case).status == Status.CLOSED
    assert count_to_look_at(cast.amira) == 0
    (one,) = closed_as_spam(cast.amira, since=NOW - timedelta(days=1))
    assert (one.case.number, one.why) == (case, NoRequest.MACHINE)
    (fact,) = facts_of(case, "intake.closed_as_no_request")
    assert (fact["why"], fact["doubts"]) == ("machine", ["trap"])
    take_up_again(case=case, by=SETUP, at=NOW + REOPENED_WITHIN - timedelta(minutes=1))
    again = case_record(case)
    assert (again.status, again.closed_at, again.due_on) == (Status.REGISTERED, None, due)
    assert closed_as_spam(cast.amira, since=NOW - timedelta(days=1)) == ()
    assert len(facts_of(case, "intake.taken_up_again")) == 1


def test_after_thirty_days_it_stays_closed(cast):
    case = doubted(Doubt.TRAP)
    close(case)
    with pytest.raises(CannotCloseAsSpam, match="30 days"):
        take_up_again(case=case, by=SETUP, at=NOW + REOPENED_WITHIN)
    assert case_record(case).status == Status.CLOSED


def test_what_a_person_may_have_sent_is_never_closed_like_this(cast):
    looked = doubted(Doubt.TRAP)
    look_at(case=looked, by=SETUP, at=NOW)
    for case in (doubted(Doubt.KIND_UNKNOWN), doubted(Doubt.TOO_OLD, words="x"), doubted(words="y"), looked):
        with pytest.raises(CannotCloseAsSpam):
            close(case)
        assert case_record(case).status == Status.REGISTERED


def test_a_case_on_which_somebody_worked_is_not_closed(cast):
    case = doubted(Doubt.TRAP, keys=PHONE)
    verify_identity(case=case, level=2, method="call_back", proven=("phone_number",), passed=True, by=SETUP, at=NOW)
    with pytest.raises(CannotSetAside):
        close(case)
    assert facts_of(case, "intake.closed_as_no_request") == []


def test_a_case_that_was_never_closed_is_not_opened(cast):
    with pytest.raises(CannotCloseAsSpam):
        take_up_again(case=doubted(Doubt.TRAP), by=SETUP, at=NOW)
