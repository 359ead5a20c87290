"""A text as sentences, and a sentence as words."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_MARK = re.compile(r"^\s*(?:#+|[-*•]|\d+[.)])\s+")
_END = re.compile(r"(?<=[.!?;:…])[\"'”’)]*\s+")
_NEW_PARAGRAPH = re.compile(r"\n[ \t]*\n")
# A stop after these, or after one letter, ends no sentence.
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|art|artt|nr|no|bijv|bv|blz|ca|dhr|mevr|mw|drs|mr|ir|tel|incl|excl|resp|vgl|lid|"
    r"e\.g|i\.e|etc|mrs|ms|dr|prof|p\.ex|env|cf|al|abs|bzw|z\.b|d\.h|usw|ggf|str|st)\.[\"'”’)]*$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of a text; a heading and an item of a list are sentences of their own."""
    for part in _NEW_PARAGRAPH.split(text):
        for line in _lines(part):
            yield from _cut(line)


def words(sentence: str) -> list[str]:
    """Give the words of a sentence; one with a hyphen is one word, and so is a number."""
    return WORD.findall(sentence)


def _lines(part: str) -> Iterator[str]:
    """Join the lines of a paragraph, except where a mark begins a heading or an item."""
    together: list[str] = []
    for line in part.splitlines():
        if _MARK.match(line) and together:
            yield " ".join(together)
            together = []
        together.append(_MARK.sub("", line).strip())
    if together:
        yield " ".join(together)


def _cut(line: str) -> Iterator[str]:
    before = ""
    for piece in _END.split(line):
        whole = f"{before} {piece}".strip()
        if _SHORTENED.search(whole) and piece:
            before = whole
            continue
        before = ""
        if WORD.search(whole):
            yield whole
    if WORD.search(before):
        yield before
