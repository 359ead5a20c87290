"""The syllables of a word, a number or an abbreviation."""

import re
from collections.abc import Callable, Mapping

from houvast.engines.readability.syllables import dutch, english, french, german

COUNT: Mapping[str, Callable[[str], int]] = {
    "nl": dutch.count,
    "en": english.count,
    "fr": french.count,
    "de": german.count,
}
_PARTS = re.compile(r"[\W_]+")
LONGEST_ABBREVIATION = 5


def count_syllables(word: str, language: str) -> int:
    """Count the syllables of a word, at least one; the parts of a word with a hyphen are counted apart.

    A number counts one for each digit. A word in capitals of at most five letters, such as AVG, is said letter by
    letter.
    """
    letters = [part for part in _PARTS.split(word.replace("'", "").replace("’", "")) if part]
    if language == "fr":  # the article before an apostrophe has no syllable of its own
        letters = [part for part in _PARTS.split(re.sub(r"\b(?:[cdjlmnst]|qu)['’]", "", word, flags=re.I)) if part]
    return max(1, sum(_part(part, language) for part in letters))


def _part(part: str, language: str) -> int:
    if any(sign.isdigit() for sign in part):
        return len(part)
    if part.isupper() and 1 < len(part) <= LONGEST_ABBREVIATION:
        return len(part)
    return max(1, COUNT[language](part.lower()))
