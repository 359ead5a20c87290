"""Words as they are compared in a search: folded, without stop words, cut to their stem; nl and en.

The Dutch stems follow the usual order of endings (plural, diminutive, verb) and are meant to be equal for forms of one
word, not to be words.
"""

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[a-z0-9]+")
_JOINED = re.compile(r"(?<=\w)[-’'](?=\w)")
_VOWEL = "aeiouy"


def words(text: str) -> Iterator[str]:
    """Give the words of a text, in small letters and without accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    yield from _WORD.findall(_JOINED.sub("", plain))


STOP = {
    "nl": frozenset(
        words(
            "aan al alle als bent bij dan dat de deze die dit doe doen doet een en er even graag had heb hebben hebt "
            "heeft het hier hij hoe ik in is ja je jij jou jouw jullie kan kunt kunnen maar me mij mijn moet mag mogen "
            "na naar nee niet nog nou nu of om onze ook op over s te toch tot u uit uw van voor waar wat wel welke wie "
            "wil willen wilt word worden wordt ze zegt zich zij zijn zo zou weer wij we bel vraag zeg eens gaat gaan"
        )
    ),
    "en": frozenset(
        words(
            "a all am an and are at be but by can could do does for from had has have he her him his how i if in into "
            "is it its just like may me must my no not now of on or our please she should so than that the their them "
            "then there these they this those to us want was we were what when which who will with would yes you your"
        )
    ),
}


def stems(text: str, language: str) -> list[str]:
    """Give the stems of a text in their order; words without meaning of their own are left out.

    When nothing else is there, those are what is searched for, and stay.
    """
    every = list(words(text))
    meaning = [word for word in every if word not in STOP[language]]
    return [stem(word, language) for word in meaning or every]


def stem(word: str, language: str) -> str:
    """Cut a folded word to its stem."""
    if len(word) < 4 or not word.isalpha():
        return word
    return _dutch(word) if language == "nl" else _english(word)


_IRREGULAR = {
    "belt": "bel", "belde": "bel", "belden": "bel", "gebeld": "bel", "bellen": "bel",
    "wist": "wis", "gewist": "wis", "wiste": "wis", "wissen": "wis",
    "gelekt": "lek", "lekken": "lek", "lekte": "lek",
    "opgenomen": "opnem", "opneemt": "opnem", "opname": "opnem", "opnames": "opnem", "opnemen": "opnem",
    "verwijderd": "verwijder", "verkocht": "verkop", "gegeven": "gegev", "gegevens": "gegev",
    "doorverkocht": "doorverkop", "doorverkopen": "doorverkop", "kinderen": "kind", "overleed": "overlijd",
    "overleden": "overlijd", "overlijden": "overlijd", "bekeken": "bekijk", "keek": "kijk", "gekeken": "kijk",
}  # fmt: skip
"""Forms that endings don't explain, of words that callers use."""


def _dutch(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.startswith("ge") and word.endswith(("d", "t")) and len(word) > 6:
        word = word[2:-1]  # gemaild, gestopt: as mail, stop
    for ending, least, instead in (
        ("heden", 3, "heid"), ("etjes", 3, ""), ("etje", 3, ""), ("tjes", 3, ""), ("tje", 3, ""),
        ("jes", 3, ""), ("je", 4, ""), ("ingen", 3, ""), ("ing", 3, ""), ("enden", 4, ""), ("ende", 4, ""),
        ("eren", 3, "er"), ("ten", 3, "t"), ("den", 3, "d"), ("en", 2, ""), ("es", 4, ""), ("s", 3, ""),
        ("te", 3, ""), ("de", 3, ""), ("e", 3, ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= least and _has_vowel(word[: -len(ending)]):
            word = word[: -len(ending)] + instead
            break
    if len(word) > 4 and word.endswith("t") and word[-2] not in _VOWEL + "sch":
        word = word[:-1]  # mailt, stopt, deelt
    return _hard(_single(word))


def _single(word: str) -> str:
    """Make one of a doubled letter: bell, wiss, naam, kopp."""
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in _VOWEL:
        word = word[:-1]
    if len(word) > 3 and word[-1] not in _VOWEL and word[-2] == word[-3] and word[-2] in "aeou":
        word = word[:-2] + word[-1]
    return word


def _hard(word: str) -> str:
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])


def _english(word: str) -> str:
    for ending, least, instead in (
        ("ies", 2, "y"), ("sses", 2, "ss"), ("ings", 3, ""), ("ing", 3, ""), ("edly", 3, ""), ("ed", 3, ""),
        ("es", 3, ""), ("s", 3, ""), ("ly", 4, ""), ("e", 3, ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= least and _has_vowel(word[: -len(ending)]):
            if ending == "s" and word.endswith(("ss", "us", "is")):
                continue
            word = word[: -len(ending)] + instead
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl" else word.rstrip("e")


def _has_vowel(text: str) -> bool:
    return any(sign in _VOWEL for sign in text)
