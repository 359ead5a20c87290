"""The page of choices: one press, no question why, in words of one's own language."""

import re

import pytest

from tests.entrypoints.subject_portal.stage import a_case, inside, now, text
from tests.features.portal.register import load_register

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own

PRESSED = re.compile(r'name="choose" value="([^"]+)"')


@pytest.fixture(name="came_in")
def somebody_inside(cast, post):
    load_register(now())
    return inside(post, a_case())


def pressed(client, what: str) -> str:
    answer = client.post("/my/nl/choices/", {"choose": what})
    assert answer.status_code == 200
    return text(answer)


def test_stopping_takes_as_many_presses_as_giving_and_no_reason(came_in):
    page = text(came_in.get("/my/nl/choices/"))
    assert PRESSED.findall(page) == [
        "offers:0:no", "offers:1:no", "offers:all:no", "consent:newsletter:no", "consent:newsletter:yes",
        "consent:research:no", "consent:research:yes", "objection:profiling:yes", "objection:segments:yes",
    ]  # fmt: skip
    assert "<textarea" not in page
    assert 'type="checkbox"' not in page
    for what in PRESSED.findall(page):
        assert "Uw keuze geldt vanaf nu." in pressed(came_in, what)


def test_each_press_shows_its_day_and_proof(came_in):
    page = pressed(came_in, "consent:newsletter:no")
    assert "U trok uw toestemming in" in page
    assert re.search(r"Sinds \d+ \w+ \d{4}, \d\d:\d\d\. Bewijs: [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}", page)


def test_an_objection_tells_the_number_of_its_request(came_in):
    page = pressed(came_in, "objection:profiling:yes")
    assert re.search(r"Uw nummer daarvoor is \d{4}-\d{5}", page)
    assert "Uw nummer daarvoor" not in pressed(came_in, "objection:profiling:no")


@pytest.mark.parametrize(
    "what",
    ["", "offers", "offers:9:no", "offers:x:no", "consent:invoicing:yes", "else:x:no", "a:b:c:d", "\x00:\x00:no"],
)
def test_what_is_no_button_changes_nothing(came_in, what):
    answer = came_in.post("/my/nl/choices/", {"choose": what})
    assert answer.status_code == 422
    assert "Dat kunt u hier niet kiezen." in text(answer)


def test_words_of_the_register_are_marked_where_they_are_in_another_language(cast, post):
    load_register(now())
    page = text(inside(post, a_case(), language="fr").get("/my/fr/choices/"))
    assert '<h3 class="chosen__name" lang="en">Our newsletter</h3>' in page
