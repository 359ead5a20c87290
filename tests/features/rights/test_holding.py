"""Two people at one case at the same moment: one goes first, the other waits or is told in one line."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions import answering
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case
from houvast.features.rights.actions.closing import close_case
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Outcome, Reason, Right, Status
from houvast.features.rights.holding import BeingWorkedOn, alone
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_record, locked_case
from houvast.foundation.evidence import queries as evidence
from tests.cast import SETUP, assemble
from tests.features.rights.desk.stage import set_stage
from tests.journeys.centre import NOON, SYSTEM
from tests.services.own_file import in_a_file

pytestmark = pytest.mark.django_db(transaction=True)
DOUBT = (Reason("Wij weten niet wie u bent.", "AVG art. 12(6)"),)


@pytest.fixture
def own_file(transactional_db, tmp_path):
    """On SQLite a database in a file, as in use: one in memory gives no other connection its turn."""
    with in_a_file(tmp_path / "own.sqlite3"):
        yield


@pytest.fixture
def asked(own_file):
    assemble()
    return register_case(
        organisation="own", right=Right.ACCESS, channel=Channel.PHONE, received_at=NOON, by=SETUP, at=NOON
    ).number


def both(first, second=None):
    """Do two things at the same moment, each on a connection of its own; give what each came to."""
    start = Barrier(2)

    def one(act):
        start.wait(timeout=20)
        try:
            return act()
        except Trouble as trouble:
            return trouble
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, (first, second or first)))


def test_who_comes_second_is_told_in_one_line_and_may_come_back(asked):
    inside, leave = Event(), Event()

    def hold():
        with alone(asked):
            inside.set()
            assert leave.wait(timeout=20)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(hold)
        assert inside.wait(timeout=20)
        with pytest.raises(BeingWorkedOn) as told, alone(asked):
            pytest.fail("both were in")
        leave.set()
        held.result(timeout=20)
    assert "\n" not in str(told.value)
    with alone(asked):
        pass


def test_a_hold_ends_with_what_fails_in_it(asked):
    with pytest.raises(ZeroDivisionError), alone(asked):
        1 / 0  # noqa: B018
    with alone(asked):
        pass


def test_two_cases_do_not_hold_each_other(asked):
    with alone(asked), alone("2026-99999"):
        pass


def test_of_two_answers_one_is_given(asked):
    def answer():
        return answer_case(case=asked, outcome=Outcome.NOT_IDENTIFIED, reasons=DOUBT, by=SETUP, at=NOON)

    came = both(answer)
    assert sum(isinstance(one, Trouble) for one in came) == 1
    assert len(evidence.facts_of(asked, "rights.case_answered")) == 1


def test_an_answer_that_was_made_while_somebody_closed_the_way_is_not_given(asked):
    made = answering.pack

    def pack_late(*args, **more):
        CaseRecord.objects.filter(number=asked).update(status=Status.FORWARDED)
        return made(*args, **more)

    with patch.object(answering, "pack", pack_late), pytest.raises(answering.NotReady):
        answer_case(case=asked, outcome=Outcome.NOT_IDENTIFIED, reasons=DOUBT, by=SETUP, at=NOON)
    assert not evidence.facts_of(asked, "rights.case_answered")


def test_of_two_closings_one_is_done_and_the_other_waits_and_is_told(asked):
    answer_case(case=asked, outcome=Outcome.NOT_IDENTIFIED, reasons=DOUBT, by=SETUP, at=NOON)
    came = both(lambda: close_case(case=asked, by=SETUP, at=NOON))
    assert sum(isinstance(one, Trouble) for one in came) == 1
    assert len(evidence.facts_of(asked, "rights.case_closed")) == 1


def test_a_row_that_is_decided_on_is_not_decided_on_by_another(asked):
    order = []
    inside = Event()

    def slow():
        with transaction.atomic():
            locked_case(asked)
            inside.set()
            Event().wait(0.5)
            order.append("slow")
        connection.close()

    def quick():
        assert inside.wait(timeout=20)
        with transaction.atomic():
            locked_case(asked)
            order.append("quick")
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(slow), pool.submit(quick)]:
            done.result(timeout=30)
    assert order == ["slow", "quick"]


def test_of_two_executions_one_writes(own_file, tmp_path):
    stage = set_stage(tmp_path)
    case = stage.located()
    plan = plan_case(case=case, by=stage.people["thijs"].actor, at=NOON)
    approved = [
        lambda who=who: approve_case_plan(case=case, plan_hash=plan.hash, by=stage.people[who].actor, at=NOON)
        for who in ("olga", "petra")
    ]
    came = both(*approved)
    assert sum(isinstance(one, Trouble) for one in came) == 1
    assert len(evidence.facts_of(case, "erasure.plan_approved")) == 1
    came = both(lambda: execute_case(case=case, by=SYSTEM, at=NOON, clock=lambda: NOON))
    assert sum(isinstance(one, Trouble) for one in came) == 1
    assert case_record(case).status == Status.EXECUTED
    assert len(evidence.facts_of(case, "erasure.plan_executed")) == 1
