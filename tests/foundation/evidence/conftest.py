from collections.abc import Iterator

import pytest

from houvast.foundation.evidence.registry import FACTS, register
from tests.foundation.evidence.cast import CallerNoted, RowsCounted


@pytest.fixture(autouse=True)
def stated() -> Iterator[None]:
    """The facts of the cast are known while a test of the evidence runs."""
    for fact in (CallerNoted, RowsCounted):
        register(fact)
    yield
    for fact in (CallerNoted, RowsCounted):
        del FACTS[fact.kind]
