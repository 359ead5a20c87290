"""Corrections: they join a request to correct, or make one; nothing that was said before is lost."""

import pytest

from houvast.features.portal.actions.correcting import NothingCorrected, give_corrections
from houvast.features.portal.contracts import FileNotTaken
from houvast.features.portal.queries import messages_of
from houvast.features.portal.rules import MOST_CORRECTIONS
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.contracts import Right
from houvast.features.rights.models import CaseRecord
from houvast.features.tasks.contracts import TaskKind
from houvast.features.tasks.queries import asked_of, tasks_for
from houvast.foundation.evidence.queries import facts_of
from tests.features.portal.stage import NOW, come_in, register

pytestmark = pytest.mark.django_db
STREET, NAME = ("user.contact.address", "Kade 1", "Dijk 2"), ("user.name", "Zonderlant", "Zonderland")
PDF = b"%PDF-1.7 proef"


def given(visitor, *corrections, **more) -> str:
    return give_corrections(visitor=visitor, corrections=corrections, language="nl", at=NOW, **more)


def test_in_a_request_to_correct_they_are_added_with_their_proof(cast, post):
    case = register(right=Right.RECTIFICATION, corrections=(NAME,))
    visitor = come_in(post, case)[1]
    assert given(visitor, STREET, NAME, words="Zie de huurakte.", files=[PDF]) == case
    assert standing_of(case).corrections == (NAME, STREET)
    assert [(one.words, len(one.files)) for one in messages_of(case)] == [("Zie de huurakte.", 1)]
    assert facts_of(case, "portal.corrections_given")[0]["request"] == case


def test_in_any_other_request_they_make_a_new_one_of_the_same_person(cast, post):
    visitor = come_in(post, register())[1]
    number = given(visitor, STREET, words="Ik ben verhuisd.", files=[PDF])
    standing = standing_of(number)
    assert number != visitor.case
    assert (standing.facts.right, standing.facts.organisation) == (Right.RECTIFICATION, "own")
    assert (standing.corrections, standing.keys) == ((STREET,), standing_of(visitor.case).keys)
    assert standing.proven == frozenset()
    assert [len(one.files) for one in messages_of(number)] == [1]
    assert messages_of(visitor.case) == ()


@pytest.mark.parametrize(
    "corrections",
    [[], [("user.name", " ", "")], [("anything", "a", "b")], [STREET] * (MOST_CORRECTIONS + 1)],
)
def test_what_is_no_correction(cast, post, corrections):
    visitor = come_in(post, register())[1]
    with pytest.raises(NothingCorrected):
        given(visitor, *corrections)
    assert CaseRecord.objects.count() == 1


def test_with_a_wrong_file_nothing_is_registered(cast, post):
    visitor = come_in(post, register())[1]
    with pytest.raises(FileNotTaken):
        given(visitor, STREET, files=[b"<svg/>"])
    assert CaseRecord.objects.count() == 1


def test_an_agent_gets_one_task_with_what_was_said(cast, post):
    visitor = come_in(post, register(organisation="zonneveld"))[1]
    number = given(visitor, STREET, words="Ik ben verhuisd.", files=[PDF])
    (task,) = tasks_for(cast.amira)
    assert (task.case, task.kind, task.organisation) == (number, TaskKind.GENERAL, "zonneveld")
    asked = asked_of(task.id)
    assert (asked.changes, asked.words) == ((STREET,), "Ik ben verhuisd.")
    assert tasks_for(cast.noor) == ()


def test_more_of_the_same_request_makes_no_second_task(cast, post):
    case = register(right=Right.RECTIFICATION, organisation="zonneveld")
    visitor = come_in(post, case)[1]
    for one in (STREET, NAME):
        given(visitor, one)
    assert len(tasks_for(cast.amira)) == 1


def test_what_lies_below_a_category_may_be_named(cast, post):
    case = register(right=Right.RECTIFICATION)
    visitor = come_in(post, case)[1]
    last = ("user.name.last", "Zonderlant", "Zonderland")
    given(visitor, last)
    assert standing_of(case).corrections == (last,)
    with pytest.raises(NothingCorrected):
        given(visitor, ("user.names", "a", "b"))
