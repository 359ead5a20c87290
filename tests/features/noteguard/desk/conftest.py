"""What the tests of these pages may ask for."""

import pytest
from django.test import Client
from django.utils.translation import override

from houvast.engines.scanner.scanning import scan
from houvast.features.noteguard.actions.sweeping import sweep
from houvast.foundation.jobs.worker import Worker
from tests.cast import LONG_AGO, SETUP, ZONNEVELD
from tests.features.noteguard.stage import Desk, furnish


@pytest.fixture
def work():
    """Carry out what waits in the queue, as a worker would."""
    return Worker().work


@pytest.fixture(autouse=True)
def in_english(settings):
    """Pages and words in the language in which they are written in the code."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


@pytest.fixture
def visitor(cast):
    """A browser in which somebody is logged in."""

    def opened(name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(cast.people[name])
        return client

    return opened


@pytest.fixture
def desk(cast, tmp_path) -> Desk:
    """The help desk, not read yet."""
    scan("")  # the rules are read once in the life of a server
    return furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)


@pytest.fixture
def swept(desk) -> Desk:
    """The help desk, read for Zonneveld."""
    sweep(organisation=ZONNEVELD, system="desk", by=SETUP, at=LONG_AGO, tick=lambda *_: None)
    return desk
