"""An account for each test."""

from collections.abc import Iterator

import pytest

from houvast.connectors.protocol import Session
from tests.connectors.imap.letters import Box
from tests.services.dovecot import Dovecot


@pytest.fixture
def box(dovecot: Dovecot) -> Iterator[Box]:
    """A fresh account."""
    made = Box.fresh(dovecot)
    yield made
    made.client.logout()


@pytest.fixture
def session(box: Box) -> Iterator[Session]:
    """A session on the account."""
    with box.open().session() as opened:
        yield opened
