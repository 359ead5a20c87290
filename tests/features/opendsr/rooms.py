"""Who may come through the doors of the partners: for `tests/architecture/doors.py`, as the parts of a `Room`."""

from datetime import UTC, datetime
from typing import Any

from houvast.features.opendsr.actions.partners import connect
from tests.cast import SETUP, ZONNEVELD, Cast

OFFICER = frozenset({"olga"})
YESTERDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FINGERPRINT = "ab" * 32


def a_partner(_cast: Cast) -> dict[str, Any]:
    """Lay down that Zonneveld hears how far we are."""
    connect(organisation=ZONNEVELD, callbacks=["dsr.zonneveld.example"], by=SETUP, at=YESTERDAY)
    return {"organisation": ZONNEVELD}


def an_endpoint(_cast: Cast) -> dict[str, Any]:
    """Lay down that Zonneveld takes requests, at an address where nobody is."""
    endpoint = "http://localhost:9/v2"
    connect(organisation=ZONNEVELD, endpoint=endpoint, key="opens-it", private=True, by=SETUP, at=YESTERDAY)
    return {"organisation": ZONNEVELD}


ROOMS: dict[str, tuple[Any, ...]] = {
    "partners:list": (OFFICER,),
    "partners:add": (OFFICER,),
    "partners:one": (OFFICER, a_partner),
    "partners:change": (OFFICER, a_partner, "post", {"callbacks": "dsr.zonneveld.example"}),
    "partners:test": (OFFICER, an_endpoint, "post"),
    "partners:switch": (OFFICER, a_partner, "post"),
    "partners:withdraw": (OFFICER, a_partner, "post", {"fingerprint": FINGERPRINT}),
}
