"""A request is split by controller, and says when it could not be seen whether there is anything to split off."""

import pytest

from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.locating import NotAllRead, locate_person
from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_record
from tests.journeys.centre import NOON, SYSTEM, open_centre, verified_case

pytestmark = pytest.mark.django_db


def test_a_principal_whose_data_are_found_gets_a_case_of_its_own(tmp_path):
    case = verified_case(open_centre(tmp_path), "sanne", "own", Right.ACCESS)
    locate_person(case=case, by=SYSTEM, at=NOON)
    linked = CaseRecord.objects.filter(parent__number=case)
    assert {c.organisation.key: c.received_at for c in linked} == dict.fromkeys(
        ("energie", "scaldis"), case_record(case).received_at
    )


def test_what_could_not_be_read_for_a_principal_is_said_and_what_is_ours_is_kept(tmp_path):
    centre = open_centre(tmp_path)
    (tmp_path / "recordings" / "broken.json").write_text("{ no json")
    case = verified_case(centre, "bare", "own", Right.ACCESS)
    with pytest.raises(NotAllRead, match="Zonneveld Energie"):
        locate_person(case=case, by=SYSTEM, at=NOON)
    assert case_record(case).status == Status.LOCATED
    assert latest_search(case).troubles
