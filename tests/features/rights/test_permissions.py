"""The gate before every page of a case."""

import pytest

from houvast.features.rights.permissions import enter_case, enter_case_for_one_of, sees_cases
from houvast.features.rights.queries import NoSuchCase
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import NotAllowed
from tests.architecture.doors import a_case
from tests.cast import Cast


def test_whose_role_sees_no_cases_learns_nothing_of_them(cast: Cast):
    number = a_case(cast)["number"]
    said = set()
    for one in (number, "2026-99999"):
        with pytest.raises(NotAllowed) as refused:
            enter_case(cast.sven, one)
        said.add(str(refused.value))
    assert len(said) == 1
    assert [sees_cases(account) for account in (cast.sven, cast.noor, cast.kees)] == [False, True, True]


def test_a_case_of_others_is_not_there(cast: Cast):
    with pytest.raises(NoSuchCase):
        enter_case(cast.petra, a_case(cast)["number"])


def test_each_needed_permission_is_asked(cast: Cast):
    number = a_case(cast)["number"]
    assert enter_case(cast.thijs, number, Permission.VIEW_LOCATED, Permission.DECIDE).number == number
    with pytest.raises(NotAllowed):
        enter_case(cast.thijs, number, Permission.VIEW_LOCATED, Permission.APPROVE_PLAN)


def test_one_of_several_permissions_is_enough(cast: Cast):
    number = a_case(cast)["number"]
    either = (Permission.RECORD_INSTRUCTION, Permission.APPROVE_INSTRUCTION)
    assert enter_case_for_one_of(cast.kees, number, *either).number == number
    with pytest.raises(NotAllowed):
        enter_case_for_one_of(cast.amira, number, *either)
