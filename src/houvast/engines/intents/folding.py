"""A caller's words as they are compared: without capitals, accents and apostrophes, in sentences and clauses."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_SENTENCE = 60
"""Words; speech that was typed without stops is cut there."""

_PIECE = re.compile(r"(?P<word>[^\W_]+(?:['’ʼ`][^\W_]+)*)|(?P<end>[!?…\n]|\.(?=\s+\D|\s*$))|(?P<clause>[,;:()])")
_APOSTROPHE = re.compile("['’ʼ`]")
_ELIDED = frozenset({"l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "quelqu", "puisqu"})
_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ĳ": "ij"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as it is compared, where it stands in the text, and in which clause of its sentence."""

    text: str
    start: int
    end: int
    clause: int = 0


def fold(text: str) -> str:
    """Return a text without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")


def words_of(text: str) -> list[str]:
    """Return the words of a short text, as they are compared."""
    return [word.text for piece in _PIECE.finditer(text) if piece["word"] for word in _parts(piece["word"], 0, 0)]


def sentences(text: str, joints: Iterable[str] = ()) -> list[list[Word]]:
    """Return the words of a text by sentence; `joints` are the words that begin a new clause ("and", "but")."""
    joining = frozenset(joints)
    found: list[list[Word]] = [[]]
    clause = 0
    for piece in _PIECE.finditer(text):
        if piece["end"] or len(found[-1]) >= LONGEST_SENTENCE:
            found.append([])
            clause = 0
        if piece["clause"]:
            clause += 1
        if piece["word"]:
            words = _parts(piece["word"], piece.start(), clause)
            if words[0].text in joining:
                clause += 1
                words = [Word(one.text, one.start, one.end, clause) for one in words]
            found[-1] += words
    return [sentence for sentence in found if sentence]


def _parts(word: str, at: int, clause: int) -> list[Word]:
    """Cut what French writes as one (`m'appeler`), drop the English `'s`, and close other apostrophes (`don't`)."""
    head, mark, rest = word[:1], _APOSTROPHE.search(word), ""
    if mark:
        head, rest = word[: mark.start()], word[mark.end() :]
    if mark and fold(head) in _ELIDED:
        return [Word(fold(head), at, at + len(head), clause), *_parts(rest, at + mark.end(), clause)]
    closed = head if mark and rest.lower() == "s" else _APOSTROPHE.sub("", word)
    return [Word(fold(closed), at, at + len(word), clause)]
