"""A person with a case who comes in: what tests of the page begin with."""

import re
from datetime import UTC, datetime, timedelta

from houvast.features.portal.actions.entering import Outcome, enter, visitor_of
from houvast.features.portal.actions.knocking import answer_knock, knock
from houvast.features.portal.contracts import Visitor
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.foundation.events.facts import Actor
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
AGENT = Actor("system", "test")
VERA, OTHER = "vera@klant.example", "ruben@klant.example"
NETWORK = "203.0.113.7"
_CODE = re.compile(r"\b(\d{6})\b")


def register(*emails: str, right: Right = Right.ACCESS, organisation: str = "own", at: datetime = NOW, **more) -> str:
    """Register a request with these contact points."""
    given = {"channel": Channel.WEB, "name": "Vera Zonderland", "words": "Alles over mij.", **more}
    keys = [("email", email) for email in emails or (VERA,)]
    case = register_case(organisation=organisation, right=right, received_at=at, keys=keys, **given, by=AGENT, at=at)
    return case.number


def prove(case: str, email: str = VERA, at: datetime = NOW) -> None:
    """Have an agent establish who is asking."""
    method, proven = "call_back", (f"email:{email}",)
    verify_identity(case=case, level=2, method=method, proven=proven, passed=True, by=AGENT, at=at)


def mails(post, to: str, at: datetime = NOW) -> list[str]:
    """Send what waits; give the texts that arrived at an address, the newest last, of one round those with a code."""
    before = len(post.taken)
    deliver_waiting(by=POST_ROOM, at=at + timedelta(minutes=1))
    post.taken[before:] = sorted(post.taken[before:], key=lambda one: bool(_CODE.search(one[2].get_content())))
    return [mail.get_content() for _, receivers, mail in post.taken if to in receivers]


def code_in(text: str) -> str:
    """Read the code in a mail."""
    found = _CODE.search(text)
    assert found, text
    return found[1]


def knocked(number: str, contact: str = VERA, at: datetime = NOW, network: str = NETWORK) -> tuple[str, bool]:
    """Knock, and let the worker answer; give the token and whether a code went out."""
    one = knock(number=number, contact=contact, came_from=network, language="nl", at=at)
    return one.token, answer_knock(knock=one.id, at=at)


def come_in(post, number: str, contact: str = VERA, at: datetime = NOW) -> tuple[str, Visitor]:
    """Come in with the code from the mail; give the token of the page and the visitor."""
    token, sent = knocked(number, contact, at)
    assert sent
    outcome, page = enter(token=token, said=code_in(mails(post, contact, at)[-1]), at=at)
    assert outcome is Outcome.RIGHT
    visitor = visitor_of(token=page, at=at)
    assert visitor is not None
    return page, visitor
