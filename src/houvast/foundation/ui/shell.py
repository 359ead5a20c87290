"""What stands around a page: the organisation, the navigation, the person who is signed in.

The setting `UI_SHELL` names a function `(HttpRequest) -> Shell`; the desk supplies it. Without it the shell is bare.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from houvast.foundation.ui.contracts import Text


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the navigation; `shortcut` is one key ("n") or two in a row ("g c"), `icon` a name in `icons`."""

    label: Text
    url: str
    icon: str = ""
    shortcut: str = ""
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Entries under one heading; an empty label shows no heading."""

    items: tuple[NavItem, ...]
    label: Text = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """All that the header and the navigation show."""

    organisation: Text = ""
    navigation: tuple[NavGroup, ...] = ()
    user_name: Text = ""
    user_role: Text = ""
    home_url: str = "/"
    search_url: str = ""
    account_url: str = ""
    logout_url: str = ""

    @property
    def shortcuts(self) -> tuple[NavItem, ...]:
        """The entries that have a shortcut, for the keyboard help."""
        return tuple(item for group in self.navigation for item in group.items if item.shortcut)


def for_request(request: HttpRequest) -> Shell:
    """Build the shell of this request, with the entry of the current page marked."""
    path = cast("str", getattr(settings, "UI_SHELL", ""))
    if not path:
        return Shell(user_name=_name_of(request))
    build = cast("Callable[[HttpRequest], Shell]", import_string(path))
    return mark_current(build(request), request.path)


def mark_current(shell: Shell, path: str) -> Shell:
    """Mark the entry whose address is the longest beginning of `path`."""
    urls = [item.url for group in shell.navigation for item in group.items if _leads_to(item.url, path)]
    best = max(urls, key=len, default=None)
    groups = tuple(
        replace(group, items=tuple(replace(item, current=item.url == best) for item in group.items))
        for group in shell.navigation
    )
    return replace(shell, navigation=groups)


def _leads_to(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))


def _name_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return user.get_username() if user is not None and user.is_authenticated else ""
