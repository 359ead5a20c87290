"""Read packs: those that come along, and one that the operator has put on disk."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from houvast.connectors.rest.filling import names_in
from houvast.connectors.rest.pack import Each, Pack, Reading, Request, Table
from houvast.engines.trouble import Trouble

SHIPPED = Path(__file__).parent / "packs"
_LARGEST = 1024 * 1024
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class MalformedPack(Trouble):
    """The file is no pack, or there is none of that name."""


def shipped() -> tuple[str, ...]:
    """Return the names of the packs that come along."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml") if not path.name.endswith(".map.yaml")))


def pack_named(name: str) -> Pack:
    """Return the pack of a name, or the one in a file of the operator's.

    :raises MalformedPack: there is none, or it is none.
    """
    if _NAME.fullmatch(name):
        if name not in shipped():
            raise MalformedPack(f"pack {name}: there is none; use {', '.join(shipped())}, or the path of a file.")
        return _shipped_pack(name)
    path = Path(name)
    if not path.is_absolute():
        raise MalformedPack("pack: give the name of a pack, or the whole path of a file, from / on.")
    return read_pack(_text_of(path), path.name)


@cache
def _shipped_pack(name: str) -> Pack:
    return read_pack((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"), name)


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise MalformedPack(f"pack {path.name}: the file is too large to be a pack.")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise MalformedPack(f"pack {path.name}: the file cannot be read; check path, rights and UTF-8.") from None


def read_pack(text: str, name: str) -> Pack:
    """Return the pack in a YAML text; `name` is what errors call it.

    :raises MalformedPack: no YAML, an unknown or missing key, or a name that leads nowhere; says where and what.
    """
    try:
        document = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise MalformedPack(f"pack {name}: this is not YAML; correct the file.") from None
    if not isinstance(document, dict):
        raise MalformedPack(f"pack {name}: the file holds no mapping.")
    return pack_of(document, name)


def pack_of(document: dict[str, Any], name: str) -> Pack:
    """Return the pack in a document.

    :raises MalformedPack: an unknown or missing key, or a name that leads nowhere; says where and what.
    """
    try:
        pack = Pack.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        unknown = first["type"] == "extra_forbidden"
        what = "there is no such key" if unknown else first["msg"].removeprefix("Value error, ")
        raise MalformedPack(f"pack {name}, {where or 'top'}: {what}; correct the file.") from None
    for where, what in _wrong(pack):
        raise MalformedPack(f"pack {name}, {where}: {what}; correct the file.")
    return pack


def _wrong(pack: Pack) -> Iterator[tuple[str, str]]:
    if pack.base and (not pack.base.startswith("/") or pack.base.endswith("/")):
        yield "base", "must begin with / and not end with it"
    options = {f"option.{name}" for name in pack.options}
    for name, table in pack.collections.items():
        yield from _wrong_table(pack, f"collections.{name}", table, options)


def _wrong_table(pack: Pack, where: str, table: Table, options: set[str]) -> Iterator[tuple[str, str]]:
    named = {*table.key, *(f for s in table.search for f in s.fields), *(f for c in table.change for f in c.fields)}
    for field in sorted((named | {g.field for g in table.erased}) - table.fields.keys()):
        yield where, f"names the field {field}, which it does not have"
    if table.each:
        yield from _wrong_parent(pack, f"{where}.each", table.each)
    for paging in sorted({r.paging for r in _readings(table) if r.paging} - pack.paging.keys()):
        yield where, f"names the paging {paging}, which the pack does not have"
    for request, known in _requests(table):
        for unknown in sorted(names_in(request) - known - options):
            yield where, f"a request holds {{{unknown}}}, which nothing fills"


def _wrong_parent(pack: Pack, where: str, each: Each) -> Iterator[tuple[str, str]]:
    parent = pack.collections.get(each.of)
    if parent is None:
        yield where, f"names the collection {each.of}, which the pack does not have"
        return
    for field in sorted(set(each.give.values()) - parent.fields.keys()):
        yield where, f"gives the field {field}, which {each.of} does not have"


def _readings(table: Table) -> Iterator[Reading]:
    yield from table.get
    if table.list:
        yield table.list
    for search in table.search:
        yield from search.requests


def _requests(table: Table) -> Iterator[tuple[Request, set[str]]]:
    """Yield every request with the placeholders that can be filled in it."""
    fields = set(table.fields)
    yield from ((get, set(table.key)) for get in table.get)
    if table.list:
        yield table.list, set(table.each.give if table.each else ())
    yield from ((request, {"value"}) for search in table.search for request in search.requests)
    yield from ((erase, fields) for erase in table.erase)
    yield from ((change, fields | {"changes", "removed"}) for change in table.change)
