"""A system's notes are sampled, read and rewritten in the background."""

import pytest

from houvast.features.noteguard.actions.deciding import accept
from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.models import NoteFinding
from houvast.features.noteguard.queries.queue import counts
from houvast.features.systems.models import System
from houvast.features.systems.queries import let_go
from tests.cast import LONG_AGO, ZONNEVELD

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
SYSTEMS = "/desk/notes/of/zonneveld/systems/"


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def press(work, django_capture_on_commit_callbacks):
    """Press a button of a system, and have the work done."""

    def pressed(client, what: str) -> int:
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{SYSTEMS}desk/{what}/")
        return work()

    return pressed


def accepted(by) -> None:
    ids = list(NoteFinding.objects.values_list("pk", flat=True))
    accept(organisation=ZONNEVELD, findings=ids, by=by.actor, at=LONG_AGO)


def test_notes_are_estimated_read_and_rewritten(desk, visitor, press, cast):
    thijs = visitor("thijs")
    assert "Nobody looked at these notes yet" in text(thijs.get(SYSTEMS))
    assert press(thijs, "estimate") == 1
    assert "Of 5 notes about 60.0% will be flagged" in text(thijs.get(SYSTEMS))
    press(thijs, "read")
    assert "3 findings wait for a decision" in text(thijs.get(SYSTEMS))
    accepted(cast.thijs)
    press(thijs, "rewrite")
    html = text(thijs.get(SYSTEMS))
    assert "Rewritten and read back: 3. Changed meanwhile: 0. Refused: 0." in html
    assert counts(ZONNEVELD) == {FindingState.REWRITTEN: 3}
    assert "moslim" not in desk.note(3)


def test_work_under_way_is_shown_and_started_once(desk, visitor, work, settings, django_capture_on_commit_callbacks):
    thijs = visitor("thijs")
    with django_capture_on_commit_callbacks(execute=True):
        for _press in range(2):
            thijs.post(f"{SYSTEMS}desk/read/")
    assert 'aria-busy="true"' in text(thijs.get(SYSTEMS))
    assert 'aria-busy="true"' in text(thijs.get(f"{SYSTEMS}desk/progress/"))
    assert work() == 1
    assert thijs.get(f"{SYSTEMS}desk/progress/").headers["HX-Refresh"] == "true"


def test_two_people_are_needed_where_that_is_asked(swept, visitor, press, cast, settings):
    settings.HOUVAST_FOUR_EYES = True
    accepted(cast.thijs)
    assert "ask a colleague" in text(visitor("thijs").get(SYSTEMS))
    assert "Rewrite what is accepted" not in text(visitor("thijs").get(SYSTEMS))
    press(visitor("thijs"), "rewrite")
    assert counts(ZONNEVELD) == {FindingState.ACCEPTED: 3}
    assert "Rewrite what is accepted" in text(visitor("olga").get(SYSTEMS))
    press(visitor("olga"), "rewrite")
    assert counts(ZONNEVELD) == {FindingState.REWRITTEN: 3}


def test_a_system_that_does_not_answer_says_so(desk, visitor, press):
    System.objects.filter(key="desk").update(url="sqlite:////nowhere/at/all.db")
    let_go("desk")
    for _attempt in range(3):
        press(visitor("thijs"), "estimate")
    assert "/nowhere" not in text(visitor("thijs").get(SYSTEMS))
