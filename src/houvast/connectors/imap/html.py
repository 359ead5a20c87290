"""The text of an HTML body as people see it, and how it is changed without touching the markup around it.

Each line of the text is a run: what stands between two tags that begin a new line, whatever inline tags cut it in
pieces; or the value of an attribute that people see or click (a link, the text for a picture).
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

# Written so that an unclosed tag or comment is given up at the next one: a hostile body takes no longer than another.
_TOKEN = re.compile(
    r"<!--(?P<comment>(?:(?!<!--|-->).)*+)-->"
    r"|<(?P<tag>/?[a-zA-Z][^\s/<>\"']{0,40})(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>"
    r"|<[!?][^<>]{0,4096}>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});?)"
    r"|(?P<blank>\s+)"
    r"|(?P<word>[^<&\s]++(?: [^<&\s]++)*+|[<&])",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>href|alt|title|value|content|placeholder)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+))",
    re.IGNORECASE,
)
_INLINE_NAMES = (
    "a abbr b bdi bdo big cite code del em font i ins kbd mark q s samp small span strong sub sup tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_UNSEEN = ("script", "style")


@dataclass(frozen=True, slots=True)
class Piece:
    """A few characters of a run, and where they stand in the source."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Run:
    """One line of text, in pieces."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def even(self) -> list[Piece]:
        """Return the pieces as people see them: one blank where there are several, none around."""
        found: list[Piece] = []
        for piece in self.pieces:
            if not piece.text.isspace():
                found.append(piece)
            elif found and found[-1].text != " ":
                found.append(Piece(" ", piece.start, piece.end))
        return found[:-1] if found and found[-1].text == " " else found

    @property
    def text(self) -> str:
        """Return the line, without blanks around it."""
        return "".join(p.text for p in self.even)


@lru_cache(maxsize=4)  # one message is read for several questions in a row
def text_of_html(source: str) -> str:
    """Return the text as people see it, a line for each run."""
    return "\n".join(run.text for run in _runs(source))


def rewritten_html(source: str, text: str) -> str:
    """Return the source with its text changed: line by line, or all of it into the first line."""
    runs = list(_runs(source))
    lines = text.split("\n")
    if len(lines) != len(runs):
        lines = [text, *([""] * (len(runs) - 1))]
    splices = [s for run, line in zip(runs, lines, strict=False) if run.text != line for s in _splices(run, line)]
    pieces, at = [], 0
    for start, end, new in sorted(splices):
        pieces += [source[at:start], new]
        at = end
    return "".join([*pieces, source[at:]])


def _runs(source: str) -> Iterator[Run]:
    return (run for run in _all_runs(source) if run.text)


def _all_runs(source: str) -> Iterator[Run]:
    run, skip_to = Run(), 0
    for token in _TOKEN.finditer(source):
        if token.start() < skip_to:
            continue
        if token["tag"] is None and token["comment"] is None:
            run.pieces += _pieces(token)
            continue
        tag = (token["tag"] or "").lower()
        if tag and tag.lstrip("/") not in _INLINE:
            yield run
            run = Run()
        yield from _attributes(source, token)
        skip_to = _behind(source, tag, token.end()) if tag in _UNSEEN else 0
    yield run


def _pieces(token: re.Match[str]) -> Iterator[Piece]:
    if token["entity"]:
        yield Piece(html.unescape(token["entity"]), *token.span())
    elif token["blank"]:
        yield Piece(" ", *token.span())
    elif token["word"]:
        yield Piece(token["word"], *token.span())


def _behind(source: str, tag: str, at: int) -> int:
    found = re.compile(rf"</{tag}", re.IGNORECASE).search(source, at)
    return found.start() if found else len(source)


def _attributes(source: str, token: re.Match[str]) -> Iterator[Run]:
    """Yield a run for each attribute, and for a comment, which holds old text as often as not."""
    if token["comment"] is not None:
        yield _run_of(source, *token.span("comment"))
        return
    for found in _ATTRIBUTE.finditer(source, *token.span("attributes")):
        group = next(g for g in "abc" if found[g] is not None)
        yield _run_of(source, *found.span(group))


def _run_of(source: str, start: int, end: int) -> Run:
    run = Run()
    for token in _TOKEN.finditer(source, start, end):
        at, behind = token.span()
        text = " " if token["blank"] else html.unescape(source[at:behind])
        run.pieces.append(Piece(text, at, behind))
    return run


def _splices(run: Run, line: str) -> Iterator[tuple[int, int, str]]:
    """Yield what to replace in the source so that the run reads as the line."""
    pieces = run.even
    for start, end, new in differences("".join(p.text for p in pieces), line):
        yield from _splices_at(pieces, start, end, html.escape(new))


def _splices_at(pieces: Sequence[Piece], start: int, end: int, new: str) -> Iterator[tuple[int, int, str]]:
    at, waiting = 0, new
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        at += len(piece.text)
        if low > high or (low == high and not (waiting and start == end)):
            continue
        whole = piece.end - piece.start != len(piece.text)
        kept = html.escape(piece.text[:low]), html.escape(piece.text[high:])
        if whole:
            yield piece.start, piece.end, kept[0] + waiting + kept[1]
        else:
            yield piece.start + low, piece.start + high, waiting
        waiting = ""
        if start == end:
            return


def differences(before: str, after: str) -> list[tuple[int, int, str]]:
    """Return which stretches of one text became what in the other: as few words as it takes, in order."""
    old, new = _words(before), _words(after)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    start = sum(map(len, old[:head]))
    found = []
    for a, b, c, d in _blocks(middle_old, middle_new):
        begin = start + sum(map(len, middle_old[:a]))
        found.append((begin, begin + sum(map(len, middle_old[a:b])), "".join(middle_new[c:d])))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\W", text)


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches that differ: up to the next word that both have, looking ahead a little."""
    i = j = 0
    while i < len(old) or j < len(new):
        a, c = i, j
        i, j = _meeting(old, new, i, j)
        if (a, c) != (i, j):
            yield a, i, c, j
        while i < len(old) and j < len(new) and old[i] == new[j]:
            i, j = i + 1, j + 1


_AHEAD, _SURE = 400, 3


def _meeting(old: list[str], new: list[str], i: int, j: int) -> tuple[int, int]:
    """Return the nearest places from which both go on alike for a few words, or both ends."""
    for distance in range(min(_AHEAD, len(old) - i + len(new) - j)):
        for step in range(max(0, distance - (len(new) - j)), min(distance, len(old) - i) + 1):
            x, y = i + step, j + distance - step
            if old[x : x + _SURE] == new[y : y + _SURE] and x < len(old):
                return x, y
    return len(old), len(new)
