"""What features above the cases bring to the page of a case: links, such as to the scan of its letter.

A feature offers them once, in `ready` of its app; the page asks for them by number and knows nobody who offers.
"""

from collections.abc import Callable, Sequence

from django.http import HttpRequest

from houvast.foundation.ui.contracts import Link

Provider = Callable[[HttpRequest, str], Sequence[Link]]
"""Gives the links for a case (its number) that who asks may follow."""
_providers: dict[str, Provider] = {}


def offer(name: str, provider: Provider) -> None:
    """Have a provider asked for every page of a case; offered again under the same name, it counts once."""
    _providers[name] = provider


def links_on(request: HttpRequest, number: str) -> tuple[Link, ...]:
    """Give all links for a case, in the order of the names under which they are offered."""
    return tuple(link for name in sorted(_providers) for link in _providers[name](request, number))
