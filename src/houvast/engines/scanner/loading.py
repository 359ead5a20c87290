"""Loading what is large at most once, however many threads ask for it at the same moment."""

from collections.abc import Callable
from functools import cache, wraps
from threading import Lock
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Loaded = TypeVar("Loaded")


def once(load: Callable[Asked, Loaded]) -> Callable[Asked, Loaded]:
    """Remember what a function returned for its arguments; who asks while it is at work waits for the same answer."""
    lock, remembered = Lock(), cache(load)

    @cache
    @wraps(load)
    def waited(*asked: Asked.args, **named: Asked.kwargs) -> Loaded:
        with lock:
            return remembered(*asked, **named)

    return waited
