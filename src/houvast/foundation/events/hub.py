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

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any, TypeVar, cast

from django.db import transaction

from houvast.foundation.events.facts import Actor, Fact


class Moment(Enum):
    """When a handler is called."""

    INSIDE = "inside"
    AFTER_COMMIT = "after commit"


Happened = TypeVar("Happened", bound=Fact)
_Handler = Callable[[Any, Actor, datetime], None]
_SUBSCRIPTIONS: dict[tuple[type[Fact], _Handler], Moment] = {}


def subscribe(
    kind: type[Happened], handler: Callable[[Happened, Actor, datetime], None], moment: Moment = Moment.AFTER_COMMIT
) -> None:
    """Have `handler(fact, by, at)` called for each fact of this kind."""
    _SUBSCRIPTIONS[kind, cast("_Handler", handler)] = moment


def unsubscribe(kind: type[Happened], handler: Callable[[Happened, Actor, datetime], None]) -> None:
    """Stop calling a handler; for tests and tools that listen for a while."""
    _SUBSCRIPTIONS.pop((kind, cast("_Handler", handler)), None)


def announce(fact: Fact, *, by: Actor, at: datetime) -> None:
    """Tell everybody who subscribed, inside this transaction or after its commit."""
    for (kind, handler), moment in list(_SUBSCRIPTIONS.items()):
        if not isinstance(fact, kind):
            continue
        if moment is Moment.INSIDE:
            handler(fact, by, at)
        else:
            transaction.on_commit(partial(handler, fact, by, at), robust=True)
