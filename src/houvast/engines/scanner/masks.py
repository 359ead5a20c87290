"""Numbers that only one organisation gives out, described by masks such as `KL-999999`.

In a mask `9` stands for any digit and `@` for any letter; every other sign stands for itself, capital or not.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from houvast.engines.scanner.folding import Sort, fold, folded, sort
from houvast.engines.scanner.notes import Note
from houvast.engines.scanner.recognisers.runs import begins, ends
from houvast.engines.trouble import Trouble

CODE = "customer_number"
MOST, LONGEST = 100, 64  # masks, and signs of one: each is tried at every word of a note


class BadMasks(Trouble):
    """Masks that are too many, too long, or hold what no number has."""


def recogniser(masks: Iterable[str]) -> Callable[[Note, int], int]:
    """Return what tells whether a number after one of the masks begins at a token: the index just past it, or 0.

    The longest mask that fits wins.

    :raises BadMasks: when they are too many, too long, or hold what no number has.
    """
    tried = ordered(masks)

    def recognise(note: Note, at: int) -> int:
        if not begins(note, at):
            return 0
        return next((end for mask in tried if (end := _fits(note, at, mask)) and ends(note, end)), 0)

    return recognise


def ordered(masks: Iterable[str]) -> tuple[str, ...]:
    """Return the masks as they are compared and tried, the longest first; what is empty is left out.

    :raises BadMasks: when they are too many, too long, or hold what no number has.
    """
    told = {folded(mask) for mask in map(_checked, masks) if mask.strip()} - {""}
    if len(told) > MOST:
        raise BadMasks(f"{len(told)} masks of customer numbers: give at most {MOST}")
    return tuple(sorted(told, key=_longest_first))


def _checked(mask: str) -> str:
    if len(mask) > LONGEST:
        raise BadMasks(f"a mask of customer numbers has {len(mask)} signs: write at most {LONGEST}")
    if any(sort(sign) is Sort.LINE or sign == "\0" for sign in mask):
        raise BadMasks("a mask of customer numbers holds a line break or a zero byte: write it on one line")
    return mask


@lru_cache(maxsize=64)
def packed(masks: tuple[str, ...]) -> bytes:
    """Return masks as the kernel reads them: in UTF-8, in the order in which they are tried, each with a zero behind.

    :raises BadMasks: when they are too many, too long, or hold what no number has.
    """
    return b"".join(mask.encode("utf-8", "surrogatepass") + b"\0" for mask in ordered(masks))


def _longest_first(mask: str) -> tuple[int, str]:
    return -len(mask), mask


def _fits(note: Note, at: int, mask: str) -> int:
    """Return the index just past the token at which a mask ends that is followed from this one, or 0."""
    start = note.tokens[at].start
    written = note.text[start : start + len(mask)]
    if len(written) != len(mask) or not all(map(_same, written, mask)):
        return 0
    while at < len(note.tokens) and note.tokens[at].end < start + len(mask):
        at += 1
    return at + 1 if at < len(note.tokens) and note.tokens[at].end == start + len(mask) else 0


def _same(sign: str, wanted: str) -> bool:
    if wanted == "9":
        return sort(sign) is Sort.DIGIT
    return sort(sign) is Sort.LETTER if wanted == "@" else fold(sign) == wanted
