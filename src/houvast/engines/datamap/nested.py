"""Values inside values: what stands in the arrays and documents that one cell may hold."""

from collections.abc import Callable, Iterator

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


def each(value: Value, change: Callable[[Value], Value]) -> Value:
    """Return a value with every single value in it changed; arrays, objects and nothing keep their form."""
    if isinstance(value, list):
        return [each(item, change) for item in value]
    if isinstance(value, dict):
        return {name: each(item, change) for name, item in value.items()}
    return None if value is None else change(value)
