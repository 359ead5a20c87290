"""Identities of which only a hash was sent: which texts of ours they may be of."""

import hashlib
from collections.abc import Iterable, Iterator

from houvast.engines.matching.identifiers import stored_identifier

FORMS = ("sha256", "sha1", "md5")
"""Hashes that OpenDSR knows; the last two prove nothing, and only point out a row that we hold ourselves."""


def split_kind(kind: str) -> tuple[str, str] | None:
    """Give the kind and the hash of `email_sha256`; None for what is no hash."""
    plain, _line, form = kind.rpartition("_")
    return (plain, form) if plain and form in FORMS else None


def hashed_keys(keys: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Give kind, hash and digest of each key that is a hash."""
    return tuple((*found, text.strip().lower()) for kind, text in keys if (found := split_kind(kind)))


def digests(kind: str, text: str, form: str, country: str) -> Iterator[str]:
    """Give the hash of a text that we hold, as it stands and in the notations in which others write it."""
    same = stored_identifier(kind, text, country)
    spellings = {text, text.strip(), text.strip().lower(), *([same.value, same.value.lower()] if same else [])}
    for one in sorted(spellings):
        yield hashlib.new(form, one.encode(), usedforsecurity=False).hexdigest()
