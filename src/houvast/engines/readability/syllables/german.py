"""German: two vowels that make one sound are one syllable, others are apart."""

import re

_NUCLEUS = re.compile(r"aa|ee|oo|ie(?!n(?:t|z)|ll?$)|ei|ai|au|äu|eu|ey|ay|oi|(?<!q)u|[aeioäöüyéè]")
# `ie` that is two sounds: Familie, Linie, Kopien, Materie.
_APART = re.compile(r"(?:[mr]ili|lini|kopi(?=en)|ori|teri|seri|edi|tudi|eri|ani|rgi|mi)e(?=n?$)")
_WHOLE = {
    "die", "sie", "wie", "nie", "hie", "knie",
    "energie", "industrie", "theorie", "kategorie", "batterie", "garantie",
}  # fmt: skip
_BEFORE = re.compile(r"^(ge|be)(?=(?:[aou]|e[hi]|i(?!e)))")


def count(word: str) -> int:
    """Count the syllables of a word in lower case."""
    if word in _WHOLE:
        return len(_NUCLEUS.findall(word))
    plain = _APART.sub(lambda found: f"{found[0][:-1]}-e", word)
    plain = _BEFORE.sub(r"\1-", plain)
    return len(_NUCLEUS.findall(plain))
