"""Correct, restrict, object and withdraw, in every system, read back."""

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.consent.queries import blocked, blocks_of
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.closing import close_case
from houvast.features.rights.contracts import Right
from tests.journeys.centre import Centre, open_centre
from tests.journeys.steps import WHO, left_untold, located, proven

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    return open_centre(tmp_path, people=40)


def test_a_correction_is_made_in_every_system_and_read_back(centre):
    old, new = dict(centre.keys_of("bram", "energie"))["email"], "bram.nieuw@example.org"
    case = located(centre, "bram", "energie", Right.RECTIFICATION, corrections=(("email", old, new),))
    read = proven(case)
    cells = [(row.key.collection.system, cell.before, cell.after) for row in read.plan.rows for cell in row.cells]
    assert {system for system, _, _ in cells} >= {"crm", "billing"}
    assert {(before.lower(), after) for _, before, after in cells} == {(old, new)}
    assert read.work
    answer_case(case=case, **WHO)
    left_untold(case)
    close_case(case=case, **WHO)


@pytest.mark.parametrize(
    ("right", "flag", "why"),
    [
        (Right.RESTRICTION, "do_not_process", "restriction"),
        (Right.OBJECTION, "marketing_stop", "objection"),
        (Right.WITHDRAWAL, "marketing_stop", "withdrawal"),
    ],
)
def test_flags_are_set_in_systems_and_contact_is_blocked(centre, right, flag, why):
    case = located(centre, "bram", "energie", right)
    read = proven(case)
    cells = [(row.key.collection.name, cell.field, cell.after) for row in read.plan.rows for cell in row.cells]
    assert ("customer", flag, True) in [(name, field, bool(after)) for name, field, after in cells]
    blocks = blocks_of(case)
    assert {block.why.value for block in blocks} == {why}
    assert {block.organisation for block in blocks} == {"energie"}
    for kind, value in centre.keys_of("bram", "energie"):
        assert blocked(organisation="energie", identifier=Identifier(kind, value))
        assert not blocked(organisation="scaldis", identifier=Identifier(kind, value))
