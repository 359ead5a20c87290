"""Facts that only the tests of the evidence know."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, ClassVar

from houvast.engines.ledger.facts import Code, Personal, Tally
from houvast.foundation.events.facts import Actor, Fact

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
AGENT = Actor(kind="account", key="7")


@dataclass(frozen=True, slots=True)
class CallerNoted(Fact):
    kind: ClassVar[str] = "tests.caller_noted"
    channel: Code
    caller: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class RowsCounted(Fact):
    kind: ClassVar[str] = "tests.rows_counted"
    rows: Tally


@dataclass(frozen=True, slots=True)
class NeverStated(Fact):
    kind: ClassVar[str] = "tests.never_stated"
