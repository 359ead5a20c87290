"""Corrections: they join a request to correct, or make one; nothing that was said before is lost."""

import pytest

from houvast.features.portal.actions.correcting import NothingCorrected, give_corrections
from houvast.features.portal.contracts import FileNotTaken
from houvast.features.portal.queries import messages_of
from houvast.features.portal.rules import MOST_CORRECTIONS
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.contracts import Right
from houvast.features.rights.models import CaseRecord
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
