"""Characters as the scanner compares them: which kind each is, and without capitals and accents."""

import unicodedata
from enum import IntEnum
from functools import cache


class Sort(IntEnum):
    """What a character is to the scanner."""

    SPACE = 0
    LETTER = 1
    DIGIT = 2
    MARK = 3  # punctuation, symbols: each a token of its own
    SILENT = 4  # joiners, soft hyphens, direction marks, accents that stand alone: part of the word around them
    LINE = 5  # ends a line, and so a sentence


LAST_TABLED = 0x3000
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_WRITING = (range(0x3000, 0xD800), range(0x20000, 0x110000))
_SILENT = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_SPECIAL = {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ĳ": "ij"}
_SPECIAL |= dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("“”„‟", '"') | dict.fromkeys("‐‑‒–—−", "-")


@cache
def sort(character: str) -> Sort:
    """Return what a character is."""
    code = ord(character)
    if code in _FULL_WIDTH:
        return sort(chr(code - 0xFEE0))
    if character in _SILENT:
        return Sort.SILENT
    if code >= LAST_TABLED:
        return Sort.LETTER if any(code in block for block in _WRITING) else Sort.MARK
    if character in "\n\r\u2028\u2029\x0b\x0c\x85":
        return Sort.LINE
    return _sort_by_category(unicodedata.category(character))


def _sort_by_category(category: str) -> Sort:
    if category.startswith("L"):
        return Sort.LETTER
    if category == "Nd":
        return Sort.DIGIT
    if category == "Mn":
        return Sort.SILENT
    return Sort.SPACE if category in ("Zs", "Cc") else Sort.MARK


@cache
def fold(character: str) -> str:
    """Return a character without capital and accent: at most two characters, none for what is silent."""
    code = ord(character)
    if code in _FULL_WIDTH:
        return fold(chr(code - 0xFEE0))
    if sort(character) is Sort.SILENT:
        return ""
    lower = character.lower()
    if lower in _SPECIAL:
        return _SPECIAL[lower]
    if code >= LAST_TABLED:
        return character
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if unicodedata.category(c) != "Mn")
    if sort(character) is Sort.DIGIT:
        return str(unicodedata.decimal(character))
    return plain if 0 < len(plain) <= 2 else lower[:1]


@cache
def is_capital(character: str) -> bool:
    """Whether a character is a capital; beyond the tabled characters only the wide Latin ones are."""
    code = ord(character)
    return character.isupper() and (code < LAST_TABLED or code in _FULL_WIDTH)


@cache
def is_small(character: str) -> bool:
    """Whether a character is a small letter that has a capital form, of those that can be capitals here."""
    code = ord(character)
    return character.islower() and (code < LAST_TABLED or code in _FULL_WIDTH)


def folded(text: str) -> str:
    """Return a text as it is compared."""
    return "".join(map(fold, text))


_LEET = str.maketrans("0134578", "oieastb")
_ALIKE = (
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("sch", "sg"),
    ("ck", "k"),
    ("ij", "i"),
    ("ie", "i"),
    ("ei", "i"),
    ("ae", "a"),
)
_LETTERS = str.maketrans("cqyzvw", "kkisff")


def unleet(key: str) -> str:
    """Return a word in which digits stand for letters as it is meant, or nothing when a digit stands for none."""
    meant = key.translate(_LEET)
    return "" if any(digit in meant for digit in "269") else meant


def skeleton(key: str) -> str:
    """Return what is left of a word when likely misspellings are made equal: doubled letters, c and k, ij and y."""
    for written, same in _ALIKE:
        key = key.replace(written, same)
    key = key.translate(_LETTERS)
    return "".join(c for at, c in enumerate(key) if not at or key[at - 1] != c)
