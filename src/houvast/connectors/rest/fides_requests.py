"""The requests of one endpoint of a Fides SaaS connector, as a table of a pack."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from houvast.engines.datamap.model import Collection

_HOLE = re.compile(r"<([a-z_A-Z]\w*)>")
_MASKED = "<masked_object_fields>"
_TAKEN = {"method", "path", "query_params", "param_values", "data_path", "pagination", "body"}
_TYPES = {"integer": "integer", "float": "number", "boolean": "boolean", "object": "json", "string": "text"}


class Unfitting(Exception):
    """The endpoint cannot be made into a table; the text says why."""


@dataclass
class Endpoint:
    """One endpoint on its way to a table; what is left out or guessed goes into `told`."""

    name: str
    collection: Collection
    told: list[str]
    parent: str = ""
    paging: dict[str, Any] = field(default_factory=dict)
    _table: dict[str, Any] = field(default_factory=lambda: {"search": [], "get": []})
    _given: dict[str, str] = field(default_factory=dict)

    def read_requests(self, requests: Mapping[str, Any]) -> None:
        """Take over what fits.

        :raises Unfitting: no key, or no request that reads.
        """
        if not self.collection.key:
            raise Unfitting("the dataset names no primary key")
        reads = requests.get("read") or []
        for number, read in enumerate(reads if isinstance(reads, list) else [reads]):
            self._read(read, f"endpoints.{self.name}.read[{number}]")
        self._write(requests.get("update"), "update", "change")
        self._write(requests.get("delete"), "delete", "erase")
        for name in requests.keys() - {"read", "update", "delete"}:
            self._tell(name, "not taken over")
        if not (self._table.get("list") or self._table["search"]):
            raise Unfitting("no request that reads it fits")
        self._settle_get()

    def table(self) -> dict[str, Any]:
        """Return the table."""
        fields: dict[str, Any] = {}
        for f in self.collection.fields:
            head = f.name.partition(".")[0]
            kind = "json" if "." in f.name else _TYPES.get(f.data_type, "text")
            fields[head] = {"type": kind, "optional": True, **({"read_only": True} if f.read_only else {})}
        fields |= {name: {"given": name, "type": fields.get(name, {}).get("type", "text")} for name in self._given}
        kept = {name: value for name, value in self._table.items() if value}
        return {"key": list(self.collection.key), "fields": fields, **kept}

    def _tell(self, where: str, what: str) -> None:
        self.told.append(f"endpoints.{self.name}.{where}: {what}")

    def _read(self, read: Mapping[str, Any], where: str) -> None:
        if read.get("request_override"):
            self.told.append(f"{where}: left out, it runs code of its own")
            return
        self.told += [f"{where}.{key}: not taken over" for key in read if key not in _TAKEN]
        params = {str(p.get("name")): p for p in read.get("param_values") or []}
        if any("connector_param" in p for p in params.values()):
            self.told.append(f"{where}: left out, it needs a setting of the connector; put its value into the pack")
            return
        asked = [p for p in params.values() if "identity" in p or "references" in p]
        try:
            if not asked:
                self._table["list"] = self._reading(read, {}, where)
            elif len(asked) == 1 and asked[0].get("identity"):
                self._by_identity(read, asked[0], where)
            elif len(asked) == 1:
                self._by_parent(read, asked[0], where)
            else:
                self.told.append(f"{where}: left out, it asks by several values at once")
        except Unfitting as error:
            self.told.append(f"{where}: left out, {error}")

    def _by_identity(self, read: Mapping[str, Any], param: Mapping[str, Any], where: str) -> None:
        kind = str(param["identity"])
        names = [f.name for f in self.collection.fields if f.identity == kind or (kind == "email" and _is_email(f))]
        if not names:
            raise Unfitting(f"no field of the dataset holds the {kind} that it asks by")
        reading = self._reading(read, {str(param["name"]): "value"}, where)
        search = {"fields": names, "by": ["exact", "folded"] if kind == "email" else ["exact"], "requests": [reading]}
        self._table["search"].append(search)

    def _by_parent(self, read: Mapping[str, Any], param: Mapping[str, Any], where: str) -> None:
        reference = (param["references"] or [{}])[0]
        parent, _, target = str(reference.get("field") or "").partition(".")
        name = str(param["name"])
        if not target or parent == self.name:
            raise Unfitting("what it refers to is no field of another collection")
        self._given[name], self.parent = target, parent
        self._table["each"] = {"of": parent, "give": {name: target}}
        self._table["list"] = self._reading(read, {name: name}, where)
        one = self._reading(read, {name: "value"}, where)
        self._table["search"].append({"fields": [name], "by": ["exact"], "requests": [one]})
        self.told.append(f"{where}: add the field {name} with a reference to {parent}.{target} to the map")

    def _reading(self, read: Mapping[str, Any], names: Mapping[str, str], where: str) -> dict[str, Any]:
        method = str(read.get("method") or "GET").upper()
        query = {str(p["name"]): _filled(p.get("value"), names) for p in read.get("query_params") or []}
        reading = {"method": method, "path": _filled(read.get("path"), names), "query": query}
        if read.get("body"):
            raise Unfitting("it asks with a body, which must be written into the pack by hand")
        paging = self._paging(read.get("pagination"), str(read.get("data_path") or ""), query, where)
        return {**reading, "rows": str(read.get("data_path") or ""), **({"paging": paging} if paging else {})}

    def _paging(self, entry: Any, rows: str, query: dict[str, Any], where: str) -> str:
        if not entry:
            return ""
        strategy, settings = entry.get("strategy"), entry.get("configuration") or {}
        name = f"{self.name}_{len(self.paging)}"
        if strategy == "offset":
            parameter = str(settings.get("incremental_param"))
            start = query.pop(parameter, 0 if settings.get("increment_by", 1) != 1 else 1)
            kind = "page" if settings.get("increment_by", 1) == 1 else "offset"
            made = {"kind": kind, "parameter": parameter, "start": int(start)}
            if "limit" in settings:
                self.told.append(f"{where}.pagination.limit: not taken over, every page is read")
        elif strategy == "link" and settings.get("source") == "headers":
            made = {"kind": "link"}
        elif strategy == "link":
            made = {"kind": "url", "next": str(settings.get("path"))}
        elif strategy == "cursor":
            last = ".".join(part for part in (rows, "last", str(settings.get("field"))) if part)
            made = {"kind": "cursor", "parameter": str(settings.get("cursor_param")), "next": last}
        else:
            raise Unfitting(f"paging {strategy} does not fit")
        self.paging[name] = made
        return name

    def _write(self, entry: Any, name: str, into: str) -> None:
        if not entry:
            return
        if entry.get("request_override"):
            self._tell(name, "left out, it runs code of its own")
            return
        for key in entry.keys() - _TAKEN:
            self._tell(f"{name}.{key}", "not taken over")
        try:
            names = self._own_names(entry)
            request: dict[str, Any] = {
                "method": str(entry.get("method")).upper(),
                "path": _filled(entry["path"], names),
            }
            if entry.get("body"):
                request["body"] = _body(str(entry["body"]), names)
        except (Unfitting, KeyError, ValueError) as error:
            self._tell(name, f"left out, {error}")
            return
        self._table[into] = [request]

    def _own_names(self, entry: Mapping[str, Any]) -> dict[str, str]:
        names = {}
        for param in entry.get("param_values") or []:
            field_name = str((param.get("references") or [{}])[0].get("field") or "")
            collection, _, target = field_name.partition(".")
            if collection != self.name or not target:
                raise Unfitting(f"what {param.get('name')} refers to is no field of its own collection")
            names[str(param["name"])] = target
        return names

    def _settle_get(self) -> None:
        """Say how one record is read again: its listing, or a guess from the path by which it is written."""
        listing = self._table.get("list")
        written = [*(self._table.get("change") or ()), *(self._table.get("erase") or ())]
        if listing and not self._given:
            self._table["get"] = [listing]
        elif written:
            path = written[0]["path"]
            self._table["get"] = [{"path": path}]
            self._tell("get", f"guessed: GET {path} gives one record; try it, and say in `rows` where it stands")
        else:
            raise Unfitting("no request reads one record again by its key; write `get` by hand")


def _is_email(f: Any) -> bool:
    return "user.contact.email" in f.categories


def _filled(text: Any, names: Mapping[str, str]) -> str:
    """Return a text with our placeholders for theirs.

    :raises Unfitting: one has no value here.
    """
    return _HOLE.sub(lambda hole: "{" + _known(hole[1], names) + "}", str(text))


def _known(name: str, names: Mapping[str, str]) -> str:
    if name not in names:
        raise Unfitting(f"<{name}> has no value here")
    return names[name]


def _body(text: str, names: Mapping[str, str]) -> Any:
    """Return the body of a request, written by them as JSON with placeholders.

    :raises Unfitting: it is more than the changed fields, perhaps inside one name.
    """
    if "<all_object_fields>" in text:
        raise Unfitting("it sends the whole record back; say in the pack what is sent")
    try:
        body = json.loads(text.replace(_MASKED, '"{changes}": 0'))
    except ValueError:
        raise Unfitting("its body is no JSON with the changed fields in it") from None
    return _with_changes(body, names)


def _with_changes(body: Any, names: Mapping[str, str]) -> Any:
    if isinstance(body, dict):
        if "{changes}" in body:
            if len(body) > 1:
                raise Unfitting("its body sends more beside the changed fields")
            return "{changes}"
        return {name: _with_changes(item, names) for name, item in body.items()}
    return _filled(body, names) if isinstance(body, str) else body
