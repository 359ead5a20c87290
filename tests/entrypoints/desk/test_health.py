"""The health of the pages."""

import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_healthy_is_ok_for_everybody(client):
    response = client.get("/health")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_503_without_a_reason(client):
    def refuse(*_):
        raise OperationalError("password of jo is wrong")

    with connection.execute_wrapper(refuse):
        response = client.get("/health")
    assert (response.status_code, response.content) == (503, b"database")
