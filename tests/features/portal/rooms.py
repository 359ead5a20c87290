"""Who may come through the doors of what people write: for `tests/architecture/doors.py`, as the parts of a `Room`."""

from datetime import UTC, datetime
from typing import Any

from houvast.engines.matching.identifiers import Identifier
from houvast.features.consent.actions import close_purpose
from houvast.features.consent.contracts import Closed, Why
from houvast.features.portal.actions.writing import write_in
from houvast.features.portal.queries import messages_of
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Outcome, Reason, Right
from tests.cast import SETUP, Cast

READERS = frozenset({"amira", "thijs", "olga"})
WHY = Reason("Wij moeten fraude kunnen zien.", "AVG art. 21(1)")
YESTERDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def a_case(cast: Cast) -> dict[str, Any]:
    """Register a request about Zonneveld's data."""
    given = {"organisation": cast.zonneveld.key, "right": Right.ACCESS, "channel": Channel.WEB}
    case = register_case(**given, received_at=YESTERDAY, by=SETUP, at=YESTERDAY)  # type: ignore[arg-type]
    return {"number": case.number}


def a_file(cast: Cast) -> dict[str, Any]:
    """Have somebody send a file along."""
    number = a_case(cast)["number"]
    write_in(case=number, words="", files=[b"%PDF-1.7 proef"], by=SETUP, at=datetime.now(UTC))
    return {"number": number, "file": messages_of(number)[0].files[0]}


def a_refused_objection(cast: Cast) -> dict[str, Any]:
    """Register an objection that stopped a use of data, and refuse it."""
    given = {"organisation": cast.zonneveld.key, "right": Right.OBJECTION, "channel": Channel.WEB}
    number = register_case(**given, received_at=YESTERDAY, by=SETUP, at=YESTERDAY).number  # type: ignore[arg-type]
    closed, points = Closed(Why.OBJECTION, "profiling"), [Identifier("email", "vera@klant.example")]
    close_purpose(organisation="zonneveld", identifiers=points, closed=closed, case=number, by=SETUP, at=YESTERDAY)
    answer_case(case=number, outcome=Outcome.REFUSED, reasons=(WHY,), by=SETUP, at=datetime.now(UTC))
    return {"number": number}


ROOMS: dict[str, tuple[Any, ...]] = {
    "portal:waiting": (READERS | {"noor"},),
    "portal:conversation": (READERS, a_case),
    "portal:file": (READERS, a_file),
    "portal:revoke": (READERS - {"amira"}, a_case, "post"),
    "portal:resume": (READERS - {"amira"}, a_refused_objection, "post"),
    "portal:open-again": (READERS, a_case, "post"),
}
