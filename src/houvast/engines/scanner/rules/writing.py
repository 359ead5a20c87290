"""Reading one entry of the lexicon: from a line to the patterns that it stands for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from houvast.engines.scanner.notes import tokenise
from houvast.engines.scanner.rules.model import Element, Pattern, What
from houvast.engines.trouble import Trouble

SHAPES = frozenset({"cap", "upper", "num", "word"})
_MOST_VARIANTS = 2_000
_PLAIN = {
    ">": Element(What.OPEN),
    "<": Element(What.CLOSE),
    "^": Element(What.START),
    "$": Element(What.STOP),
}
_ITEM = re.compile(r"\[[^\]]*\]|\S+")
_SPACED = re.compile(r"\(([^()]*\s[^()]*)\)")  # alternatives with a space in them: hart(-| )infarct
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))


class LexiconError(Trouble):
    """A line of the lexicon that can't be read."""


def patterns(line: str) -> tuple[Pattern, ...]:
    """Return every pattern that an entry stands for.

    :raises LexiconError: when the line is not written as the lexicon's README says.
    """
    if spaced := _SPACED.search(line):
        begin, end = line[: spaced.start()], line[spaced.end() :]
        return tuple(p for inner in spaced[1].split("|") for p in patterns(f"{begin}{inner}{end}"))
    ways = [_ways(item) for item in _ITEM.findall(line)]
    count = 1
    for several in ways:
        count *= len(several)
    if count > _MOST_VARIANTS:
        raise LexiconError(f"'{line}' stands for {count} patterns: write it as several lines")
    return tuple(dict.fromkeys(tuple(e for part in chosen for e in part) for chosen in product(*ways)))


@lru_cache(maxsize=20_000)
def _ways(item: str) -> list[Pattern]:
    """Return the sequences of elements that one item of a line can be; many lines share items."""
    if item in _PLAIN:
        return [(_PLAIN[item],)]
    if item.startswith(".."):
        if item[2:] and not item[2:].isdigit():
            raise LexiconError(f"'{item}': write a gap as .. or ..5")
        return [(Element(What.GAP, most=int(item[2:] or 3)),)]
    if item.startswith("[") and item.endswith("]"):
        return _optional(item[1:-1])
    if item.startswith("!") and len(item) > 1:
        return [(_negative(item[1:]),)]
    return _alternatives(item)


def _optional(inner: str) -> list[Pattern]:
    inside = patterns(inner)
    single = [p[0] for p in inside if len(p) == 1 and p[0].what is What.TOKEN]
    ways: list[Pattern] = [p for p in inside if len(p) != 1 or p[0].what is not What.TOKEN]
    ways += [(Element(What.TOKEN, e.words, e.classes, e.shapes, optional=True),) for e in single]
    return ways if single else [*ways, ()]


def _negative(item: str) -> Element:
    ways = _alternatives(item)
    if any(len(way) != 1 or way[0].what is not What.TOKEN for way in ways):
        raise LexiconError(f"'!{item}': only single words and classes can be excluded")
    return Element(
        What.NOT,
        frozenset().union(*(way[0].words for way in ways)),
        frozenset().union(*(way[0].classes for way in ways)),
        frozenset().union(*(way[0].shapes for way in ways)),
    )


def _alternatives(item: str) -> list[Pattern]:
    """Return one element for all alternatives that are one token, and a sequence for each that is more."""
    words: set[str] = set()
    classes: set[str] = set()
    shapes: set[str] = set()
    ways: list[Pattern] = []
    for one in _split(item):
        if one.startswith("@"):
            classes.add(one[1:])
        elif one.startswith("%"):
            if one[1:] in SHAPES:
                shapes.add(one[1:])
            else:
                ways.append((Element(What.ENTITY, shapes=frozenset({one[1:]})),))
        else:
            written = expanded(one)
            plain = {word.lower() for word in written if word.isascii() and word.isalpha()}  # most are
            words |= plain
            for way in (w for word in written if not (word.isascii() and word.isalpha()) for w in _spellings(word)):
                if len(way) == 1:
                    words |= way[0].words
                    classes |= way[0].classes
                    shapes |= way[0].shapes
                else:
                    ways.append(way)
    if words or classes or shapes:
        ways.insert(0, (Element(What.TOKEN, frozenset(words), frozenset(classes), frozenset(shapes)),))
    return list(dict.fromkeys(ways))


def _split(item: str) -> Iterator[str]:
    """Split at the bars that stand outside parentheses."""
    depth, begin = 0, 0
    for at, character in enumerate(item):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and not depth:
            yield item[begin:at]
            begin = at + 1
    if depth:
        raise LexiconError(f"'{item}': a parenthesis is missing")
    yield item[begin:]


def expanded(word: str) -> list[str]:
    """Return all words that a word with alternatives stands for: klant(en|) is klanten and klant."""
    begin = word.find("(")
    if begin < 0:
        return [word] if word else []
    depth, end = 0, begin
    for end in range(begin, len(word)):
        depth += {"(": 1, ")": -1}.get(word[end], 0)
        if not depth:
            break
    inner, rest = list(_split(word[begin + 1 : end])), word[end + 1 :]
    return [f for each in inner for f in (expanded(word[:begin] + each + rest) or [])]


def _spellings(word: str) -> Iterator[Pattern]:
    """Return the sequences of tokens that one written word can be: burn-out, burnout, burn out."""
    for spelled in _with_umlauts(word):
        yield _sequence(spelled)
        first, dash, last = spelled.partition("-")
        if dash and first.strip("*") and last.strip("*") and "-" not in last:
            yield (*_sequence(first), *_sequence(last))
            if "*" not in spelled:
                yield _sequence(first + last)


def _with_umlauts(word: str) -> list[str]:
    other = word
    for umlaut, two in _UMLAUTS:
        other = other.replace(umlaut, two)
    return [word] if other == word else [word, other]


def _sequence(word: str) -> Pattern:
    if "*" in word:
        return tuple(e for part in re.split(r"(-)", word) if part for e in _affix(part))
    return tuple(Element(What.TOKEN, words=frozenset({token.key})) for token in tokenise(word).tokens)


def _affix(part: str) -> Pattern:
    stem = part.strip("*")
    if not stem:
        return (Element(What.TOKEN, shapes=frozenset({"word"})),)
    keys = [token.key for token in tokenise(stem).tokens]
    if "*" not in part:
        return tuple(Element(What.TOKEN, words=frozenset({key})) for key in keys)
    if len(keys) != 1:
        raise LexiconError(f"'{part}': a part of a word holds letters only")
    written = ("*" if part.startswith("*") else "") + keys[0] + ("*" if part.endswith("*") else "")
    return (Element(What.TOKEN, classes=frozenset({written})),)
