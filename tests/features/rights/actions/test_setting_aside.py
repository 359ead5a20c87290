"""Setting a case aside that is no request, and taking it up again."""

import pytest

from houvast.features.rights.actions.joining import join_case
from houvast.features.rights.actions.setting_aside import CannotSetAside, set_aside, take_up
from houvast.features.rights.contracts import JoinedWhy, Status
from houvast.features.rights.queries import case_record
from houvast.features.rights.together import GoesOnElsewhere
from tests.cast import SETUP
from tests.features.rights.test_refusals import asked
from tests.journeys.centre import NOON

pytestmark = pytest.mark.django_db


def test_a_case_in_which_another_goes_on_is_not_set_aside(cast):
    first, twice = asked(1, known=False), asked(known=False)
    join_case(case=twice, to=first, why=JoinedWhy.DUPLICATE, reason="Zelfde.", by=SETUP, at=NOON)
    with pytest.raises(CannotSetAside):
        set_aside(case=first, at=NOON)
    with pytest.raises(GoesOnElsewhere):
        take_up(case=twice)


def test_it_comes_back_as_it_was(cast):
    case = asked(known=False)
    set_aside(case=case, at=NOON)
    with pytest.raises(CannotSetAside):
        set_aside(case=case, at=NOON)
    take_up(case=case)
    assert case_record(case).status == Status.REGISTERED
