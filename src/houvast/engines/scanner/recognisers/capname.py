"""What may be a person's name where it is written with a capital from its first word: behind a role, a greeting."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import fullname

CODE: Final = "capname"
KINDS: Final = (Kind.WORD,)
_LONGEST_ACRONYM: Final = 5


def recognise(note: Note, at: int) -> int:
    """Return the index just past a name of which the first word has a capital, else 0."""
    token = note.tokens[at]
    if not token.capital or (token.upper and len(token.key) <= _LONGEST_ACRONYM):
        return 0
    return fullname.recognise(note, at)
