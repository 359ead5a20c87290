"""Announce facts and subscribe to them.

A fact is a frozen dataclass that says what happened, named in the past tense (`AccountAdded`); it holds keys and codes,
no personal data. An action announces it as the last thing in its transaction:

    announce(AccountAdded(account=key, role="agent"), by=by, at=at)

Who wants to know subscribes in its `AppConfig.ready`, to one kind of fact or, with `Fact` itself, to all:

    subscribe(Fact, record, Moment.INSIDE)       evidence: no change without its record, so a failure undoes the action
    subscribe(CaseClosed, tidy_up)               anything else: after commit; a failure is logged and stops nobody

Handlers run at once, in this process, in the order of subscription; subscribing the same handler again does nothing.
Long work belongs in a job that the handler enqueues.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any, TypeVar, cast

from django.db import transaction

from houvast.foundation.events.facts import Actor, Fact

LOG = logging.getLogger(__name__)


class Moment(Enum):
    """When a handler is called."""

    INSIDE = "inside"
    AFTER_COMMIT = "after commit"


Happened = TypeVar("Happened", bound=Fact)
_Handler = Callable[[Any, Actor, datetime], None]
_SUBSCRIPTIONS: dict[tuple[type[Fact], _Handler], Moment] = {}
_TOLD_NOW: ContextVar[Fact | None] = ContextVar("houvast_told_now", default=None)


def subscribe(
    kind: type[Happened], handler: Callable[[Happened, Actor, datetime], None], moment: Moment = Moment.AFTER_COMMIT
) -> None:
    """Have `handler(fact, by, at)` called for each fact of this kind."""
    _SUBSCRIPTIONS[kind, cast("_Handler", handler)] = moment


def unsubscribe(kind: type[Happened], handler: Callable[[Happened, Actor, datetime], None]) -> None:
    """Stop calling a handler; for tests and tools that listen for a while."""
    _SUBSCRIPTIONS.pop((kind, cast("_Handler", handler)), None)


def announce(fact: Fact, *, by: Actor, at: datetime) -> None:
    """Tell everybody who subscribed, inside this transaction or after its commit.

    Announcing a fact while it is being told adds nothing: evidence announces what it records, also what it heard.
    """
    if _TOLD_NOW.get() is fact:
        return
    token = _TOLD_NOW.set(fact)
    try:
        for (kind, handler), moment in list(_SUBSCRIPTIONS.items()):
            if isinstance(fact, kind):
                tell = handler if moment is Moment.INSIDE else _after_commit(handler)
                tell(fact, by, at)
    finally:
        _TOLD_NOW.reset(token)


def _after_commit(handler: _Handler) -> _Handler:
    """Put a handler off; Django's own way to survive its failure logs the message, which may name a person."""

    def tell(fact: Fact, by: Actor, at: datetime) -> None:
        try:
            handler(fact, by, at)
        except Exception:
            LOG.exception("A handler of %s failed; what happened stands.", fact.kind)

    return lambda fact, by, at: transaction.on_commit(partial(tell, fact, by, at))
