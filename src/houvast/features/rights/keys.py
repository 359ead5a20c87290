"""The identifiers that a person gives: read where they can be read, kept as given where not."""

from collections.abc import Iterable

from houvast.engines.matching.identifiers import Identifier, NotAnIdentifier, identifier
from houvast.features.rights.contracts import GivenKey
from houvast.foundation.keys.master import blind_index


def read_keys(given: Iterable[tuple[str, str]], country: str) -> tuple[GivenKey, ...]:
    """Return the identifiers; one that can't be read stays as text, so that nothing the caller said is lost."""
    return tuple(_read(kind, text.strip(), country) for kind, text in given if text.strip())


def identifiers(keys: Iterable[GivenKey], kinds: Iterable[str]) -> frozenset[Identifier]:
    """Return the readable identifiers of some kinds."""
    wanted = set(kinds)
    return frozenset(Identifier(k.kind, k.value) for k in keys if k.value and k.kind in wanted)


def index_of(key: GivenKey, organisation: str) -> str:
    """Return the keyed hash by which the same identifier is recognised in another case of the organisation."""
    return blind_index(f"rights.key:{organisation}", f"{key.kind}:{key.value}")


def _read(kind: str, text: str, country: str) -> GivenKey:
    try:
        return GivenKey(kind, text, identifier(kind, text, country=country).value)
    except NotAnIdentifier:
        return GivenKey(kind, text)
