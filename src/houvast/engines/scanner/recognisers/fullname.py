"""What may be a person's name where a title or a role stands before it: initials, particles, words with capitals."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import mark_at, near, token_at, words
from houvast.engines.scanner.recognisers.streets import SURE, is_sure

CODE: Final = "fullname"
KINDS: Final = (Kind.WORD, Kind.MARK)
PARTICLES: Final = words(
    "van de der den het ter ten te t s op in aan bij uit tot thoe onder over von vom zu zum zur du des da "
    "do dos das di del della dello la le les los el al ibn bin ben ait ould abu bou st mac mc y e af av o "
    "d l"
)
# Words of place that belong to a name only with a capital, or with an article behind them: `op den Kamp`.
PLACING: Final = words("op in aan bij uit tot thoe onder over")
ARTICLES: Final = words("de den der t ' het")
_LONGEST: Final = 5
_FURTHEST, _MOST_JOINED = 24, 8  # tokens, joined parts: work grows with the length of a note and no faster
_LONGEST_ACRONYM: Final = 4
_JOINTS: Final = "-'"


def recognise(note: Note, at: int) -> int:
    """Return the index just past a name that begins here: at least one word with a capital, else 0."""
    end, here, words = 0, at, 0
    while here < len(note.tokens) and words < _LONGEST and here - at < _FURTHEST and (here == at or near(note, here)):
        after = initial(note, here)
        if not after and (after := particle(note, here)):
            words -= 1
        elif not after:
            after = capitalised(note, here)
            end = after or end
        if not after:
            break
        here, words = after, words + 1
    return end


def initial(note: Note, at: int) -> int:
    """Return the index just past an initial: with a point (`J.`, `Th.`) or before a name (`M Steenhuizen`)."""
    token = note.tokens[at]
    if token.kind is not Kind.WORD or len(token.key) > 2 or not token.capital:
        return 0
    behind = token_at(note, at + 1)
    if behind is None:
        return 0
    if behind.key == "." and behind.glued:
        return at + 2
    return at + 1 if len(token.key) == 1 and behind.capital and near(note, at + 1) and not behind.glued else 0


def particle(note: Note, at: int) -> int:
    """Return the index just past `van`, `de la`, `'t`, `d'` when a name goes on behind it, else 0."""
    token = note.tokens[at]
    if token.kind is Kind.MARK:
        if token.key != "'" or token.glued:
            return 0
        at += 1
        token = token_at(note, at) or token
    if token.key not in PARTICLES or token.kind is Kind.MARK:
        return 0
    if token.key in PLACING and not token.capital and not _article(note, at + 1):
        return 0
    after = at + 1
    if mark_at(note, after, _JOINTS + ".") and note.tokens[after].glued:
        after += 1
    behind = token_at(note, after)
    if behind is None or not near(note, after) or (behind.kind is not Kind.WORD and behind.key != "'"):
        return 0
    return after if behind.capital or behind.key in PARTICLES or behind.key == "'" else 0


def _article(note: Note, at: int) -> bool:
    token = token_at(note, at)
    return token is not None and token.key in ARTICLES


def capitalised(note: Note, at: int) -> int:
    """Return the index just past a word with a capital and what a hyphen or apostrophe joins to it, else 0."""
    token = note.tokens[at]
    if (
        token.kind is not Kind.WORD
        or not token.capital
        or len(token.key) < 2
        or is_sure(token.key)
        or token.key in SURE
    ):
        return 0
    if token.upper and len(token.key) <= _LONGEST_ACRONYM:
        return 0
    after = at + 1
    for _ in range(_MOST_JOINED):
        if not mark_at(note, after, _JOINTS) or not note.tokens[after].glued:
            break
        behind = token_at(note, after + 1)
        if behind is None or not behind.glued or behind.kind is not Kind.WORD:
            break
        if not behind.capital and len(behind.key) < 2:
            break
        after += 2
    return after
