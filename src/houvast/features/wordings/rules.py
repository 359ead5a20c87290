"""What differs between two texts, and which signs a text may not have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from houvast.features.wordings.contracts import LONGEST, TextRefused

_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of a text: the same in both, only in the older, or only in the newer."""

    what: Literal["same", "gone", "new"]
    text: str


def changes(older: str, newer: str) -> tuple[Change, ...]:
    """Lay two texts beside each other, word by word; joined again without what is gone they are the newer one."""
    before, after = re.findall(r"\S+\s*", older), re.findall(r"\S+\s*", newer)
    return tuple(one for one in _changes(before, after) if one.text)


def check_signs(text: str, *, what: str) -> None:
    """Refuse signs that nobody sees, and texts that are too long.

    :raises TextRefused: there is such a sign, or too much text.
    """
    if len(text) > LONGEST:
        raise TextRefused(f"{what} is longer than {LONGEST} signs: make it shorter.")
    if _HIDDEN.search(text):
        raise TextRefused(f"{what} has signs that nobody sees: type it again instead of pasting it.")


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(after[k:m]))
            continue
        yield Change("gone", "".join(before[i:j]))
        yield Change("new", "".join(after[k:m]))
