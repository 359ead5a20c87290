"""Find every way: each module here with a `WAY` is one, known by the name of its file."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from houvast.features.verification import methods
from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import Way


@cache
def ways() -> Mapping[str, Way]:
    """Give every way by its name."""
    modules = {one.name: import_module(f"{methods.__name__}.{one.name}") for one in iter_modules(methods.__path__)}
    return MappingProxyType({name: module.WAY for name, module in modules.items() if hasattr(module, "WAY")})


@cache
def strengths() -> Mapping[Method, int]:
    """Give the highest level that each method reaches."""
    return MappingProxyType({way.method: way.reaches for way in ways().values()})


@cache
def always_open() -> frozenset[Method]:
    """Give the methods that stay open when checking is locked."""
    return frozenset(way.method for way in ways().values() if way.stays_open)


@cache
def by_hand() -> frozenset[Method]:
    """Give the methods that one colleague alone may state."""
    return frozenset(way.method for way in ways().values() if way.by_hand)
