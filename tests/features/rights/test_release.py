"""Which answers two colleagues look at."""

import pytest

from houvast.features.rights.contracts import Right
from houvast.features.rights.queries import case_record
from houvast.features.rights.release import reasons_for_two, refuse_unreleased, release_of
from tests.cast import SETUP
from tests.features.rights.desk.stage import set_stage
from tests.features.rights.test_refusals import asked
from tests.journeys.centre import NOON

pytestmark = pytest.mark.django_db


def test_before_anything_was_found_nothing_is_released(cast, settings):
    settings.HOUVAST_RELEASE_BY_TWO = "access:any"
    found = case_record(asked())
    assert (reasons_for_two(found, NOON), release_of(found)) == (frozenset(), None)
    refuse_unreleased(found, by=SETUP, at=NOON)


@pytest.mark.parametrize(
    ("set_to", "why"), [("access:any", {"any"}), ("access:special,access:any", {"any"}), ("portability:any", set())]
)
def test_it_follows_from_the_right_and_from_what_was_found(tmp_path, settings, set_to, why):
    settings.HOUVAST_RELEASE_BY_TWO = set_to
    found = case_record(set_stage(tmp_path).located(right=Right.ACCESS))
    assert reasons_for_two(found, NOON) == why
