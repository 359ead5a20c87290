"""What catches the eye in a sentence: jargon, the passive voice, and how it speaks to its reader."""

import re
from collections.abc import Sequence
from functools import cache

from houvast.engines.readability.model import Address, Jargon
from houvast.engines.readability.words import addressing, jargon, passive


def unexplained(sentences: Sequence[str], language: str) -> tuple[Jargon, ...]:
    """Give the jargon that the text uses without saying what it means, each term once.

    A term counts as explained where brackets follow it, or the sentence after it begins as an explanation does.
    """
    terms, explains = jargon.TERMS[language], jargon.EXPLAINS[language]
    seen: dict[str, bool] = {}
    for place, sentence in enumerate(sentences):
        following = sentences[place + 1] if place + 1 < len(sentences) else ""
        for term in _terms(language).finditer(sentence):
            is_explained = sentence[term.end() :].lstrip().startswith("(") or bool(explains.match(following))
            seen[term[0].lower()] = seen.get(term[0].lower(), False) or is_explained
    return tuple(Jargon(term, terms[term]) for term, is_explained in seen.items() if not is_explained)


def is_passive(sentence: str, language: str) -> bool:
    """Tell whether a sentence may be in the passive voice; a hint, by its verbs alone."""
    return bool(passive.SIGNS[language].search(sentence))


def addressed(text: str, language: str) -> frozenset[Address]:
    """Say how a text speaks to its reader: formally, informally, both or neither."""
    forms = addressing.FORMS.get(language, {})
    return frozenset(address for address, words in forms.items() if words.search(text))


@cache
def _terms(language: str) -> re.Pattern[str]:
    # The longest first, so that a term is found before a shorter one in it.
    terms = sorted(jargon.TERMS[language], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)", re.IGNORECASE)
