"""What the tests of these pages may ask for."""

import pytest
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
