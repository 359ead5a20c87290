"""What the words in names mean, in Dutch, French, German and English."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.tokens import fold, parts, tokens
from houvast.engines.discovery.words import dutch, english, french, german

Meaning = frozenset[str]
_TABLES = (dutch.WORDS, french.WORDS, german.WORDS, english.WORDS)
_MOST_READINGS = 32
_SHORTEST_GLUED = 5
_JOINED = 3
_STOP_WORDS = listed("of the by and or for with van het der des du la le les von und zu et ou")


@cache
def meanings() -> dict[str, tuple[Meaning, ...]]:
    """Return for each word what it can mean; a meaning is a set of concepts."""
    found: dict[str, list[Meaning]] = {}
    for concepts, words in (line.split(":") for table in _TABLES for line in table.strip().splitlines()):
        for word in words.split():
            known = found.setdefault(fold(word), [])
            if (meaning := frozenset(concepts.split())) not in known:
                known.append(meaning)
    return {word: tuple(several) for word, several in found.items()}


@cache
def _words() -> frozenset[str]:
    return frozenset(meanings())


def readings(name: str) -> tuple[tuple[Meaning, int], ...]:
    """Return every way to read a name: its concepts, and how many of its words mean nothing to us."""
    senses = list(_senses(tokens(name)))
    unknown = sum(sense == () for sense in senses)
    chosen = islice(product(*(sense for sense in senses if sense)), _MOST_READINGS)
    return tuple(dict.fromkeys((frozenset().union(*several), unknown) for several in chosen))


def _senses(words: tuple[str, ...]) -> Iterator[tuple[Meaning, ...]]:
    """Yield what each word can mean; words that are known as one count as one (`e_mail`, `do_not_call`)."""
    at = 0
    while at < len(words):
        taken = _taken(words, at)
        if taken > 1:
            yield meanings()["".join(words[at : at + taken])]
        elif not words[at].isdigit() and (words[at] in meanings() or words[at] not in _STOP_WORDS):
            yield from _of_word(words[at])
        at += taken


def _taken(words: tuple[str, ...], at: int) -> int:
    """Return how many words from here on are known as one."""
    several = range(min(_JOINED, len(words) - at), 1, -1)
    return next((n for n in several if "".join(words[at : at + n]) in meanings() and not words[at].isdigit()), 1)


def _of_word(word: str) -> Iterator[tuple[Meaning, ...]]:
    if word in meanings():
        yield meanings()[word]
        return
    glued = parts(word, _words()) if len(word) >= _SHORTEST_GLUED else ()
    if glued:
        yield from (meanings()[part] for part in glued)
    elif singular := next((one for one in _singulars(word) if one in meanings()), ""):
        yield meanings()[singular]
    else:
        yield ()


def _singulars(word: str) -> Iterator[str]:
    """Yield what a word may be one of."""
    for many, one in (("ies", "y"), ("es", ""), ("s", ""), ("en", ""), ("n", "")):
        if word.endswith(many):
            yield word.removesuffix(many) + one
