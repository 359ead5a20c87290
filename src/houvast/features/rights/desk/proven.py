"""How forms name the identifiers that a person gave."""

from houvast.features.rights.contracts import GivenKey
from houvast.features.rights.desk import words


def named(key: GivenKey, readable: list[GivenKey]) -> str:
    """Name an identifier by its kind, and by itself too where there are several of that kind."""
    return key.kind if sum(one.kind == key.kind for one in readable) == 1 else f"{key.kind}:{key.text}"


def shown_key(key: GivenKey) -> str:
    """Show an identifier with its kind."""
    return f"{words.key_kind(key.kind)}: {key.text}"
