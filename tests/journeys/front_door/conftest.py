"""The house in which all the stories are played."""

from collections.abc import Iterator

import pytest

from tests.journeys.front_door.house import House, opened
from tests.services.dovecot import Dovecot


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, dovecot: Dovecot) -> Iterator[House]:
    """A centre that runs."""
    with opened(tmp_path_factory.mktemp("front-door"), dovecot) as running:
        yield running
