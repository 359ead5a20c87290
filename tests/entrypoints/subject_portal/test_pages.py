"""The pages wear the look of who decides: its name, its colours where they can be read, its statement."""

import re

import pytest

from houvast.foundation.organisations.actions import set_public_page
from houvast.foundation.organisations.models import Organisation
from tests.cast import LONG_AGO, SETUP
from tests.entrypoints.subject_portal.stage import a_case, inside, text

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own

LOOK = {
    "colour": "#7a1f3d",
    "accent": "#8a2346",
    "short_name": "Scaldis",
    "privacy_statement_url": "https://scaldis.example/privacy",
}


@pytest.fixture(name="dressed")
def a_dressed_organisation(cast):
    set_public_page(organisation_key="scaldis", changes=LOOK, by=SETUP, at=LONG_AGO)


def test_name_colours_and_statement_are_of_who_decides(dressed, post):
    client = inside(post, a_case(organisation="scaldis"))
    answer = client.get("/my/nl/")
    page = text(answer)
    assert '<span class="brand__name">Scaldis</span>' in page
    assert '<a href="https://scaldis.example/privacy" rel="noreferrer">Privacyverklaring van Scaldis' in page
    look = re.search(r'href="(/[^"]+/look\.css)"', page)
    assert look
    assert "#7a1f3d" in text(client.get(look[1]))
    policy = answer.headers["Content-Security-Policy"]
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "style=" not in page


def test_at_the_door_it_is_the_centre_whoever_was_asked(dressed, client):
    page = text(client.get("/my/nl/enter/"))
    assert "Belhuis Noord" in page
    assert "/own/look.css" in page
    assert "Scaldis" not in page


@pytest.mark.parametrize("colour", ["#f2e205", "red;}body{display:none", "#12345"])
@pytest.mark.parametrize("which", ["colour", "accent"])
def test_a_colour_that_nobody_can_read_gives_the_usual_look(dressed, post, which, colour):
    Organisation.objects.filter(key="scaldis").update(**{which: colour[:7]})  # as an import could leave it
    page = text(inside(post, a_case(organisation="scaldis")).get("/my/nl/"))
    assert "look.css" not in page
    assert "ui/houvast" in page
