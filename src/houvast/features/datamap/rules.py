"""Which texts make a data map together."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.manifests import read_systems
from houvast.engines.datamap.model import Collection, DataMap, SystemMap
from houvast.engines.datamap.problems import MapProblem, error
from houvast.engines.trouble import Trouble

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
SYSTEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
LARGEST = 5 * 2**20


class MapRefused(Trouble):
    """A file cannot become part of the data map; the map stays as it was."""


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_file(name: str, text: str, others: Mapping[str, str]) -> DataMap:
    """Return what one file describes, where it goes together with the other files (texts by name).

    :raises MapRefused: its name is none, it is too large, describes nothing, or describes what another file describes.
    :raises MalformedMap: it is no data map; says where.
    :raises UnknownKey: a value under `houvast` does not exist; says where.
    """
    _check_form(name, text)
    described, declared = read_map(text), read_systems(text)
    if not described.systems and not declared:
        raise MapRefused(f"The file “{name}” describes no system; it needs a list under `dataset:` or `system:`.")
    for system in described.systems:
        if not SYSTEM.fullmatch(system.key):
            raise MapRefused(f"In the file “{name}” a `fides_key` is not at most 60 letters, digits, `_`, `-` and `.`.")
    _refuse_twins(name, {system.key for system in described.systems}, others, dataset_keys)
    _refuse_twins(name, {manifest.key for manifest in declared}, others, declared_keys)
    return described


def dataset_keys(text: str) -> list[str]:
    """Return the keys of the datasets in a file."""
    return [system.key for system in read_map(text).systems]


def declared_keys(text: str) -> list[str]:
    """Return the keys of the `system:` manifests in a file."""
    return [manifest.key for manifest in read_systems(text)]


def _check_form(name: str, text: str) -> None:
    if not NAME.fullmatch(name):
        raise MapRefused("A file of the data map needs a name of at most 100 letters, digits, `.`, `_` and `-`.")
    if len(text) > LARGEST:
        raise MapRefused(f"The file “{name}” is larger than {LARGEST >> 20} MB; divide it by system.")
    if "\0" in text or not _is_unicode(text):
        raise MapRefused(f"The file “{name}” holds characters that are no text; save it as UTF-8.")


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse_twins(
    name: str, keys: set[str], others: Mapping[str, str], keys_of: Callable[[str], Iterable[str]]
) -> None:
    for other, text in others.items():
        for key in keys_of(text):
            if key in keys:
                raise MapRefused(
                    f"The file “{name}” describes the system “{key}”, as the file “{other}” does: "
                    "unload that one, or load this one under its name."
                )


def check_organisations(
    system_map: SystemMap, countries: Mapping[str, str], rule_keys: frozenset[str]
) -> Iterator[MapProblem]:
    """Yield the organisations that the map names and nobody knows, and the rules that their country does not have.

    `countries` gives the country (ISO code) of each organisation by key.
    """
    for collection in (c for c in system_map.collections if not c.skip):
        named = {collection.scope.organisation, *(key for _, key in collection.scope.values)} - {""}
        for unknown in sorted(named - countries.keys()):
            what = f"`scope` names the organisation {unknown}, which is not entered; correct the key, or enter it."
            yield error("organisation_unknown", collection.id, what)
        for key in sorted(named & countries.keys()):
            yield from _rules_abroad(collection, key, countries[key], rule_keys)


def _rules_abroad(collection: Collection, key: str, country: str, rule_keys: frozenset[str]) -> Iterator[MapProblem]:
    stated = {collection.retention, *(f.retention for f in collection.fields)} - {None}
    for rule in sorted({retention.rule for retention in stated if retention}):
        somewhere = any(known.partition(".")[2] == rule for known in rule_keys)
        if somewhere and f"{country.lower()}.{rule}" not in rule_keys:
            what = f"the rule {rule} does not exist in {country}, the country of {key}; choose one that does."
            yield error("retention_rule_abroad", collection.id, what)
