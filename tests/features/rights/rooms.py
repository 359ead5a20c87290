"""Who may come through which door of the requests."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias
from uuid import uuid4

from houvast.features.rights.actions.passing_on import forward_case
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from tests.cast import PEOPLE, SETUP, Cast

Enter: TypeAlias = Callable[[Cast], dict[str, Any]]
Parts: TypeAlias = tuple[frozenset[str], Enter, Literal["get", "post"], dict[str, str]]
YESTERDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def a_lost_mail(cast: Cast) -> dict[str, Any]:
    """Register a request whose message is asked for; it need not be there for the door to be tried."""
    return {**a_case(cast), "message": uuid4()}


def a_case(cast: Cast) -> dict[str, Any]:
    """Register a request about Zonneveld's data."""
    case = register_case(
        organisation=cast.zonneveld.key,
        right=Right.ERASURE,
        channel=Channel.PHONE,
        received_at=YESTERDAY,
        by=SETUP,
        at=YESTERDAY,
    )
    return {"number": case.number}


def forwarded_case(cast: Cast) -> dict[str, Any]:
    """Register a request about Zonneveld's data, and pass it on."""
    case = a_case(cast)
    forward_case(case=case["number"], by=SETUP, at=datetime.now(UTC))  # its list can be fetched for a while only
    return case


def nothing(_cast: Cast) -> dict[str, Any]:
    """Give no parts: the address is the same for everybody."""
    return {}


def _room(
    opens_for: frozenset[str],
    enter: Enter = nothing,
    method: Literal["get", "post"] = "get",
    sent: dict[str, str] | None = None,
) -> Parts:
    return opens_for, enter, method, sent or {}


SEE_CASES = frozenset(PEOPLE) - {"sven"}
REGISTER = frozenset({"amira", "thijs", "olga", "noor"})
OF_ZONNEVELD = frozenset({"amira", "thijs", "olga", "iris", "kees"})
HANDLE = frozenset({"amira", "thijs", "olga"})
SEE_ROWS = frozenset({"thijs", "olga", "iris"})
PREPARE = frozenset({"thijs", "olga"})
OFFICER = frozenset({"olga"})
ROOMS: Mapping[str, Parts] = {
    "rights:today": _room(SEE_CASES),
    "rights:find": _room(SEE_CASES, method="post", sent={"q": "2026-00001"}),
    "rights:cases": _room(SEE_CASES),
    "rights:undelivered": _room(frozenset({"amira", "thijs", "olga", "noor"})),
    "rights:new": _room(REGISTER),
    "rights:propose": _room(REGISTER, method="post", sent={"said": "wis mijn gegevens"}),
    "rights:case": _room(OF_ZONNEVELD, a_case),
    "rights:receipt": _room(OF_ZONNEVELD, a_case),
    "rights:keys": _room(HANDLE, a_case),
    "rights:complete": _room(HANDLE, a_case),
    "rights:identity": _room(OF_ZONNEVELD, a_case),
    "rights:authority": _room(OF_ZONNEVELD, a_case),
    "rights:join": _room(HANDLE, a_case),
    "rights:part": _room(HANDLE, a_case, "post", {"reason": "x"}),
    "rights:data": _room(OF_ZONNEVELD, a_case),
    "rights:on-map": _room(SEE_ROWS, a_case),
    "rights:locate": _room(HANDLE, a_case, "post"),
    "rights:decide": _room(PREPARE, a_case, "post"),
    "rights:progress": _room(OF_ZONNEVELD, a_case),
    "rights:plan": _room(SEE_ROWS, a_case),
    "rights:make-plan": _room(PREPARE, a_case, "post"),
    "rights:approve": _room(OFFICER, a_case, "post"),
    "rights:withdraw": _room(PREPARE, a_case, "post"),
    "rights:work": _room(SEE_ROWS, a_case),
    "rights:carry-out": _room(OFFICER, a_case, "post"),
    "rights:answer": _room(OF_ZONNEVELD, a_case),
    "rights:preview": _room(PREPARE, a_case),
    "rights:pack": _room(PREPARE, a_case, "post"),
    "rights:mails": _room(OF_ZONNEVELD, a_case),
    "rights:mail-again": _room(HANDLE, a_lost_mail, "post"),
    "rights:mail-told": _room(HANDLE, a_lost_mail, "post", {"how": "phone"}),
    "rights:refusal": _room(PREPARE, a_case),
    "rights:fee": _room(PREPARE, a_case),
    "rights:window": _room(HANDLE, a_case),
    "rights:release": _room(PREPARE, a_case, "post"),
    "rights:recipients": _room(OF_ZONNEVELD, a_case),
    "rights:timeline": _room(OF_ZONNEVELD, a_case),
    "rights:extend": _room(PREPARE, a_case),
    "rights:extension-letter": _room(PREPARE, a_case, "post", {"reasons": "complexity"}),
    "rights:forward": _room(PREPARE, a_case, "post"),
    "rights:forward-list": _room(frozenset({"thijs", "olga", "kees"}), forwarded_case, "post"),
    "rights:instruct": _room(frozenset({"olga", "kees"}), a_case),
    "rights:close": _room(PREPARE, a_case, "post"),
}
