"""Say words of the register and the rule packs, which are written in two languages, in a letter of any language."""

from typing import Protocol

IN_TWO = ("nl", "en")


class Words(Protocol):
    """Words that are written in Dutch and in English."""

    def in_language(self, language: str) -> str:
        """Give the words in one of the two."""


def said(words: Words, language: str) -> str:
    """Give words in the language of a letter, or in English where they are not written in it."""
    return words.in_language(language if language in IN_TWO else "en")
