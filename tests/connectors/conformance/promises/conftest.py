"""Every promise is tried on every kind of system that has a harness here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from houvast.connectors.protocol import Session
from tests.connectors.conformance.promises.kind import Kind, modules

MODULES = modules()


@pytest.fixture(params=MODULES)
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kind]:
    """A system of every kind, empty."""
    made = MODULES[request.param].make(request.param, request, tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(kind: Kind) -> Iterator[Session]:
    """A session on it."""
    connector = kind.open()
    with connector.session() as opened:
        yield opened
    connector.close()
