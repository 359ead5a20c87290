"""What the tests of these pages may ask for."""

import pytest
from django.test import Client
from django.utils.translation import override

from houvast.foundation.jobs.worker import Worker


@pytest.fixture
def work(django_capture_on_commit_callbacks):
    """Carry out what waits in the queue, as a worker would."""
    return Worker().work


@pytest.fixture(autouse=True)
def in_english(settings):
    """Pages and words in the language in which they are written in the code."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


@pytest.fixture
def desk(cast):
    """A browser in which somebody is logged in."""

    def opened(name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(cast.people[name])
        return client

    return opened
