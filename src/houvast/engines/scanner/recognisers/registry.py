"""Which recognisers there are: every module of this folder that has a CODE."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from houvast.engines.scanner import recognisers as folder
from houvast.engines.scanner.notes import Kind, Note

Recognise = Callable[[Note, int], int]


@cache
def recognisers(kind: Kind) -> tuple[tuple[str, Recognise], ...]:
    """Return the recognisers that may begin at a token of this kind, with their codes."""
    modules = [import_module(f"{folder.__name__}.{found.name}") for found in iter_modules(folder.__path__)]
    return tuple((m.CODE, m.recognise) for m in modules if hasattr(m, "CODE") and kind in m.KINDS)
