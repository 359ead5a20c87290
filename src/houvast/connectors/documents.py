"""Values inside values: what a dotted field name means in a document of objects and arrays."""

from collections.abc import Iterator, Sequence

from houvast.engines.datamap.rows import Value


def leaves(value: Value) -> Iterator[Value]:
    """Yield the single values in a value: the elements of arrays, the values of objects."""
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif value is not None:
        yield value


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
    """Return a document with the value at the path; in an array it goes into every element that has the path."""
    if not path:
        return value
    if isinstance(before, list):
        return [with_value(item, path, value) for item in before]
    if not isinstance(before, dict) or path[0] not in before:
        return before
    return before | {path[0]: with_value(before[path[0]], path[1:], value)}
