"""A program has a key that is kept nowhere, and does only what it was given."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import RequestFactory

from houvast.foundation.evidence.queries import verify
from houvast.foundation.programs import entering
from houvast.foundation.programs.actions import NoSuchProgram, ProgramRefused, add_program, revoke_program
from houvast.foundation.programs.contracts import Scope
from houvast.foundation.programs.entering import NotLetIn, enter
from houvast.foundation.programs.models import Program
from houvast.foundation.programs.queries import program_behind, programs
from tests.cast import LONG_AGO, SETUP, ZONNEVELD

DIALLER = {"organisation": ZONNEVELD, "name": "Dialler", "scopes": [Scope.CONTACT_CHECK], "by": SETUP, "at": LONG_AGO}


@pytest.fixture(autouse=True)
def nothing_counted():
    entering._left.clear()


def asking(key: str, scope: Scope = Scope.CONTACT_CHECK):
    return enter(RequestFactory().get("/", headers={"Authorization": key}), scope)


def test_its_key_lets_it_in_until_it_is_revoked(cast):
    program, key = add_program(**DIALLER)
    assert asking(f"Bearer {key}") == program == program_behind(key)
    assert key not in str(list(Program.objects.values()))
    for _ in range(2):
        revoke_program(program=program.id, by=SETUP, at=LONG_AGO)
    assert program_behind(key) is None
    assert [one.revoked_at for one in programs()] == [LONG_AGO]
    assert verify().ok


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer hvp_made-up", "Basic hvp_made-up"])
def test_a_stranger_is_not_let_in(cast, shown: str):
    add_program(**DIALLER)
    with pytest.raises(NotLetIn) as refused:
        asking(shown)
    assert refused.value.answer().headers["WWW-Authenticate"] == "Bearer"


def test_it_may_do_no_more_than_it_was_given(cast):
    _, key = add_program(**DIALLER)
    with pytest.raises(NotLetIn, match="does not allow intake") as refused:
        asking(f"Bearer {key}", Scope.INTAKE)
    assert refused.value.status == HTTPStatus.FORBIDDEN


def test_it_may_ask_as_often_as_was_agreed(cast):
    _, key = add_program(**DIALLER, a_minute=3)
    for _ in range(3):
        asking(f"Bearer {key}")
    with pytest.raises(NotLetIn) as refused:
        asking(f"Bearer {key}")
    assert refused.value.answer().headers["Retry-After"] == "60"


@pytest.mark.parametrize("wrong", [{"name": " "}, {"scopes": []}, {"a_minute": 0}, {"a_minute": 60_001}])
def test_a_program_that_makes_no_sense_is_refused(cast, wrong):
    with pytest.raises(ProgramRefused):
        add_program(**DIALLER | wrong)
    assert programs() == ()


def test_a_program_that_is_not_there_cannot_be_revoked(cast):
    with pytest.raises(NoSuchProgram):
        revoke_program(program=uuid4(), by=SETUP, at=LONG_AGO)
