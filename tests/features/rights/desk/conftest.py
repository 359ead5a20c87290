"""What the tests of case pages may ask for."""

import pytest
from django.utils.translation import override

from houvast.foundation.jobs.worker import Worker
from tests.features.rights.desk.stage import Stage, set_stage


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    """The centre with real source systems, and everybody at their desks."""
    return set_stage(tmp_path)


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
