"""The picture of the map, its table, the files and the systems, as pages."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from houvast.features.datamap import health, queries
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.desk import words
from houvast.features.datamap.desk.checking import KEY
from houvast.features.datamap.desk.systems import shown_points
from houvast.features.datamap.health import _SUBJECTS
from houvast.features.datamap.storing import last_check, last_checks
from houvast.foundation.evidence.models import Entry
from houvast.foundation.jobs.contracts import State
from houvast.foundation.jobs.queries import newest_job
from tests.cast import LONG_AGO, SETUP, Cast
from tests.features.datamap.desk.stage import MAP, NAME, furnish


@pytest.fixture
def at_desk(cast: Cast, tmp_path) -> Client:
    """Sven, who looks after systems, at his desk."""
    furnish(tmp_path)
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.sven)
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_names_from_the_map_are_text_and_never_markup(at_desk):
    for address in ("/desk/map/", "/desk/map/?linked=crm:ticket", "/desk/systems/", "/desk/systems/of/crm/"):
        html = page(at_desk, address)
        assert "&lt;script&gt;alert(1)" in html
        assert NAME not in html
        assert "<b>Customer" not in html


def test_the_policy_of_the_pages_holds_no_style_and_no_script_of_the_page_itself(at_desk):
    html = page(at_desk, "/desk/map/")
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\bsrc=)", html)


def test_the_picture_has_a_link_for_each_collection_and_a_line_for_each_reference(at_desk):
    html = page(at_desk, "/desk/map/")
    drawing = html[html.index('<svg class="map"') : html.index("</section>", html.index('<svg class="map"'))]
    assert re.findall(r'href="\?linked=([^"]+)"', drawing) == ["crm%3Acustomer", "crm%3Aticket", "chat%3Amessage"]
    assert drawing.count("map__line") == 1
    assert "2 fields, a row is a person, data of Belhuis Noord" in drawing


def test_the_table_tells_the_same(at_desk):
    html = page(at_desk, "/desk/map/")
    table = html[html.index('id="table"') :]
    assert table.count("?linked=") == 3
    for fact in ("customer_id → ", "Wolkhuis B.V.", "Belhuis Noord", "a person", "an event", "not added yet"):
        assert fact in table


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?linked=crm:ticket", ["crm:customer", "crm:ticket"]),
        ("?of=zonneveld", ["chat:message"]),
        ("?linked=nothing:here&of=nobody", ["crm:customer", "crm:ticket", "chat:message"]),
    ],
)
def test_the_map_is_narrowed(at_desk, query, left):
    shown = at_desk.get(f"/desk/map/{query}").context["picture"].pictured
    assert [str(of) for of in shown.holdings] == left


def test_an_empty_map_says_what_to_do(cast, client):
    client.force_login(cast.sven)
    client.headers = {}
    assert "houvast map load" in client.get("/desk/map/", headers={"accept-language": "en"}).content.decode()


def test_the_menu_shows_the_way_to_whom_may_go_there(at_desk, cast):
    assert reverse("datamap:map") in page(at_desk, "/account/")
    amira = Client()
    amira.force_login(cast.amira)
    assert reverse("datamap:map") not in page(amira, "/account/")


def test_files_are_shown_with_every_version(at_desk):
    load_map(name="small", text=f"{MAP}\n# later\n", by=SETUP, at=LONG_AGO)
    ((one, history),) = at_desk.get("/desk/map/files/").context["files"]
    assert (one.name, len(history)) == ("small", 2)
    assert {by for _, by in history} == {"setup"}


def test_the_list_tells_who_answers_and_what_is_not_added_or_mapped(at_desk):
    rows = {row.key: row for row in at_desk.get("/desk/systems/").context["rows"]}
    assert list(rows) == ["archive", "broken", "crm", "print", "chat"]
    assert [str(rows[key].by_hand) for key in rows] == ["System owner", "", "", "Drukkerij", ""]
    assert [rows[key].collections for key in rows] == [0, 0, 2, 0, 1]
    assert rows["chat"].url == ""


def test_every_system_is_checked_in_the_background(at_desk, work, cast):
    assert at_desk.post("/desk/systems/check/").url == "/desk/systems/"
    busy = page(at_desk, "/desk/systems/")
    assert 'hx-get="/desk/systems/check/progress/"' in busy
    assert "houvast worker" in busy
    at_desk.post("/desk/systems/check/")
    assert work() == 1
    done = newest_job(KEY)
    assert done is not None
    assert (done.state, done.done, done.total) == (State.DONE, 4, 4)
    assert {key: kept.check.state for key, kept in last_checks().items()} == {
        "archive": "warning", "broken": "error", "crm": "ok", "print": "warning",
    }  # fmt: skip
    assert at_desk.get("/desk/systems/check/progress/").headers["HX-Refresh"] == "true"
    assert Entry.objects.filter(kind="datamap.system_checked").count() == 4


def test_one_system_is_checked_and_its_points_are_shown(at_desk, work):
    assert at_desk.post("/desk/systems/check/broken/").url == "/desk/systems/of/broken/"
    work()
    response = at_desk.get("/desk/systems/of/broken/")
    points = response.context["points"]
    assert (str(points[0].what), str(points[0].state)) == ("Reachable", "put this right")
    kept = last_check("broken")
    assert kept is not None
    assert {point.detail for point in kept.check.points} >= {str(points[0].line)}
    assert last_check("crm") is None


def test_a_later_check_takes_the_place_of_the_earlier_one(at_desk, work):
    for _ in range(2):
        at_desk.post("/desk/systems/check/crm/")
        work()
    assert list(last_checks()) == ["crm"]


def test_the_same_line_about_several_places_is_shown_once(at_desk, work):
    at_desk.post("/desk/systems/check/crm/")
    work()
    kept = last_check("crm")
    assert kept is not None
    shown = shown_points(kept.check)
    assert len({(point.what, point.state, point.line) for point in shown}) == len(shown)


def test_a_system_that_is_not_there_is_said(at_desk):
    assert "There is no system" in at_desk.get("/desk/systems/of/nothing/").content.decode()
    assert "There is no system" in at_desk.post("/desk/systems/check/nothing/").content.decode()


def test_every_subject_of_a_check_has_its_word():
    assert set(_SUBJECTS.values()) <= words.SUBJECTS.keys()


def test_every_line_that_is_said_anew_is_said_below():
    said = "".join(Path(str(module.__file__)).read_text() for module in (health, queries))
    assert [line for line in words.LINES if f'"{line}"' not in said] == []
