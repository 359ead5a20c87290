"""The context processor of every page."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from houvast.foundation.ui.preferences import SHORTCUTS_COOKIE, THEME_COOKIE, THEMES
from houvast.foundation.ui.shell import for_request


def shell(request: HttpRequest) -> dict[str, object]:
    """Give templates `shell`, and how this browser likes it: `ui_theme` ("" follows the device), `ui_shortcuts`."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "shell": SimpleLazyObject(lambda: for_request(request)),
        "ui_theme": theme if theme in THEMES else "",
        "ui_shortcuts": request.COOKIES.get(SHORTCUTS_COOKIE) != "off",
    }
