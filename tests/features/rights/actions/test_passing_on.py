"""A principal's case is passed on once, with its list; the rows of a plan once for each plan."""

import pytest

from houvast.features.rights.actions.passing_on import NothingToPassOn, forward_case, record_case_instruction
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.files.queries import files_of
from tests.journeys.centre import NOON, SYSTEM

pytestmark = [pytest.mark.django_db]
WHO = {"by": SYSTEM, "at": NOON}


def registered(organisation: str) -> str:
    given = {"right": Right.ERASURE, "channel": Channel.PHONE, "received_at": NOON}
    return register_case(organisation=organisation, **given, **WHO).number


def test_a_case_is_passed_on_once_with_its_list(cast):
    case = registered(cast.zonneveld.key)
    facts = forward_case(case=case, **WHO)
    assert (facts.status, facts.forwarded_at, facts.closed_at) == (Status.FORWARDED, NOON, NOON)
    assert [str(file.id) for file in files_of(case)] == [facts.forward_list]
    assert [fact.kind for fact in timeline(case)][-1] == "rights.case_forwarded"
    with pytest.raises(NothingToPassOn):
        forward_case(case=case, **WHO)
    assert len(files_of(case)) == 1


def test_our_own_case_is_neither_passed_on_nor_instructed(cast):
    case = registered(cast.own.key)
    with pytest.raises(NothingToPassOn):
        forward_case(case=case, **WHO)
    with pytest.raises(NothingToPassOn):
        record_case_instruction(case=case, reference="X-1", **WHO)
    assert facts_of(case_record(case)).forward_list is None
