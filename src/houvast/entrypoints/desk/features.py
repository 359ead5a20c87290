"""Finds what features bring to the desk: `desk/urls.py` (pages) and `desk/navigation.py` (entries in the menu)."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings


def desk_modules(name: str) -> Iterator[ModuleType]:
    """Give the module of this name from every feature that has one, the highest feature first."""
    for app in reversed(settings.INSTALLED_APPS):
        package = f"{app}.desk"
        if app.startswith("houvast.features.") and find_spec(package) and find_spec(f"{package}.{name}"):
            yield import_module(f"{package}.{name}")
