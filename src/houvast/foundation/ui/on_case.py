"""What features above the cases bring to the pages of a case: links, such as to the scan of its letter, and what the
person wrote.

A feature offers them once, in `ready` of its app; the page asks for them by number and knows nobody who offers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from houvast.foundation.ui.contracts import Link

Provider = Callable[[HttpRequest, str], Sequence[Link]]
"""Gives the links for a case (its number) that who asks may follow."""
_providers: dict[str, Provider] = {}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a person wrote about a case, as text; `doubt` tells that the sender may be somebody else."""

    at: datetime
    subject: str
    sender: str
    text: str
    language: str
    url: str
    files: tuple[Link, ...] = ()
    doubt: bool = False


Listener = Callable[[HttpRequest, str], Sequence[Heard]]
"""Gives what was heard of a case (its number) that who asks may read."""
_listeners: dict[str, Listener] = {}


def offer(name: str, provider: Provider) -> None:
    """Have a provider asked for every page of a case; offered again under the same name, it counts once."""
    _providers[name] = provider


def links_on(request: HttpRequest, number: str) -> tuple[Link, ...]:
    """Give all links for a case, in the order of the names under which they are offered."""
    return tuple(link for name in sorted(_providers) for link in _providers[name](request, number))


def offer_heard(name: str, listener: Listener) -> None:
    """Have a listener asked for the messages of every case; offered again under the same name, it counts once."""
    _listeners[name] = listener


def heard_on(request: HttpRequest, number: str) -> tuple[Heard, ...]:
    """Give all that was heard of a case, the last one first."""
    found = [one for listener in _listeners.values() for one in listener(request, number)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))
