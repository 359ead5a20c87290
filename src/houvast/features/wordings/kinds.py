"""The kinds of text that features offer; each offers its own once, in `ready` of its app."""

from houvast.engines.trouble import Trouble
from houvast.features.wordings.contracts import Kind

_kinds: dict[str, Kind] = {}


class NoSuchText(Trouble):
    """There is no such text."""

    status = 404


def offer_kind(kind: Kind) -> None:
    """Let texts of a kind be written; offered again under the same key, it counts once."""
    _kinds[kind.key] = kind


def kinds() -> tuple[Kind, ...]:
    """Give every kind, by key."""
    return tuple(_kinds[key] for key in sorted(_kinds))


def kind_of(key: str, language: str, name: str = "") -> Kind:
    """Give a kind that has texts in a language, and a text under this name where one is given.

    :raises NoSuchText: there is none.
    """
    kind = _kinds.get(key)
    if kind is None or language not in kind.languages or (name and not kind.is_open and name not in kind.titles()):
        raise NoSuchText("There is no such text: choose one from the list of texts.")
    return kind
