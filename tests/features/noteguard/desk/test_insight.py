"""Numbers that point at nobody."""

import pytest
import sqlalchemy as sa

from houvast.features.noteguard.actions.sweeping import sweep
from houvast.features.noteguard.models import Sweep
from houvast.features.noteguard.queries.insight import insight
from houvast.features.noteguard.queries.teams import NoTeamField, team_fields
from tests.cast import LONG_AGO, SETUP, ZONNEVELD

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
NUMBERS = "/desk/notes/of/zonneveld/numbers/"


def fill(desk, count: int) -> None:
    rows = [{"id": 100 + n, "note": f"Heeft epilepsie, belt {n}."} for n in range(count)]
    with desk.engine.begin() as made:
        made.execute(sa.text("INSERT INTO ticket VALUES (:id, 'ZE', :note)"), rows)


def read(**more: str) -> None:
    sweep(organisation=ZONNEVELD, system="desk", by=SETUP, at=LONG_AGO, tick=lambda *_: None, **more)


def test_small_numbers_are_left_open(desk, visitor):
    fill(desk, 12)
    read()
    found = {one.name: one.count for one in insight(ZONNEVELD).categories}
    assert found == {"health": 14, "religion": None}
    html = visitor("thijs").get(NUMBERS).content.decode()
    assert "fewer than 3" in html
    assert "Jan 2026" in html
    assert "diabetes" not in html


def test_teams_are_compared_by_notes_and_small_teams_are_left_open(desk, visitor):
    fill(desk, 12)
    read(team_field="client")
    Sweep.objects.update(groups={"Noord": [200, 12], "Zuid": [9, 5], "Oost": [50, 2], "West": [50, 0]})
    teams = {one.name: one.share for one in insight(ZONNEVELD).teams}
    assert teams == {"Noord": 6.0, "Zuid": None, "Oost": None, "West": 0.0}
    assert "too few to tell" in visitor("thijs").get(NUMBERS).content.decode()


def test_notes_are_counted_by_the_field_with_the_team(desk):
    read(team_field="client")
    assert Sweep.objects.get().groups == {"ZE": [4, 2]}


@pytest.mark.parametrize("name", ["id", "note", "ticket_id", "agent"])
def test_nothing_is_counted_by_what_points_at_a_person(desk, name):
    assert team_fields("desk") == ["client"]
    with pytest.raises(NoTeamField):
        read(team_field=name)


def test_nothing_found_yet(desk, visitor):
    assert "Have a system read first" in visitor("thijs").get(NUMBERS).content.decode()
