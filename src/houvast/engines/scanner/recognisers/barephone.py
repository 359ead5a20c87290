"""Nine digits without blanks that begin with an area code: a Belgian number, if a word before it says so."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import begins, ends

CODE: Final = "barephone"
KINDS: Final = (Kind.NUMBER,)
_LENGTH: Final = 9


def recognise(note: Note, at: int) -> int:
    """Return the index just past nine digits of which the first is 0 and the second is not, else 0."""
    key = note.tokens[at].key
    shaped = len(key) == _LENGTH and key[0] == "0" and key[1] != "0"
    return at + 1 if shaped and begins(note, at) and ends(note, at + 1) else 0
