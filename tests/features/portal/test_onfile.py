"""What is on file, for who could get it as an answer too, and for nobody else."""

from dataclasses import replace
from uuid import uuid4

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.onfile import BIRTH, GROUPS, on_file
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.contracts import Right
from tests.features.rights.desk.stage import Stage, set_stage
from tests.journeys.centre import NOON


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    return set_stage(tmp_path, people=20)


def shown(case: str, level: int, email: str = "somebody@else.example"):
    visitor = Visitor(uuid4(), case, Identifier("email", email), level, NOON)
    return on_file(visitor, standing_of(case))


def test_values_stand_once_with_where_they_are(stage):
    known = shown(stage.located(right=Right.ACCESS), level=2)
    person = stage.centre.person("vera")
    by_value = {one.value: one for one in known}
    assert by_value[person.surname].what == "user.name.last"
    assert len({(one.what, one.value) for one in known}) == len(known)
    assert {one.group for one in known} <= set(GROUPS)
    assert all(one.systems and one.label.nl for one in known)
    mine = dict(stage.centre.keys_of("vera", "energie"))["email"]
    mails = {one.value for one in known if one.group == "user.contact.email"}
    assert mine in mails
    assert not any(one.startswith("klantenservice@") for one in mails)  # who a ticket was mailed to
    assert {one.group for one in known if one.day} <= {BIRTH}


@pytest.mark.parametrize("level", [0, 1])
def test_who_proved_too_little_sees_no_value(stage, level):
    case = stage.located(right=Right.ACCESS)
    assert shown(case, level) == ()
    mine = dict(stage.centre.keys_of("vera", "energie"))["email"]
    assert shown(case, level, mine)  # their address was proven at the level of the request


def test_a_request_that_asks_less_than_access_shows_no_value(stage):
    case = stage.located(right=Right.ACCESS)
    mine = dict(stage.centre.keys_of("vera", "energie"))["email"]
    visitor = Visitor(uuid4(), case, Identifier("email", mine), 1, NOON)
    assert on_file(visitor, replace(standing_of(case), asked=1)) == ()
    assert on_file(replace(visitor, level=2), replace(standing_of(case), asked=1))


def test_nothing_is_shown_before_anybody_looked(stage):
    assert shown(stage.verified(right=Right.ACCESS), level=3) == ()
