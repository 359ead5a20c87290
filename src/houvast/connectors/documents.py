"""Values inside values: what a dotted field name means in a document of objects and arrays."""

from collections.abc import Sequence

from houvast.engines.datamap.nested import leaves as leaves
from houvast.engines.datamap.rows import Value


def walk(value: Value, path: Sequence[str]) -> Value:
    """Return what stands at a dotted path inside a nested value; an array on the way gives the list of its answers."""
    if not path:
        return value
    if isinstance(value, dict):
        return walk(value.get(path[0]), path[1:])
    if isinstance(value, list):
        found: list[Value] = [answer for item in value if (answer := walk(item, path)) is not None]
        return found or None
    return None


def with_value(before: Value, path: Sequence[str], value: Value) -> Value:
    """Return a document with the value at the path.

    In an array it goes into every element that has the path; a list of as many values as `walk` gives for the path goes
    into them one by one.
    """
    if not path:
        return value
    if isinstance(before, list):
        return _with_each(before, path, value)
    if not isinstance(before, dict) or path[0] not in before:
        return before
    return before | {path[0]: with_value(before[path[0]], path[1:], value)}


def _with_each(before: list[Value], path: Sequence[str], value: Value) -> list[Value]:
    answering = [walk(item, path) is not None for item in before]
    if not isinstance(value, list) or len(value) != sum(answering):
        return [with_value(item, path, value) for item in before]
    given = iter(value)
    return [with_value(item, path, next(given)) if has else item for item, has in zip(before, answering, strict=True)]
