"""Tasks for tests: one for an external party, one for the system owners, one for an account."""

from datetime import UTC, date, datetime

from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.tasks.actions.asking import open_task
from houvast.features.tasks.contracts import Addressee, Asked, TaskFacts, TaskKind
from tests.cast import SETUP, Cast

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DUE = date(2026, 3, 24)
PARTY, ADDRESS = "Drukkerij Voorbeeld", "privacy@drukkerij.example"
OUTSIDE = Addressee(party=PARTY, email=ADDRESS, language="en")
LOOK_FOR = (("name", "Vera Zonderland"), ("email", "vera@klant.example"))


def a_case(cast: Cast, organisation: str = "zonneveld") -> str:
    """Register a request."""
    case = register_case(
        organisation=organisation, right=Right.ERASURE, channel=Channel.PHONE, received_at=AT, by=SETUP, at=AT
    )
    return case.number


def a_task(
    cast: Cast, to: Addressee = OUTSIDE, *, organisation: str = "zonneveld", case: str | None = None
) -> TaskFacts:
    """Ask somebody to erase."""
    return open_task(
        kind=TaskKind.ERASE,
        to=to,
        asked=Asked(look_for=LOOK_FOR, where="Kast 3", party=to.party, email=to.email),
        due_on=DUE,
        system="archive",
        case=a_case(cast, organisation) if case is None else case,
        organisation=organisation,
        by=SETUP,
        at=AT,
    )
