"""Who did something, from the text that tables hold."""

from typing import Literal, cast

from houvast.foundation.events.facts import Actor


def actor_of(text: str) -> Actor:
    """Read `kind:key`."""
    kind, _sep, key = text.partition(":")
    return Actor(cast("Literal['account', 'system', 'subject']", kind), key)
