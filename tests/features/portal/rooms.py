"""Who may come through the doors of what people write: for `tests/architecture/doors.py`, as the parts of a `Room`."""

from datetime import UTC, datetime
from typing import Any

from houvast.features.portal.actions.writing import write_in
from houvast.features.portal.queries import messages_of
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from tests.cast import SETUP, Cast

READERS = frozenset({"amira", "thijs", "olga"})
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


ROOMS: dict[str, tuple[Any, ...]] = {
    "portal:waiting": (READERS | {"noor"},),
    "portal:conversation": (READERS, a_case),
    "portal:file": (READERS, a_file),
    "portal:revoke": (READERS - {"amira"}, a_case, "post"),
    "portal:open-again": (READERS, a_case, "post"),
}
