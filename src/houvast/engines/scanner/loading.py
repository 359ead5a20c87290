"""Loading what is large at most once, however many threads ask for it at the same moment."""

from collections.abc import Callable
from functools import cache, wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar, cast

Asked = ParamSpec("Asked")
Loaded = TypeVar("Loaded")


def once(load: Callable[Asked, Loaded]) -> Callable[Asked, Loaded]:
    """Remember what a function returned for its arguments; who asks while it is at work waits for the same answer."""
    lock, remembered = Lock(), cache(load)

    @wraps(load)
    def waited(*asked: Any, **named: Any) -> Loaded:
        with lock:
            return remembered(*asked, **named)

    return cast("Callable[Asked, Loaded]", cache(waited))
