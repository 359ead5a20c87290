"""The centre with its real systems, in which the attacks are tried."""

import pytest
from django.utils.translation import override

from tests.features.rights.desk.stage import Stage, set_stage


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    """The centre with real source systems, and everybody at their desks."""
    return set_stage(tmp_path)


@pytest.fixture(autouse=True)
def in_english(settings):
    """Pages and words in the language in which they are written in the code."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield
