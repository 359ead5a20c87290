"""What the words in names mean, in Dutch, French, German and English."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from houvast.engines.discovery.tokens import fold, parts, tokens
from houvast.engines.discovery.words import dutch, english, french, german

Meaning = frozenset[str]
_TABLES = (dutch.WORDS, french.WORDS, german.WORDS, english.WORDS)
_MOST_READINGS = 32
_SHORTEST_GLUED = 5


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
    """Yield what each word can mean; two words that are known as one count as one (`e_mail`, `zip_code`)."""
    at = 0
    while at < len(words):
        pair = "".join(words[at : at + 2])
        if at + 1 < len(words) and pair in meanings() and not words[at].isdigit():
            yield meanings()[pair]
            at += 2
            continue
        if not words[at].isdigit():
            yield from _of_word(words[at])
        at += 1


def _of_word(word: str) -> Iterator[tuple[Meaning, ...]]:
    if word in meanings():
        yield meanings()[word]
        return
    glued = parts(word, _words()) if len(word) >= _SHORTEST_GLUED else ()
    if glued:
        yield from (meanings()[part] for part in glued)
    elif word.endswith("s") and word[:-1] in meanings():
        yield meanings()[word[:-1]]
    else:
        yield ()
