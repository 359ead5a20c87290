"""Who may come through which door: every address of the pages stands here, by its name.

A new page goes in one of the three tables. Most go in `ROOMS`: `enter` makes what the page is about (with the cast at
hand) and gives the parts of its address; `opens_for` are the people who get in; everybody else must be refused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.cast import PEOPLE, Cast

EVERYBODY = frozenset(PEOPLE)


@dataclass(frozen=True, slots=True)
class Room:
    """A page that is not for everybody."""

    opens_for: frozenset[str]
    enter: Callable[[Cast], dict[str, Any]] = lambda _cast: {}
    method: Literal["get", "post"] = "get"
    sent: dict[str, str] = field(default_factory=dict)


PUBLIC = frozenset({"desk:login", "desk:health", "ui:language", "ui:preferences"})
"""Open to strangers, because they come before the login."""

HALL = frozenset({"desk:home", "desk:logout", "desk:account", "desk:password", "ui:gallery"})
"""Open to everybody who is logged in: they show nobody's data but one's own."""

ROOMS: dict[str, Room] = {}
"""All other pages."""
