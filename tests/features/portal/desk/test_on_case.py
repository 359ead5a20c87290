"""The page of a case leads to what its person wrote, and only those who may read it."""

import pytest

from tests.features.portal.desk.test_pages import a_letter, at_desk


@pytest.mark.django_db
def test_a_case_leads_to_the_conversation(cast, post):
    case = a_letter(post)
    page, way = f"/desk/cases/{case}/", f"/desk/cases/{case}/page/"
    client = at_desk(cast.amira)
    assert "1 new message on the person’s page" in client.get(page).content.decode()
    client.get(way)
    assert "The person’s own page" in client.get(page).content.decode()
    assert way not in at_desk(cast.petra).get(page).content.decode()
