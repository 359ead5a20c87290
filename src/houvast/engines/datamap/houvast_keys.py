"""What Houvast adds to a Fides dataset: the keys that stand under `houvast`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from houvast.engines.datamap.model import Erasure, Origin, Purpose, Retention, Scope, Subject
from houvast.engines.trouble import Trouble

Choice = TypeVar("Choice", bound=StrEnum)
COLLECTION_KEYS = frozenset({"activity", "erase_rows", "label", "retention", "schema", "scope", "subject"})
FIELD_KEYS = frozenset({"activity", "age", "erase", "free_text", "label", "notation", "origin", "purpose", "retention"})
STRATEGIES = ("null", "replace", "generalise", "redact", "delete", "keep")


class UnknownKey(Trouble):
    """A value under `houvast` is not one of those that exist."""


def section(entry: Mapping[str, Any], where: str, known: frozenset[str] | None = None) -> Mapping[str, Any]:
    """Return what stands under `houvast`, or nothing.

    :raises UnknownKey: no mapping stands there, or a key that is not among the known ones: a misspelt `retention`
        that was passed over would erase what must stay.
    """
    value = entry.get("houvast")
    if value is not None and not isinstance(value, Mapping):
        raise UnknownKey(f"data map, {where}: `houvast` must be a mapping.")
    unknown = sorted(str(key) for key in value or () if known is not None and key not in known)
    if known and unknown:
        raise UnknownKey(f"data map, {where}: `houvast` knows no `{unknown[0]}`; use {', '.join(sorted(known))}.")
    return value or {}


def labels(extra: Mapping[str, Any]) -> tuple[str, str]:
    """Return the Dutch and the English label; one text serves both."""
    label = extra.get("label")
    if isinstance(label, Mapping):
        return str(label.get("nl") or ""), str(label.get("en") or "")
    return (str(label), str(label)) if label else ("", "")


def scope(extra: Mapping[str, Any], where: str) -> Scope:
    """Return for whom the rows are held.

    :raises UnknownKey: neither `organisation`, nor `column`, nor `inherit`.
    """
    value = extra.get("scope")
    if value is None:
        return Scope()
    if not isinstance(value, Mapping) or len({"organisation", "column", "inherit"} & value.keys()) != 1:
        raise UnknownKey(f"data map, {where}: `scope` must name one of `organisation`, `column` or `inherit`.")
    values = value.get("values") or {}
    if not isinstance(values, Mapping):
        raise UnknownKey(f"data map, {where}: `scope` `values` must give an organisation for each value of the column.")
    return Scope(
        organisation=str(value.get("organisation") or ""),
        column=str(value.get("column") or ""),
        values=tuple((str(code), str(key)) for code, key in values.items()),
        inherit=bool(value.get("inherit", False)),
    )


def subject(extra: Mapping[str, Any], where: str) -> Subject:
    """Return what a row stands for.

    :raises UnknownKey: neither person nor event.
    """
    return _one_of(Subject, extra.get("subject") or Subject.UNSTATED, where, "subject")


def origin(extra: Mapping[str, Any], where: str) -> Origin:
    """Return where the value comes from.

    :raises UnknownKey: no such origin.
    """
    return _one_of(Origin, extra.get("origin") or Origin.PROVIDED, where, "origin")


def purpose(extra: Mapping[str, Any], where: str) -> Purpose | None:
    """Return the technical purpose of a flag field, or None.

    :raises UnknownKey: no such purpose.
    """
    value = extra.get("purpose")
    return None if value is None else _one_of(Purpose, value, where, "purpose")


def retention(extra: Mapping[str, Any], where: str) -> Retention | None:
    """Return the rule that keeps the data, or None.

    :raises UnknownKey: no `rule`.
    """
    value = extra.get("retention")
    if value is None:
        return None
    if isinstance(value, str):
        return Retention(value)
    if not isinstance(value, Mapping) or not value.get("rule"):
        raise UnknownKey(f"data map, {where}: `retention` needs `rule`, and `start` where the rule has a start date.")
    return Retention(str(value["rule"]), str(value.get("start") or ""))


def erasure(extra: Mapping[str, Any], where: str) -> Erasure | None:
    """Return how the map wants the field erased, or None where it leaves that open.

    :raises UnknownKey: no such strategy, or `replace` without a value.
    """
    if "erase" not in extra:
        return None
    value = extra["erase"]
    wanted = value if isinstance(value, Mapping) else {"strategy": "null" if value is None else value}
    strategy = "null" if wanted.get("strategy") is None else str(wanted["strategy"])
    if strategy not in STRATEGIES:
        raise UnknownKey(f"data map, {where}: erase `{strategy}` does not exist; use {', '.join(STRATEGIES)}.")
    if strategy == "replace" and "value" not in wanted:
        raise UnknownKey(f"data map, {where}: erase `replace` needs a `value`.")
    return Erasure(strategy, wanted.get("value"))


def optional_flag(extra: Mapping[str, Any], name: str) -> bool | None:
    """Return a yes or no, or None where nothing is said."""
    return None if extra.get(name) is None else bool(extra[name])


def _one_of(kind: type[Choice], value: Any, where: str, name: str) -> Choice:
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(str(member.value) for member in kind)
        raise UnknownKey(f"data map, {where}: `{name}` {value} does not exist; use {choices}.") from None
