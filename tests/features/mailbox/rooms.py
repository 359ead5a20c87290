"""Who may come through which door of the mail."""

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import count
from typing import Any, Literal, TypeAlias

from houvast.features.mailbox.actions.deciding import put_aside
from houvast.features.mailbox.actions.receiving import keep_mail
from houvast.features.mailbox.actions.sorting import sort_mail
from houvast.features.mailbox.contracts import State
from houvast.features.mailbox.server.address import mailboxes_in
from houvast.features.mailbox.server.line import Waiting
from tests.cast import SETUP, Cast
from tests.features.mailbox.stage import AT, NOW, made, mail

Parts: TypeAlias = tuple[frozenset[str], Callable[[Cast], dict[str, Any]], Literal["get", "post"], dict[str, str]]
_UIDS = count(1)


def put(organisation: str, raw: bytes, at: datetime = AT) -> Any:
    """Keep and sort a mail as if it came from a mailbox; returns its id."""
    (address,) = mailboxes_in(f"{organisation}=imaps://privacy@mail.example/?server=mx.example")
    waiting = Waiting(next(_UIDS), len(raw), at)
    kept = keep_mail(address, 1, organisation, waiting, raw, is_small=True, by=SETUP, at=NOW)
    sort_mail(mail=kept, server="mx.example", by=SETUP, at=NOW)
    return kept


def a_mail(cast: Cast) -> dict[str, Any]:
    """Have a mail wait in Zonneveld's mailbox."""
    return {"mail": put(cast.zonneveld.key, mail("Hallo", "Kunt u mij helpen?"))}


def a_mail_in_a_case(cast: Cast) -> dict[str, Any]:
    """Have a request come in by mail about Zonneveld's data."""
    return {"mail": put(cast.zonneveld.key, mail())}


def a_mail_put_aside(cast: Cast) -> dict[str, Any]:
    """Have somebody put it aside."""
    found = a_mail(cast)
    put_aside(**found, decision=State.SPAM, reason="advertising", by=SETUP, at=NOW)
    return found


def a_file(cast: Cast) -> dict[str, Any]:
    """Have a mail with a file wait."""
    message = made("Hallo", "Zie bijlage.")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="brief.pdf")
    return {"mail": put(cast.zonneveld.key, message.as_bytes()), "number": 1}


HANDLE = frozenset({"amira", "thijs", "olga"})
ROOMS: Mapping[str, Parts] = {
    "mailbox:list": (frozenset({"amira", "thijs", "olga", "noor"}), lambda _cast: {}, "get", {}),
    "mailbox:mail": (HANDLE | {"kees", "iris"}, a_mail_in_a_case, "get", {}),
    "mailbox:file": (HANDLE, a_file, "get", {}),
    "mailbox:register": (HANDLE, a_mail, "post", {}),
    "mailbox:join": (HANDLE, a_mail, "post", {}),
    "mailbox:aside": (HANDLE, a_mail, "post", {}),
    "mailbox:again": (HANDLE, a_mail_in_a_case, "post", {}),
    "mailbox:back": (HANDLE, a_mail_put_aside, "post", {}),
}
