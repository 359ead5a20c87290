"""Say words of the register and the rule packs in a letter of any language; not all of them are written in each."""

from typing import Protocol

IN_TWO = ("nl", "en")


class Words(Protocol):
    """Words that are written in Dutch and in English, and perhaps in more languages."""

    def in_language(self, language: str) -> str:
        """Give the words in a language in which they are written."""

    def is_in(self, language: str) -> bool:
        """Tell whether they are written in a language."""


def said(words: Words, language: str) -> str:
    """Give words in the language of a letter, or in English where they are not written in it."""
    return words.in_language(language if words.is_in(language) else "en")
