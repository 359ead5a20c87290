"""Making a note ready for the rules: sentences, speakers, quotations, classes of words, what recognisers find."""

from dataclasses import dataclass, field

from houvast.engines.scanner.folding import skeleton, unleet
from houvast.engines.scanner.masks import CODE as CUSTOMER_NUMBER
from houvast.engines.scanner.masks import recogniser
from houvast.engines.scanner.notes import Kind, Note, Token, tokenise
from houvast.engines.scanner.recognisers.registry import Recognise, recognisers
from houvast.engines.scanner.rules.model import RuleSet

FEW_TOKENS = 5  # one small word among fewer says nothing
_ENDS = frozenset(".!?;…")
_QUOTES = {'"': '"', "«": "»", "„": '"', "‹": "›"}
_LONGEST_QUOTE = 80
_SHORTEST_MISSPELLED = 7
_LONGEST_MISSPELLED = 40
_SHORTEST_PART = 3
_LONGEST_COMPOUND = 64  # letters; longer is no word, and its parts say nothing
_MOST_REMEMBERED = 50_000
_UNKNOWN: frozenset[str] = frozenset()


@dataclass(slots=True)
class Reading:
    """A note with all that the rules ask of it; lists run along its tokens."""

    note: Note
    classes: list[frozenset[str]]
    languages: frozenset[str]
    entities: dict[int, list[tuple[str, int]]] = field(
        default_factory=dict
    )  # first token -> (code, just past the last)
    ending: dict[int, list[tuple[str, int]]] = field(default_factory=dict)  # just past the last -> (code, first token)


def read(text: str, rules: RuleSet, masks: tuple[str, ...] = ()) -> Reading:
    """Read a note; `masks` describe the customer numbers of who wrote it."""
    reading = read_words(text, rules)
    _entities(reading)
    if masks:
        _numbers_of_customers(reading, recogniser(masks))
    return reading


def read_words(text: str, rules: RuleSet) -> Reading:
    """Read a note without looking for numbers and names."""
    note = tokenise(text)
    tokens = note.tokens
    classes = [classes_of(token, rules) for token in tokens]
    _sentences(tokens, classes)
    _quotations(tokens)
    _speakers(tokens, classes)
    return Reading(note, classes, languages_of(tokens, rules))


def classes_of(token: Token, rules: RuleSet) -> frozenset[str]:
    """Return the classes of a word: its own, by its parts, or those of the word that is meant."""
    if token.kind is Kind.WORD:
        return _remembered(token.key, rules)
    known = rules.words.get(token.key, _UNKNOWN)
    if not known and token.kind is Kind.MIXED and len(meant := unleet(token.key)) > _SHORTEST_PART:
        return rules.words.get(meant, _UNKNOWN)
    return known


def _remembered(key: str, rules: RuleSet) -> frozenset[str]:
    if (known := rules.looked_up.get(key)) is None:
        if len(rules.looked_up) >= _MOST_REMEMBERED:
            rules.looked_up.clear()
        known = rules.looked_up[key] = _look_up(key, rules)
    return known


def _look_up(key: str, rules: RuleSet) -> frozenset[str]:
    known = rules.words.get(key)
    found = set(known or ())
    for affix in affixes_of(key, rules) if len(key) <= _LONGEST_COMPOUND else ():
        found |= {affix, *rules.words.get(affix, ())}
    if not found and _SHORTEST_MISSPELLED <= len(key) <= _LONGEST_MISSPELLED:
        meant = rules.skeletons.get(skeleton(key))
        return rules.words[meant] if meant else _UNKNOWN
    return frozenset(found) if found else _UNKNOWN


def affixes_of(key: str, rules: RuleSet) -> list[str]:
    """Return the affix classes that a word has: each with at least three letters beside it."""
    most = len(key) - _SHORTEST_PART
    found = []
    for size in range(2, most + 1):
        if key[:size] in rules.prefixes:
            found.append(rules.prefixes[key[:size]])
        if key[-size:] in rules.suffixes:
            found.append(rules.suffixes[key[-size:]])
    if rules.infixes and most > 0:
        found += [name for part, name in rules.infixes.items() if part in key and len(part) <= most]
    return found


def _sentences(tokens: list[Token], classes: list[frozenset[str]]) -> None:
    number = 0
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else token
        ended = before.key in _ENDS and not token.glued and not (before.key == "." and _short(tokens, classes, at - 1))
        if token.line != before.line or ended:
            number += 1
        token.sentence = number


def _short(tokens: list[Token], classes: list[frozenset[str]], at: int) -> bool:
    """Whether the point at this place belongs to an abbreviation, or to an initial."""
    if not at or not tokens[at].glued:
        return False
    word = tokens[at - 1]
    return "abbreviation" in classes[at - 1] or (len(word.key) == 1 and word.kind is Kind.WORD)


def _quotations(tokens: list[Token]) -> None:
    opened, closing = -1, ""
    for at, token in enumerate(tokens):
        if opened >= 0 and token.key == closing:
            if at - opened <= _LONGEST_QUOTE:
                for inner in tokens[opened + 1 : at]:
                    inner.quoted = True
            opened = -1
        elif opened < 0 and token.key in _QUOTES:
            opened, closing = at, _QUOTES[token.key]
        elif opened < 0 and _opens(tokens, at):
            opened, closing = at, "'"


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether a single quotation mark opens here, and is closed further on."""
    token, after = tokens[at], at + 1
    opens = token.key == "'" and not token.glued and after < len(tokens) and tokens[after].glued
    return opens and _closes(tokens, at)


def _closes(tokens: list[Token], at: int) -> bool:
    """Whether a single quotation mark is closed by one that stands at the end of a word."""
    for later in range(at + 2, min(at + _LONGEST_QUOTE, len(tokens))):
        if tokens[later].key == "'" and tokens[later].glued:
            return later + 1 == len(tokens) or not tokens[later + 1].glued or tokens[later + 1].kind is Kind.MARK
    return False


def _speakers(tokens: list[Token], classes: list[frozenset[str]]) -> None:
    turns = {
        at: 1 if "customerrole" in classes[at] else 2
        for at in range(len(tokens) - 1)
        if tokens[at + 1].key == ":" and classes[at] & {"customerrole", "agentrole"}
    }
    if 2 not in turns.values():
        return  # no agent answers: these are notes about the customer, not a transcript
    speaker = 0
    for at, token in enumerate(tokens):
        speaker = turns.get(at, speaker)
        token.speaker = speaker


def languages_of(tokens: list[Token], rules: RuleSet) -> frozenset[str]:
    """Return the languages that a note may be in, by its small words; all when those say too little."""
    votes: dict[str, int] = {}
    for token in tokens:
        for language in rules.languages.get(token.key, ()) if token.kind is Kind.WORD else ():
            votes[language] = votes.get(language, 0) + 1
    best = max(votes.values(), default=0)
    if not best or (best == 1 and len(tokens) < FEW_TOKENS):
        return frozenset({"nl", "fr", "en", "de", ""})
    return frozenset({language for language, count in votes.items() if 3 * count > best} | {""})


def _entities(reading: Reading) -> None:
    note = reading.note
    for at, token in enumerate(note.tokens):
        for code, recognise in recognisers(token.kind):
            if end := recognise(note, at):
                _found(reading, code, at, end)


def _numbers_of_customers(reading: Reading, recognise: Recognise) -> None:
    for at in range(len(reading.note.tokens)):
        if end := recognise(reading.note, at):
            _found(reading, CUSTOMER_NUMBER, at, end)


def _found(reading: Reading, code: str, at: int, end: int) -> None:
    reading.entities.setdefault(at, []).append((code, end))
    reading.ending.setdefault(end, []).append((code, at))
