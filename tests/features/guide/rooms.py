"""Who may come through the doors of the guide: for `tests/architecture/doors.py`, as the parts of a `Room`."""

from datetime import date
from typing import Any
from uuid import uuid4

from houvast.features.guide.actions import Draft, approve_answers
from tests.cast import LONG_AGO, PEOPLE, SETUP, Cast

AGENTS = frozenset(PEOPLE) - {"kees", "petra"}
OFFICER = frozenset({"olga"})


def zonneveld(_cast: Cast) -> dict[str, Any]:
    """Name a principal."""
    return {"organisation": "zonneveld"}


def an_answer(cast: Cast) -> dict[str, Any]:
    """Put an answer of Zonneveld in force."""
    draft = Draft("drukker", "nl", "Wie drukt de post?", "De drukker.", date(2099, 1, 1))
    approve_answers(organisation=cast.zonneveld, drafts=[draft], approver="Olga Meijer", by=SETUP, at=LONG_AGO)
    return zonneveld(cast)


ROOMS: dict[str, tuple[Any, ...]] = {
    "guide:guide": (AGENTS,),
    "guide:find": (AGENTS, lambda _cast: {}, "post", {"words": "opname"}),
    "guide:card": (AGENTS, lambda _cast: {"card": "recording"}),
    "guide:ask": (AGENTS, lambda _cast: {}, "post", {"question": "Wie?"}),
    "guide:mail": (AGENTS, lambda _cast: {}, "post", {"key": "no"}),
    "guide:seen": (AGENTS, lambda _cast: {"task": uuid4()}, "post"),
    "guide:answers": (OFFICER, zonneveld),
    "guide:approve": (OFFICER, zonneveld, "post"),
    "guide:end": (OFFICER, an_answer, "post", {"key": "drukker", "language": "nl"}),
}
