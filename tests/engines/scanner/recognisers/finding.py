"""Trying one recogniser on a note."""

from types import ModuleType

from houvast.engines.scanner.notes import tokenise


def first_found(recogniser: ModuleType, text: str) -> str:
    """Return the first thing that a recogniser finds in a note, or nothing."""
    note = tokenise(text)
    for at, token in enumerate(note.tokens):
        if token.kind in recogniser.KINDS and (end := recogniser.recognise(note, at)):
            return text[token.start : note.tokens[end - 1].end]
    return ""
