"""What people see when something goes wrong."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_trouble_is_one_line_with_status_400_or_the_one_it_carries(olga, wrong_pages):
    usual, refused = olga.get("/test/trouble/"), olga.get("/test/not-allowed/")
    assert (usual.status_code, refused.status_code) == (400, 403)
    assert "The folder is full: make room in it." in usual.content.decode()


def test_a_fetched_part_gets_the_line_with_the_status_that_the_page_shows(olga, wrong_pages):
    part = olga.get("/test/not-allowed/", headers={"hx-request": "true"})
    assert part.status_code == 422
    assert "<html" not in part.content.decode()


def test_what_is_broken_is_said_without_details(cast, wrong_pages, caplog):
    client = Client(raise_request_exception=False)
    client.force_login(cast.olga)
    response = client.get("/test/broken/")
    assert response.status_code == 500
    assert "jan@mail.example" not in response.content.decode()
    assert "<h1>" in response.content.decode()


def test_what_is_not_there_is_a_page_too(olga):
    response = olga.get("/desk/no-such-page/")
    assert response.status_code == 404
    assert "<h1>" in response.content.decode()


def test_a_form_without_its_token_is_refused(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.olga)
    assert client.post("/account/password/", {}).status_code == 403
