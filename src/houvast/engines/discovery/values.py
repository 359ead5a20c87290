"""Sampled values of one column, ready to be looked at."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_MOST = 400
_LONGEST = 2000
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Values:
    """The values that hold something, as text without outer blanks; each counts once however often it occurs."""

    texts: tuple[str, ...]
    sampled: int = 0
    filled: int = 0

    def __repr__(self) -> str:
        return f"Values({len(self.texts)} texts)"

    def __len__(self) -> int:
        return len(self.texts)

    def share(self, holds: Callable[[str], object]) -> float:
        """Return for which part of the values something holds, 0-1; 0 where there are none."""
        return sum(bool(holds(text)) for text in self.texts) / len(self.texts) if self.texts else 0.0


def values_of(raw: Iterable[str | None]) -> Values:
    """Return sampled values without empty ones, each once, at most as many and as long as a look needs."""
    every = list(raw)
    held = [text for value in every if value is not None and (text := _BLANKS.sub(" ", value[:_LONGEST]).strip())]
    return Values(tuple(dict.fromkeys(held))[:_MOST], len(every), len(held))
