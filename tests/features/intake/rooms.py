"""Who may come through the doors of the intake: for `tests/architecture/doors.py`, as the parts of a `Room`."""

from datetime import UTC, datetime
from typing import Any

from houvast.features.intake.actions.asking import ask
from houvast.features.intake.actions.scanning import LetterIn, take_letter
from houvast.features.intake.contracts import Doubt, Entry, WebRequest
from houvast.features.intake.models import Letter
from houvast.features.rights.contracts import Right
from tests.cast import SETUP, Cast
from tests.features.intake.papers import pdf

REGISTER = frozenset({"amira", "thijs", "olga", "noor"})
HANDLE = REGISTER - {"noor"}
OF_ZONNEVELD = HANDLE | {"iris", "kees"}
LEAD = frozenset({"thijs", "olga"})
YESTERDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def a_letter(_cast: Cast) -> dict[str, Any]:
    """Take in a letter about Zonneveld's data."""
    letter = LetterIn(organisation="zonneveld", right=Right.ACCESS, received_at=YESTERDAY, scan=pdf())
    case = take_letter(letter=letter, by=SETUP, at=YESTERDAY)
    return {"file": Letter.objects.get(case=case.number).file}


def a_doubt(_cast: Cast) -> dict[str, Any]:
    """Register a request from Zonneveld's public page that is doubted."""
    entry = Entry(doubts=frozenset({Doubt.TRAP}))
    asked = WebRequest(rights=(Right.ACCESS,))
    return {"number": ask(organisation="zonneveld", asked=asked, entry=entry, at=YESTERDAY).numbers[0]}


ROOMS: dict[str, tuple[Any, ...]] = {
    "intake:letters": (REGISTER,),
    "intake:scan": (OF_ZONNEVELD, a_letter),
    "intake:import": (REGISTER,),
    "intake:to-look-at": (REGISTER,),
    "intake:looked": (HANDLE, a_doubt, "post"),
    "intake:spam": (LEAD, a_doubt, "post"),
    "intake:reopen": (LEAD, a_doubt, "post"),
}
