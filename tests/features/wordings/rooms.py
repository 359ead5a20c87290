"""Who may come through the doors of the texts: for `tests/architecture/doors.py`, as the parts of a `Room`."""

from typing import Any

from tests.cast import Cast
from tests.features.wordings.stage import proposed

OFFICER = frozenset({"olga"})


def zonneveld(_cast: Cast) -> dict[str, Any]:
    """Name a principal."""
    return {"organisation": "zonneveld"}


def a_text(_cast: Cast) -> dict[str, Any]:
    """Name one of its texts."""
    return {"organisation": "zonneveld", "kind": "mail", "language": "nl", "name": "receipt"}


def a_waiting_text(cast: Cast) -> dict[str, Any]:
    """Have one wait for a second person."""
    proposed(cast)
    return a_text(cast)


ROOMS: dict[str, tuple[Any, ...]] = {
    "wordings:start": (OFFICER,),
    "wordings:texts": (OFFICER, zonneveld),
    "wordings:text": (OFFICER, a_text),
    "wordings:decide": (OFFICER, a_waiting_text, "post", {"version": "no"}),
}
