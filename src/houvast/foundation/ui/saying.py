"""A line of trouble, in the language of the page."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string


def said(trouble: object) -> str:
    """Say what went wrong as the setting `UI_TROUBLE` does; as it was said where there is none."""
    path = cast("str", getattr(settings, "UI_TROUBLE", ""))
    return cast("Callable[[str], str]", import_string(path))(str(trouble)) if path else str(trouble)
