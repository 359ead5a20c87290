"""A system that does not answer holds up nothing else, is named, and keeps the case from ending without it."""

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.features.erasure.actions.planning import NotLocated, make_plan
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.answering import NotReady, answer_case
from houvast.features.rights.actions.locating import NotAllRead, locate_person
from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.queries import case_record
from houvast.features.systems.actions import add_system, remove_system
from houvast.features.systems.queries import let_go, system_by_key
from tests.journeys.centre import NOON, SYSTEM, open_centre, verified_case

pytestmark = pytest.mark.django_db


def _unplug(key: str, **how: str) -> None:
    """Have a system stand where nothing answers."""
    known = system_by_key(key)
    remove_system(key=key, by=SYSTEM, at=NOON)
    let_go(key)
    add_system(**{"key": key, "kind": known.kind, "url": known.url, "by": SYSTEM, "at": NOON, **how})


def _locate(case: str) -> None:
    """Locate a case of a principal: it is not split any further."""
    locate_person(case=case, by=SYSTEM, at=NOON)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"url": "postgresql://nobody@127.0.0.1:9/crm"}, "does not answer"),
        ({"secret_ref": "env:HOUVAST_NO_SUCH_SECRET"}, "is not set"),
    ],
)
def test_the_others_are_searched_and_the_case_waits(tmp_path, how, said):
    centre = open_centre(tmp_path)
    case = verified_case(centre, "sanne", "energie", Right.ACCESS)
    _locate(case)
    whole = latest_search(case)
    before = system_by_key("tickets")
    _unplug("tickets", **how)
    _locate(case)

    found = latest_search(case)
    [(system, line)] = found.unanswered
    assert system == "tickets"
    assert said in line
    others = {i.row.key for i in whole.located if i.row.collection.system != "tickets"}
    assert {i.row.key for i in found.located} <= others
    assert {i.row.collection.system for i in found.located} == {key.collection.system for key in others}
    with pytest.raises(NotReady, match="tickets"):
        answer_case(case=case, by=SYSTEM, at=NOON)

    _unplug("tickets", url=before.url)
    _locate(case)
    assert {i.row.key for i in latest_search(case).located} == {i.row.key for i in whole.located}
    answer_case(case=case, by=SYSTEM, at=NOON)


def test_what_a_silent_system_may_share_is_not_planned_away(tmp_path):
    centre = open_centre(tmp_path)
    case = verified_case(centre, "sanne", "energie", Right.ERASURE)
    _unplug("tickets", url="postgresql://nobody@127.0.0.1:9/crm")
    _locate(case)
    assert latest_search(case).of_kind(Kind.OWN)
    with pytest.raises(NotLocated, match="tickets did not answer"):
        make_plan(case=case, right="erasure", by=SYSTEM, at=NOON)


def test_whether_a_principal_holds_data_is_not_guessed(tmp_path):
    centre = open_centre(tmp_path)
    case = verified_case(centre, "bare", "own", Right.ACCESS)
    _unplug("tickets", url="postgresql://nobody@127.0.0.1:9/crm")
    with pytest.raises(NotAllRead, match="Zonneveld Energie"):
        locate_person(case=case, by=SYSTEM, at=NOON)
    assert case_record(case).status == Status.LOCATED
    assert [system for system, _ in latest_search(case).unanswered] == ["tickets"]
