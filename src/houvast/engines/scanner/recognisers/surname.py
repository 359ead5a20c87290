"""What may be a last name behind a first name: particles and one or two words with capitals."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.fullname import capitalised, initial, particle
from houvast.engines.scanner.recognisers.runs import near

CODE: Final = "surname"
KINDS: Final = (Kind.WORD, Kind.MARK)


def recognise(note: Note, at: int) -> int:
    """Return the index just past a last name that begins here, with a middle initial before it, else 0."""
    if note.tokens[at].glued or not near(note, at):
        return 0
    here = initial(note, at) or at
    for _ in range(3):
        if here >= len(note.tokens):
            return 0
        after = particle(note, here)
        if not after:
            break
        here = after
    return capitalised(note, here) if here < len(note.tokens) else 0
