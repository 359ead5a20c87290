"""Several YAML files of the map as one document, in which nothing of any of them is lost."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from houvast.engines.datamap.fides import load_document
from houvast.engines.trouble import Trouble

_LINE_ENDS = re.compile("[\x85\u2028\u2029\ufeff]")


class CannotMerge(Trouble):
    """Two files say something else of what only one thing can be said of."""


def as_one(texts: Mapping[str, str]) -> str:
    """Return files (texts by name) as one YAML document; a single file to the letter.

    Lists are put behind each other in the order of the files, entries and keys keep their order; only comments and
    lay-out are lost.

    :raises CannotMerge: a key at the top holds another single value in one file than in another.
    """
    if len(texts) == 1:
        return next(iter(texts.values()))
    return written(merged({name: load_document(text) for name, text in texts.items()}))


def written(document: Mapping[str, Any]) -> str:
    """Write a document as YAML, its keys in their order."""
    return yaml.dump(dict(document), Dumper=_Exact, sort_keys=False, allow_unicode=True, width=120)


def merged(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what documents (by name of file) say together.

    :raises CannotMerge: see `as_one`.
    """
    found: dict[str, tuple[str, Any]] = {}
    for name, document in documents.items():
        for key, value in document.items():
            first, held = found.get(key, (name, None))
            found[key] = (first, value if key not in found else _both(str(key), (first, held), (name, value)))
    return {key: value for key, (_, value) in found.items()}


def _both(key: str, one: tuple[str, Any], other: tuple[str, Any]) -> Any:
    (first, held), (second, value) = one, other
    if held is None or value is None:
        return value if held is None else held
    if isinstance(held, list | Mapping) and isinstance(value, list | Mapping):
        if held == value and isinstance(held, Mapping):
            return held
        return [*_entries(held), *_entries(value)]
    if held == value:
        return held
    raise CannotMerge(f"The files “{first}” and “{second}” differ in `{key}`: export them one by one.")


def _entries(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class _Exact(yaml.SafeDumper):
    """Writes the rarer signs for a line's end by their number: as they stand, a reader takes each for another."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _LINE_ENDS.search(text) else None)


_Exact.add_representer(str, _text)
